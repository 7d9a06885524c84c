"""Register numbers from an office's template."""

from datetime import date

import pytest

from etik_tui.errors import InputError
from etik_tui.journal.number import counter_year, number_problems, register_number

DAY = date(2026, 9, 3)


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{n}", "7"),
        ("{n:03d}/KE/{bulan_romawi}/{tahun}", "007/KE/IX/2026"),
        ("{n:05}-{bulan:02d}.{tahun}", "00007-09.2026"),
        ("{{{n}}}/{bulan}", "{7}/9"),
        ("{n:d} – é", "7 – é"),
        ("{n}/{lembaga}", "7/ALFA"),
    ],
)
def test_known_fields_are_filled(template: str, number: str) -> None:
    """The fixed set of fields is filled in, with zeros in front where asked."""
    assert number_problems(template) == ()
    assert register_number(template, 7, DAY, "ALFA") == number


@pytest.mark.parametrize(
    "template",
    [
        "{n.__class__}",
        "{n.__class__.__mro__[1].__subclasses__}",
        "{n[0]}",
        "{n!r}",
        "{n:>1000000000d}",
        "{n:{tahun}}",
        "{n:0100d}",
        "{n:x}",
        "{tahun:%Y}",
        "{bulan_romawi:03d}",
        "{n}{lembaga:>99}",
        "{n}{os}",
        "{n}{}",
        "{n}{0}",
        "{n",
        "n}",
        "{tahun}",
        "",
        "{n}\x1b[31m",
        "{n}\n",
        "{n}\u202e",
        "{n}" + "x" * 80,
    ],
)
def test_nothing_else_is_a_template(template: str) -> None:
    """Attributes, indexes, conversions, wide or nested formats and control text are refused."""
    assert number_problems(template)
    with pytest.raises(InputError, match="Pola nomor register"):
        register_number(template, 7, DAY)


def test_all_problems_are_named_at_once() -> None:
    """Each unknown part is named, with what is known."""
    problems = number_problems("{nomor:03d}/{tahun!r}")
    assert [problem.key for problem in problems] == ["{nomor:03d}", "{tahun!r}", ""]
    assert "{bulan_romawi}" in problems[0].remedy


def test_the_year_in_the_template_makes_the_counter_begin_again() -> None:
    """A template with the year counts by year, one without counts on."""
    assert counter_year("{n}/{tahun}", DAY) == 2026
    assert counter_year("{n}/{bulan}", DAY) == 0
