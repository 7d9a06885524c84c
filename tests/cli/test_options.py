"""No option of a verb takes the place of one that all verbs have."""

import argparse
from collections.abc import Iterator

from etik_tui.cli.main import build_parser, nouns


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of all verbs below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from parsers(each)


def test_every_option_has_a_place_of_its_own():
    """Two options kept under one name would pass for each other: a filter for who is asking."""
    for parser in parsers(build_parser(*nouns())):
        names = [action.dest for action in parser._actions]
        assert len(names) == len(set(names)), parser.prog


def test_a_filter_by_actor_says_nothing_about_who_asks(etik, number):
    """`--actor` chooses limits; the person stays the one named by `--as`, or the machine's."""
    assert etik("access", "grant", "sari", "--name", "Sari", "--role", "overseer").status == 0
    assert etik("agenda", "--as", "sari", "--json").body["dues"]
    # Whoever runs this may see no case.
    assert not etik("agenda", "--actor", "sari", "--json").body["dues"]
    assert etik("agenda", "--as", "tiada").status == 3
