"""`python -m etik_tui`, and the entry point `etik`."""

import sys


def main() -> int:
    """Run the program; a start without a verb shows its first picture before the rest is loaded."""
    from etik_tui.tui.prelude import begin

    prelude = begin(sys.argv[1:])
    try:
        from etik_tui.cli.main import main as run

        return run(prelude=prelude)
    finally:
        if prelude is not None:
            prelude.end()


if __name__ == "__main__":
    sys.exit(main())
