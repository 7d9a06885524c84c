"""`python -m etik_tui`, and the entry point `etik`."""

import sys

from etik_tui.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
