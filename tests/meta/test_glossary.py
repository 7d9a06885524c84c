"""The words of the code are explained."""

import ast
import re

from etik_tui.locale import SOURCE_LANGUAGE, use
from etik_tui.tui.law.own_term import own_terms
from tests.meta.source import ROOT, shipped_modules

PAGE = ROOT / "docs" / "glossary.md"
MARK = "<!-- from the words that the program shows -->\n"
EXPLAINED_LAYERS = ("src/etik_tui/domain/", "src/etik_tui/profile/")


def test_public_classes_of_domain_and_profile_are_in_the_glossary() -> None:
    """The classes that docs/glossary.md explains are the values and enums of domain/ and profile/.

    Classes without a base are machinery, such as what reads a file; they need no entry.
    """
    page = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    explained = set(re.findall(r"`([A-Z]\w+)`", page))
    classes = {
        found.qualified_name: module.name
        for module in shipped_modules()
        if module.name.startswith(EXPLAINED_LAYERS)
        for found in module.definitions
        if isinstance(found.node, ast.ClassDef) and found.node.bases
        if found.is_public and "." not in found.qualified_name
    }
    missing = [
        f"{module}: {name} has no line in docs/glossary.md"
        for name, module in classes.items()
        if name not in explained
    ]
    assert not missing, "\n".join(missing)
    gone = explained - set(classes) - {"AnyFact"}
    assert not gone, f"docs/glossary.md explains classes that no longer exist: {sorted(gone)}"


def shown_words() -> str:
    """Return the words that the program explains on its screens, as the page has them."""
    try:
        use("en")
        english = own_terms()
    finally:
        use(SOURCE_LANGUAGE)
    rows = ["| on screen | in English | meaning | source |", "|---|---|---|---|"]
    for word, other in zip(own_terms(), english, strict=True):
        source = other.source or "each regulation's own"
        rows.append(f"| {word.title} | {other.title} | {other.meaning} | {source} |")
    return "\n".join(rows) + "\n"


def test_the_page_has_the_words_that_the_program_explains() -> None:
    """The glossary on the screen and the page are one; `python -m tests.meta.test_glossary`."""
    assert PAGE.read_text(encoding="utf-8").partition(MARK)[2] == shown_words()


if __name__ == "__main__":
    kept = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(kept[0] + MARK + shown_words(), encoding="utf-8")
