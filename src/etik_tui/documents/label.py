"""Labels of lists as printed: `1.`, `(2)`, `b)`, `IV.`."""

from etik_tui.documents.terbilang import roman


def advanced(label: str, steps: int) -> str:
    """Return a list label some steps on: `1.` by 2 is `3.`, `a)` by 1 is `b)`."""
    core = label.strip("().")
    if core.isdigit():
        return label.replace(core, str(int(core) + steps))
    if core == "I":
        return label.replace(core, roman(1 + steps))
    if len(core) == 1 and core.isalpha():
        return label.replace(core, chr(min(ord(core) + steps, ord("z" if core > "Z" else "Z"))))
    return label
