"""`etik case`: everything that is done on one case, and the list of them."""

import argparse

from etik_tui.cli.case import (
    act,
    amendment,
    attachment,
    check,
    examination,
    file,
    hearing,
    identity,
    intake,
    listing,
    restriction,
    sheet,
)
from etik_tui.cli.grammar import add_noun


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    acts = (act, file, attachment, restriction, identity, hearing, examination, amendment)
    parts = (intake, listing, sheet, check, *acts)
    for part in parts:
        part.describe(verbs)
