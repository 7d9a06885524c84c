"""Measures that all renderers share, so that a paper looks the same in each."""

from collections.abc import Sequence

from etik_tui.documents.block import Signature

GAP_DOTS = "." * 30
"""A missing value on paper: a dotted line to fill in by hand."""

WIDEST_LABEL = 40
"""Characters of a label beyond which its value stands on the next line."""


def is_wide(label: str) -> bool:
    """Tell whether a label is too long to stand beside its value."""
    return len(label) > WIDEST_LABEL


def column_widths(widths: Sequence[float], count: int) -> tuple[float, ...]:
    """Return the share of each of `count` columns, together 1; columns without width are equal."""
    given = [max(0.0, width) for width in widths[:count]]
    given += [1.0] * (count - len(given))
    total = sum(given) or 1.0
    return tuple(width / total for width in given)


def rows_of_signatures(columns: tuple[Signature, ...]) -> tuple[tuple[Signature, ...], ...]:
    """Return places to sign in rows: up to three side by side, more of them two by two."""
    size = 2 if len(columns) > 3 else 3
    return tuple(columns[at : at + size] for at in range(0, len(columns), size))
