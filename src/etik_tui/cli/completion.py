"""`etik completion`: what a shell needs to complete verbs and options, made from the parsers."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from etik_tui.cli.grammar import furnish
from etik_tui.cli.session import Session
from etik_tui.locale import _

SHELLS = ("bash", "zsh", "fish")


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, completion, reads=True)
    parser.add_argument("shell", choices=SHELLS, help=_("untuk shell mana"))


def completion(session: Session, args: argparse.Namespace) -> int:
    """Print the script for a shell; it holds nothing of the office, and is never JSON."""
    session.out.raw(completion_script(args.shell))
    return 0


def completion_script(shell: str) -> str:
    """Return the script for one of `SHELLS`."""
    import shtab

    from etik_tui.cli.main import build_parser, nouns

    parser = build_parser(*nouns())
    for each in _all_parsers(parser):
        for action in each._actions:  # noqa: SLF001 - argparse tells it in no other way
            if action.type is Path:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.dest == "workspace" and action.help != argparse.SUPPRESS:
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, shell)
    return script if script.endswith("\n") else f"{script}\n"


def _all_parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:  # noqa: SLF001 - the same
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for each in action.choices.values():
                yield from _all_parsers(each)
