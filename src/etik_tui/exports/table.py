"""Tables as .csv files that spreadsheets open as text: no cell can become a formula.

The file is UTF-8 with a byte order mark, comma separated, every cell quoted, lines end in CR LF.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from etik_tui.domain.shown import shown

Cell = str | int | float | date | None

_START = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What makes a spreadsheet read a cell as a formula; their full-width forms too."""

_SPLIT = re.compile(f"([;\\t|]\\s*)(?=[{re.escape(_START)}])")
"""Where a spreadsheet that separates cells otherwise than by commas would begin a formula."""


def csv_file(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a .csv file; texts of people and files are neutralised, numbers stay numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cell_text(each) for each in head])
    writer.writerows([cell_text(each) for each in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def cell_text(value: Cell) -> str:
    """Return a cell's text on one line; what could begin a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value)
    risky = value.lstrip(" \n\v\f\u00a0\u3000\ufeff")[:1]
    text = shown(" ".join(value.splitlines())).strip()
    text = _SPLIT.sub(r"\1'", text)
    return f"'{text}" if (risky and risky in _START) or text[:1] in tuple(_START) else text
