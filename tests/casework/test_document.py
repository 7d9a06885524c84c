"""Files that officials write: read to the end, with all problems and their places."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.casework.document import Document, document, read_document
from etik_tui.casework.registration import Report
from etik_tui.casework.report_file import FileAct, parsed, read_act, read_panel
from etik_tui.errors import InputError


def problems(text, kind=Report):
    """Return the problems of a text as (line, key, what)."""
    try:
        found = parsed(Document("f.toml", text), kind).problems
    except InputError as error:
        found = error.problems
    return [(problem.line, problem.key, problem.what) for problem in found]


GOOD = 'channel = "laporan"\ntitle = "Judul"\n'

MISTAKES = {
    "unknown key": (GOOD + 'titel = "x"', (3, "titel", "kunci tidak dikenal")),
    "missing key": ('channel = "laporan"', (0, "title", "wajib diisi")),
    "wrong type": (GOOD + "parties = 3", (3, "parties", "harus sebuah daftar")),
    "table wanted": (GOOD + "dates = 3", (3, "dates", "harus sebuah tabel")),
    "no such day": (
        GOOD + "[dates]\nditerima = 2026-02-30",
        (4, "dates.diterima", "“2026-02-30” bukan tanggal yang ada"),
    ),
    "short day": (
        GOOD + "[dates]\nditerima = 2026-2-3 # catatan",
        (4, "dates.diterima", "“2026-2-3” bukan tanggal yang ada"),
    ),
    "quoted day": (
        GOOD + '[dates]\nditerima = "kemarin"',
        (4, "dates.diterima", "“kemarin” bukan tanggal yang ada"),
    ),
    "unknown role": (
        GOOD + '[[parties]]\nrole = "terlapr"\nname = "X"',
        (4, "parties[0].role", "“terlapr” tidak dikenal"),
    ),
    "not yes or no": (GOOD + 'sensitive = "ya"', (3, "sensitive", "harus true atau false")),
    "text wanted": (
        GOOD + "evidence = [{ title = [] }]",
        (3, "evidence[0].title", "harus teks dalam tanda petik"),
    ),
}


@pytest.mark.parametrize(("text", "problem"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place(text, problem):
    """Each mistake is one problem with line and key."""
    assert problem in problems(text)


def test_all_mistakes_are_told_at_once():
    """Several impossible dates, wrong keys and missing keys are all in one list."""
    text = "a = 2026-02-30\nb = 2026-13-01\n[dates]\nc = 2026-02-31\nd = 2026-02-28\n"
    keys = [key for _line, key, _what in problems(text)]
    assert sorted(keys) == ["a", "b", "channel", "dates.c", "title"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = \n", 1), ("a = 1\nb = [1,\n", 3), ("a = 1\na = 2\n", 2), ("{", 1), ('{"a": }', 1)],
)
def test_what_is_no_toml_or_json_is_told_with_its_line(text, line):
    """A file that cannot be parsed is one problem with its line."""
    with pytest.raises(InputError) as raised:
        Document("f", text)
    assert raised.value.problems[0].line == line


def test_plain_values_become_text():
    """Numbers, dates and yes/no of a field are taken as the text they are."""
    text = '[fields]\na = 3\nb = true\nc = 2026-02-03\nd = ["x", 1]\ne = 09:30:00\n'
    act = read_act(Document("f", text))
    assert act.fields == {"a": "3", "b": "ya", "c": "2026-02-03", "d": ("x", "1"), "e": "09:30:00"}


def test_json_is_read_too():
    """The same act in JSON gives the same value; its schema's name may stay in it."""
    text = json.dumps({"schema": "x", "dates": {"surat": "2026-02-03"}, "fields": {"a": ["b"]}})
    act = read_act(Document("f", text))
    assert isinstance(act, FileAct)
    assert (act.dates["surat"].isoformat(), act.fields["a"]) == ("2026-02-03", ("b",))


def test_a_panel_keeps_its_order():
    """Members get their ids in the order of the file."""
    text = '[[majelis]]\nseat = "ketua"\nname = " A "\n[[majelis]]\nseat = "anggota"\nname = "B"\n'
    majelis = read_panel(Document("f", text))
    assert [(each.id, each.seat, each.person.name) for each in majelis.seats] == [
        ("m1", "ketua", "A"),
        ("m2", "anggota", "B"),
    ]


def test_bytes_that_are_no_text(tmp_path):
    """A file that is not UTF-8, too large, missing or a folder is refused with its name."""
    for content in (b"\xff\xfe", b"a" * 2_000_001):
        with pytest.raises(InputError):
            document(content, "f")
    for path in (tmp_path / "tiada", tmp_path):
        with pytest.raises(InputError) as raised:
            read_document(path)
        assert raised.value.where == str(path)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000]
)
def test_depth_is_bounded(text):
    """Nesting beyond all sense is refused, not followed."""
    with pytest.raises(InputError):
        parsed(Document("f", text), Report)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    """No text whatever breaks the reader."""
    with suppress(InputError):
        parsed(Document("f", text), Report)
