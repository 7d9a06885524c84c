"""How far a long work has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many parts are done, and of how many."""
