"""`etik case`: everything that is done on one case, and the list of them."""

import argparse
from collections.abc import Iterator, Mapping
from importlib import import_module

from etik_tui.cli.grammar import Parser, add_noun

# In the order of the help; a verb that scripts call often names its own part.
PARTS = (
    "intake",
    "listing",
    "sheet",
    "check",
    "act",
    "file",
    "evidence",
    "attachment",
    "carriage",
    "restriction",
    "identity",
    "hearing",
    "examination",
    "amendment",
    "dossier",
)
ALONE: Mapping[str, str] = {"list": "listing", "show": "sheet"}


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun; where one alone is wanted, only that one is loaded."""
    verbs = add_noun(parser)
    for part in _wanted(parser):
        import_module(f"etik_tui.cli.case.{part}").describe(verbs)


def _wanted(parser: argparse.ArgumentParser) -> Iterator[str]:
    verb = parser.wanted if isinstance(parser, Parser) else ""
    yield from (ALONE[verb],) if verb in ALONE else PARTS
