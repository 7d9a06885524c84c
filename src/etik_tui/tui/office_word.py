"""Words of an office's settings that are needed before anything is loaded."""

from __future__ import annotations


def word_of_office(folder: str, key: str) -> str:
    """Return what the settings of a workspace say at their top; "" where they do not say it.

    They are read whole only where the key occurs at all. What is wrong with them is said in full
    when they are loaded.
    """
    try:
        # Runs before pathlib is loaded.
        with open(f"{folder}/office.toml", "rb") as file:  # noqa: PTH123
            content = file.read()
        if key.encode() not in content:
            return ""
        import tomllib

        said = tomllib.loads(content.decode()).get(key)
    except (OSError, ValueError):
        return ""
    return said if isinstance(said, str) else ""
