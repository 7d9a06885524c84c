"""`python -m etik_tui`, and the entry point `etik`."""

import gc
import sys

CONFINED = "--confined"
"""In front of all others: the start behind a forced command, as lines of keys have it."""

LISTS = frozenset({"agenda", "case"})
"""The nouns that have a list which is printed before the rest is loaded."""


def main() -> int:
    """Run the program; what can be shown or listed from the index alone is, before the rest."""
    # Nothing that a start makes is garbage: collecting begins when it is done.
    gc.disable()
    arguments, asked = sys.argv[1:], None
    if arguments[:1] == [CONFINED]:
        del arguments[0]
        from etik_tui.access.confinement import confine
        from etik_tui.errors import EtikError

        try:
            asked = confine(_workspace(arguments))
        except EtikError as error:
            print(error, error.detail, file=sys.stderr)
            return int(error.exit_code)
    if asked is None and LISTS & {*arguments}:
        from etik_tui.cli.shortcut import listed

        status = listed(arguments)
        if status is not None:
            return status
    from etik_tui.tui.prelude import begin

    prelude = None if asked else begin(arguments)
    try:
        from etik_tui.standin import spare_start

        spare_start()
        from etik_tui.cli.main import main as run

        return run(arguments, prelude=prelude, asked=asked)
    finally:
        if prelude is not None:
            prelude.end()


def _workspace(arguments: list[str]) -> str:
    """Return the workspace that a line of keys names."""
    place = arguments.index("--workspace") + 1 if "--workspace" in arguments else len(arguments)
    return "".join(arguments[place : place + 1])


if __name__ == "__main__":
    sys.exit(main())
