"""`etik case`: everything that is done on one case, and the list of them."""

import argparse

from etik_tui.cli.case import act, amendment, file, hearing, intake, listing, restriction, sheet
from etik_tui.cli.grammar import add_noun


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    for part in (intake, listing, sheet, act, file, restriction, hearing, amendment):
        part.describe(verbs)
