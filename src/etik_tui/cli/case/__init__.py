"""`etik case`: everything that is done on one case, and the list of them."""

import argparse

from etik_tui.cli.case import (
    act,
    amendment,
    attachment,
    check,
    file,
    hearing,
    intake,
    listing,
    restriction,
    sheet,
)
from etik_tui.cli.grammar import add_noun


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    parts = (intake, listing, sheet, check, act, file, attachment, restriction, hearing, amendment)
    for part in parts:
        part.describe(verbs)
