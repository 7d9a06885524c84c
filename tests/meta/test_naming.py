"""Names say what a thing is about."""

import re

from tests.meta.source import ROOT, shipped_modules, test_modules

EMPTY_NAMES = {"base", "common", "helper", "helpers", "misc", "util", "utils"}
INSTITUTION = re.compile(r"bawaslu|banjarnegara|(?<![a-z])kpu(?![a-z])", re.IGNORECASE)


def test_no_module_or_folder_has_an_empty_name() -> None:
    """No module or folder is called utils, helpers, common, base, misc or custom_something."""
    problems = [
        f"{module.name}: `{part}` says nothing; name it after what it holds"
        for module in (*shipped_modules(), *test_modules())
        for part in module.name.removesuffix(".py").split("/")
        if part.strip("_") in EMPTY_NAMES or part.startswith("custom_")
    ]
    assert not problems, "\n".join(problems)


def test_the_core_names_no_institution() -> None:
    """Nothing under src/ names an institution: its code of ethics is data of a plugin."""
    problems = []
    for path in sorted((ROOT / "src").rglob("*")):
        if not path.is_file() or path.suffix in {".pyc", ".mo"}:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        place = path.relative_to(ROOT)
        problems += [
            f"{place}:{number}: {found.group()!r} belongs into profiles/, plugins/ or tests/"
            for number, line in enumerate([path.name, *lines])
            if (found := INSTITUTION.search(line))
        ]
    assert not problems, "\n".join(problems)
