"""Register numbers from an office's template: `{n:03d}/{lembaga}/{bulan_romawi}/{tahun}`.

| field | value |
|---|---|
| `n` | the running number; required; `{n:03d}` pads it with zeros |
| `tahun` | the year in four digits; with it the running number begins again every year |
| `bulan` | the month, `{bulan:02d}` in two digits |
| `bulan_romawi` | the month in Roman numerals |
| `lembaga` | the institution's code, so that those of one office do not share numbers |

Nothing else is a template: no attribute, index, conversion or other format reaches a value.
"""

import re
from datetime import date
from string import Formatter

from etik_tui.errors import InputError, Problem
from etik_tui.locale import _

MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FIELDS = ("n", "tahun", "bulan", "bulan_romawi", "lembaga")
PADDED = ("n", "bulan")
PADDING = re.compile(r"0[1-9]d?|d?")
LONGEST = 80


def number_problems(template: str) -> tuple[Problem, ...]:
    """Return everything wrong with a template; nothing if it can be used."""
    try:
        parts = tuple(Formatter().parse(template))
    except ValueError as error:
        return (Problem(what=_("kurung kurawal tidak berpasangan: {why}").format(why=error)),)
    problems = []
    if len(template) > LONGEST or not template.isprintable():
        what = _("paling banyak {n} karakter yang dapat dicetak").format(n=LONGEST)
        problems.append(Problem(what=what))
    for _text, field, form, conversion in parts:
        if field is not None and not _is_known(field, form or "", conversion or ""):
            written = (
                field + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            )
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            problems.append(
                Problem(
                    what=_("bagian yang tidak dikenal"),
                    key=f"{{{written}}}",
                    remedy=_("yang dikenal: {fields}").format(fields=known),
                )
            )
    if "n" not in (field for _text, field, *_rest in parts):
        problems.append(Problem(what=_("nomor urut {n} tidak ada dalam pola")))
    return tuple(problems)


def _is_known(field: str, form: str, conversion: str) -> bool:
    formed = not form or (field in PADDED and PADDING.fullmatch(form) is not None)
    return field in FIELDS and formed and not conversion


def counter_year(template: str, on: date) -> int:
    """Return the year whose counter numbers a case; 0 if the template never begins again."""
    fields = {field for _text, field, *_rest in Formatter().parse(template)}
    return on.year if "tahun" in fields else 0


def register_number(template: str, n: int, on: date, code: str = "") -> str:
    """Return the n-th register number of the institution with a code, as of a day.

    Raises `InputError` with all problems of the template.
    """
    problems = number_problems(template)
    if problems:
        raise InputError(
            _("Pola nomor register tidak dapat dipakai."),
            problems=problems,
            where=template[:LONGEST],
            remedy=_("Perbaiki pola nomor dalam pengaturan kantor."),
        )
    month = on.month
    return template.format(
        n=n,
        tahun=on.year,
        bulan=month,
        bulan_romawi=MONTHS[month - 1],
        lembaga=code,
    )
