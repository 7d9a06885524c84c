"""An office's own calendar: what it changes, and every mistake with its sentence."""

from datetime import date

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etik_tui.errors import InputError
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import CalendarOptions, DayOff, Layer
from etik_tui.workdays.office import (
    DAY_KEYS,
    TOP_KEYS,
    YEAR_KEYS,
    CalendarOverride,
    load_office_calendar,
)

GOOD = """
week = 6
collective_leave_counts = true

[[add]]
date = 2026-06-17
name = "Hari Raya Galungan"
basis = "SE Gubernur Bali tentang dispensasi hari raya"

[[remove]]
date = "2026-08-25"
reason = "Kantor melayani, surat sekretaris 12/2026"

[[year]]
year = 2028
basis = "SKB 2027 tentang 2028"
source = "https://contoh.go.id"

[[year.days]]
date = 2028-01-01
name = "Tahun Baru"

[[year.days]]
date = 2028-02-14
name = "Pemungutan suara"
layer = "libur-khusus"
basis = "Keppres 1/2028"
"""


@pytest.fixture
def load(tmp_path):
    """Return a function that writes a file and loads it."""

    def write_and_load(text):
        file = tmp_path / "kalender.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_office_calendar(file)

    return write_and_load


@pytest.fixture
def problems(load):
    """Return a function that loads a wrong file and returns its problems."""

    def of(text):
        with pytest.raises(InputError) as caught:
            load(text)
        return caught.value.problems

    return of


def test_an_office_changes_week_leave_days_and_years(load):
    """Each part of the file takes effect on the calendar built with it."""
    calendar = build_calendar(override=load(GOOD))
    assert calendar.options == CalendarOptions(week=6, collective_leave_counts=True)
    assert calendar.is_workday(date(2026, 3, 18))
    skip = calendar.why_off(date(2026, 6, 17))
    assert skip is not None
    assert skip.reason == "Hari Raya Galungan (libur lokal)"
    assert calendar.is_workday(date(2026, 8, 25))
    assert not calendar.is_provisional(date(2028, 1, 1), date(2028, 12, 31))
    (new_year,) = calendar.days_off_on(date(2028, 1, 1))
    assert (new_year.layer, new_year.basis) == (Layer.NATIONAL, "SKB 2027 tentang 2028")
    (election,) = calendar.days_off_on(date(2028, 2, 14))
    assert (election.layer, election.basis) == (Layer.SPECIAL, "Keppres 1/2028")


def test_an_empty_file_changes_nothing(load):
    """A file that says nothing leaves days, options and version as they are."""
    options = CalendarOptions(week=6)
    assert load("") == CalendarOverride()
    assert build_calendar(options, load("")).version == build_calendar(options).version


def test_a_year_of_the_office_replaces_the_shipped_year(load):
    """An amended decree is entered as a whole year; nothing of the shipped one remains."""
    text = """
        [[year]]
        year = 2027
        basis = "SKB perubahan"
        days = [{date = 2027-01-01, name = "Tahun Baru"}]
    """
    calendar = build_calendar(override=load(text))
    assert [day.on for day in calendar.days if day.on.year == 2027] == [date(2027, 1, 1)]
    decree = calendar.decree(2027)
    assert decree is not None
    assert decree.basis == "SKB perubahan"


def test_a_removal_strikes_days_of_plugins_but_not_the_offices_own():
    """The office has the last word over plugins' days, and its own additions stay."""
    day = DayOff(on=date(2026, 6, 17), name="Galungan", layer=Layer.LOCAL, basis="plugin")
    own = DayOff(on=date(2026, 6, 18), name="Manis Galungan", layer=Layer.LOCAL, basis="SE")
    removal = CalendarOverride(remove=(), add=(own,))
    calendar = build_calendar(override=removal, extra=(day,))
    assert not calendar.is_workday(day.on)
    assert not calendar.is_workday(own.on)


def test_a_removal_without_effect_is_found(load):
    """A removal of a day that nobody has off is reported, to be shown as a warning."""
    override = load(
        '[[remove]]\ndate = 2026-11-11\nbasis = "salah ketik"\n' + GOOD.split("\n\n")[2]
    )
    idle = override.idle_removals(build_calendar())
    assert [removal.on for removal in idle] == [date(2026, 11, 11)]


def test_a_file_saved_by_a_windows_editor_is_read(load):
    """A byte order mark and CRLF line ends do no harm."""
    assert load(b"\xef\xbb\xbfweek = 6\r\n").week == 6


DAY = '[[add]]\ndate = 2026-06-17\nname = "Galungan"\nbasis = "SE"\n'
YEAR = '[[year]]\nyear = 2028\nbasis = "SKB"\n'
YEAR_DAY = '[[year.days]]\ndate = 2028-01-01\nname = "Tahun Baru"\n'


@pytest.mark.parametrize(
    ("text", "line", "key", "what", "remedy"),
    [
        ("week = 7", 1, "week", "harus 5 atau 6", "tulis week = 5 atau week = 6"),
        ("week = true", 1, "week", "harus 5 atau 6", ""),
        ("week = 5.0", 1, "week", "harus 5 atau 6", ""),
        (
            "collective_leave_counts = 1",
            1,
            "collective_leave_counts",
            "harus true atau false",
            "tulis true",
        ),
        ("\nweak = 5", 2, "weak", "kunci tidak dikenal", "mungkin maksudnya week"),
        ("[add]\ndate = 2026-06-17", 0, "add", "harus berupa daftar entri", "[[add]]"),
        ("add = [1]", 1, "add", "harus berupa daftar entri", "[[add]]"),
        ("[[add]]\nname = 'a'\nbasis = 'b'", 1, "add[1].date", "harus ada", "date = 2027-03-19"),
        (DAY.replace("2026-06-17", '"17-06-2026"'), 2, "add[1].date", "bukan tanggal", ""),
        (DAY.replace("2026-06-17", "2026-06-17T08:00:00"), 2, "add[1].date", "bukan tanggal", ""),
        (
            DAY.replace("2026-06-17", '"2026-02-30"'),
            2,
            "add[1].date",
            "tanggal 2026-02-30 tidak ada dalam kalender",
            "periksa hari dan bulannya",
        ),
        (DAY.replace("2026-06-17", "2026-02-30"), 2, "", "bukan TOML yang sah", "periksa tanggal"),
        (DAY.replace('basis = "SE"\n', ""), 1, "add[1].basis", "harus ada", 'tulis basis = "…"'),
        (DAY.replace('"SE"', '"  "'), 4, "add[1].basis", "harus teks yang tidak kosong", ""),
        (DAY.replace('"Galungan"', "3"), 3, "add[1].name", "harus teks yang tidak kosong", ""),
        (
            DAY.replace('"Galungan"', '"\\u001b[31mGalungan"'),
            3,
            "add[1].name",
            "memuat karakter yang tidak tercetak",
            "satu baris",
        ),
        (DAY + 'layer = "daerah"', 5, "add[1].layer", "lapisan tidak dikenal", "lokal"),
        (DAY + "layer = ['lokal']", 5, "add[1].layer", "lapisan tidak dikenal", "lokal"),
        (DAY + "nama = 'x'", 5, "add[1].nama", "kunci tidak dikenal", "mungkin maksudnya name"),
        (DAY + DAY, 6, "add[2].date", "2026-06-17 ditulis dua kali", "gabungkan namanya"),
        (
            DAY + "[[remove]]\ndate = 2026-06-17\nbasis = 'x'",
            6,
            "remove[1].date",
            "2026-06-17 ditambahkan dan dihapus sekaligus",
            "hapus salah satunya",
        ),
        (
            "[[remove]]\ndate = 2026-08-25\n",
            1,
            "remove[1].basis",
            "harus ada",
            'tulis basis = "…"',
        ),
        (
            "[[remove]]\ndate = 2026-08-25\nbasis = 'x'\n" * 2,
            5,
            "remove[2].date",
            "2026-08-25 ditulis dua kali",
            "",
        ),
        (YEAR, 1, "year[1].days", "tahun tanpa hari libur", "[[year.days]]"),
        (
            (YEAR + YEAR_DAY).replace("year = 2028", "year = '2028'"),
            2,
            "year[1].year",
            "tahun empat angka harus ada",
            "year = 2028",
        ),
        (
            YEAR + YEAR_DAY.replace("2028", "2029"),
            1,
            "year[1].days",
            "2029-01-01 bukan dalam tahun 2028",
            "periksa tanggalnya",
        ),
        (
            YEAR + YEAR_DAY + YEAR_DAY,
            8,
            "year[1].days[2].date",
            "2028-01-01 ditulis dua kali",
            "",
        ),
        (
            YEAR + YEAR_DAY + YEAR + YEAR_DAY,
            8,
            "year[2].year",
            "tahun 2028 ditulis dua kali",
            "gabungkan",
        ),
        (
            YEAR + "status = 'resmi'\n" + YEAR_DAY,
            4,
            "year[1].status",
            "status tidak dikenal",
            "ditetapkan, perkiraan",
        ),
        ("week = [", 0, "", "bukan TOML yang sah", ""),
        ("week = " + "[" * 5000, 0, "", "bukan TOML yang sah", ""),
    ],
)
def test_each_mistake_has_its_sentence(problems, text, line, key, what, remedy):
    """One mistake gives one problem that names line, key, what is wrong and what to do."""
    (problem,) = problems(text)
    assert (problem.line, problem.key) == (line, key)
    assert what in problem.what
    assert remedy in problem.remedy
    assert problem.file.endswith("kalender.toml")


def test_all_mistakes_are_reported_at_once(problems):
    """A file with several mistakes is read to its end."""
    text = (
        "week = 9\n" + DAY.replace('basis = "SE"\n', "") + YEAR.replace("2028", "28") + "warna = 1"
    )
    found = {problem.key for problem in problems(text)}
    assert found == {"week", "add[1].basis", "year[1].year", "year[1].days", "year[1].warna"}


def test_a_year_without_basis_is_blamed_once(problems):
    """Days that would have taken the basis of their year are not blamed for its absence."""
    text = (YEAR + YEAR_DAY).replace('basis = "SKB"\n', "")
    assert [problem.key for problem in problems(text)] == ["year[1].basis"]


SCALARS = st.one_of(
    st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.datetimes()
)
ENTRIES = st.dictionaries(st.sampled_from([*DAY_KEYS, *YEAR_KEYS, "x"]), SCALARS, max_size=4)
FILES = st.dictionaries(
    st.sampled_from([*TOP_KEYS, "x"]),
    st.one_of(SCALARS, st.lists(SCALARS, max_size=2), ENTRIES, st.lists(ENTRIES, max_size=3)),
    max_size=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=FILES)
def test_any_toml_is_either_a_calendar_or_a_list_of_problems(load, content):
    """Whatever a file holds, loading it ends in a calendar or in problems with a remedy."""
    problems = None
    try:
        override = load(tomli_w.dumps(content))
    except InputError as error:
        problems = error.problems
    if problems is None:
        assert build_calendar(override=override).version
    else:
        assert problems
        assert all(problem.what and problem.remedy for problem in problems)


def test_a_missing_file_is_named(tmp_path):
    """A file that is not there ends in a sentence with its name."""
    with pytest.raises(InputError, match="tidak dapat dibaca") as caught:
        load_office_calendar(tmp_path / "tiada.toml")
    assert caught.value.problems[0].file.endswith("tiada.toml")


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    """A folder where a file is expected ends in a sentence."""
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        load_office_calendar(tmp_path)


def test_a_file_that_is_not_text_is_named(problems):
    """Bytes that are not UTF-8 are reported with their place."""
    (problem,) = problems(b"week = 5 # \xff\xfe")
    assert problem.what == "byte ke-12 bukan UTF-8"
