"""How much a test of faults does: little in every run, much by `make faults`.

Conventions of this folder: each test asks `size(short, long)` for its counts, prints one line of
what it counted (`make faults` shows it), works with processes of its own that it waits for, and
names the case or row that went wrong in its assertion.
"""

import os

# Read when the tests are collected: the environment of a test is empty.
LONG = os.environ.get("ETIK_FAULTS") == "long"


def size(short: int, long: int) -> int:
    """Return the first number, or by `make faults` the second."""
    return long if LONG else short
