"""The words of the code are explained."""

import ast
import re

from tests.meta.source import ROOT, shipped_modules

EXPLAINED_LAYERS = ("src/etik_tui/domain/", "src/etik_tui/profile/")


def test_public_classes_of_domain_and_profile_are_in_the_glossary() -> None:
    """The classes that docs/glossary.md explains are the values and enums of domain/ and profile/.

    Classes without a base are machinery, such as what reads a file; they need no entry.
    """
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
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
