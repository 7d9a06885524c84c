"""The whole journal, single cases and many reports as files: all of it, or nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "channel,title,dates.diterima,terlapor.name,terlapor.nip,pelapor.name,allegation.text"
GOOD = "laporan,Pungutan,2026-02-02,Jalak Suren,197210301997031003,Melati Anggrek,Meminta uang"


@pytest.fixture
def filled(etik: Run, number: str, tmp_path: Path) -> str:
    """The number of a case with a note, a paper and a piece of evidence."""
    proof = tmp_path / "bukti.txt"
    proof.write_text("bukti")
    assert etik("case", "evidence", number, "Surat", "--file", proof).status == 0
    assert etik("form", "issue", number, "A").status == 0
    return number


@pytest.fixture
def other(bare: Run, etik: Run, tmp_path: Path) -> tuple[str, Path]:
    """The option that names another, empty workspace, and its folder."""
    place = tmp_path / "lain"
    office = tmp_path / "office.toml"
    assert (
        bare("--workspace", place, "init", "--profile", "bawaslu", "--office", office).status == 0
    )
    return "--workspace", place


def test_a_journal_moves_with_its_files(etik, filled, other, tmp_path):
    """A zip fills an empty journal: same ends, same files, indexed; a second time is refused."""
    path = tmp_path / "j.zip"
    sent = etik("journal", "export", "-o", path, "--json").body
    assert (sent["files"], sent["missing"]) == (2, [])
    came = etik(*other, "journal", "import", path, "--json").body
    assert {k: came[k] for k in ("chains", "facts", "root", "files")} == {
        k: sent[k] for k in ("chains", "facts", "root", "files")
    }
    assert etik(*other, "case", "show", filled, "--json").body == (
        etik("case", "show", filled, "--json").body
    )
    checked = etik(*other, "journal", "verify", "--json").body
    assert (checked["sound"], checked["stale"]) == (True, 0)
    assert etik(*other, "journal", "import", path).status == 2


def test_facts_alone_come_without_files(etik, filled, other, tmp_path):
    """JSON lines hold every fact; what they name and did not come along is listed."""
    path = tmp_path / "j.jsonl"
    assert etik("journal", "export", "-o", path).status == 0
    came = etik(*other, "journal", "import", path, "--json")
    assert (came.status, len(came.body["missing"])) == (1, 2)


def lines(path: Path) -> list[bytes]:
    """The lines of an export."""
    return path.read_bytes().splitlines(keepends=True)


CUTS = {
    "tail": lambda text: text[:-1],
    "a fact": lambda text: text[:3] + text[4:],
    "the last chain": lambda text: [*text[:1], text[-1]],
    "order": lambda text: [*text[:2], text[3], text[2], *text[4:]],
    "a word": lambda text: [each.replace(b"Pungutan", b"Pemerasan") for each in text],
    "more": lambda text: [*text, text[1]],
    "no beginning": lambda text: text[1:],
    "nothing": lambda text: [],
    "rubbish": lambda text: [*text[:2], b"{" * 100_000 + b"\n", *text[2:]],
    "half a line": lambda text: [*text[:-1], text[-1][:20]],
}


def test_a_changed_journal_is_not_taken(etik, filled, other, tmp_path):
    """Whatever is changed in the file, the journal stays empty."""
    path, bad = tmp_path / "j.jsonl", tmp_path / "rusak.jsonl"
    etik("journal", "export", "-o", path)
    for name, change in CUTS.items():
        bad.write_bytes(b"".join(change(lines(path))))
        assert etik(*other, "journal", "import", bad).status in (1, 2), name
        assert etik(*other, "journal", "verify", "--json").body["cases"] == 0, name


def test_a_case_is_handed_over(etik, filled, other, tmp_path):
    """An archive brings a case with its number, chain and files to another office, once."""
    path = tmp_path / "perkara.zip"
    assert etik("case", "export", filled, "-o", path).status == 0
    came = etik(*other, "case", "import", path, "--json")
    assert (came.status, came.body["files"], came.body["number"]) == (0, 2, filled)
    log = etik("case", "log", filled, "--json").body
    assert etik(*other, "case", "log", filled, "--json").body == log
    assert etik(*other, "case", "note", filled, "lanjut").status == 0
    again = etik(*other, "case", "import", path)
    assert again.status == 2
    assert "sudah ada" in again.err


def test_a_number_that_is_taken_is_refused(etik, filled, other, report, tmp_path):
    """Another case has the number: nothing of the archive is kept, no file either."""
    path = tmp_path / "perkara.zip"
    etik("case", "export", filled, "-o", path)
    assert etik(*other, "case", "new", "--from", report).out.splitlines()[0] == filled
    printed = etik(*other, "case", "import", path)
    assert printed.status == 2
    assert "sudah dipakai" in printed.err
    assert not list((other[1]).rglob("evidence/*/*"))
    assert len(etik(*other, "case", "list", "--json").body["cases"]) == 1


def spoilt(path: Path, what: str) -> Path:
    """Write a case archive with something wrong beside it."""
    bad = path.with_name(f"{what}.zip")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(bad, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            if what == "fact" and name == "case.json":
                content = content.replace(b"Pungutan", b"Pemerasan")
            if what == "json" and name == "case.json":
                content = b"["
            if what == "evidence" and name.startswith("evidence/"):
                content = b"lain"
            changed.writestr(name, content)
        if what == "name":
            changed.writestr("../jahat", b"x")
    return bad


def test_a_changed_archive_is_refused(etik, filled, other, tmp_path):
    """A changed fact, a file that is not as recorded or leads outside: nothing is kept."""
    path = tmp_path / "perkara.zip"
    etik("case", "export", filled, "-o", path)
    for what in ("fact", "evidence", "name", "json"):
        assert etik(*other, "case", "import", spoilt(path, what)).status in (1, 2), what
    assert etik(*other, "case", "list", "--json").body["cases"] == []
    assert not list(other[1].rglob("evidence/*/*"))


def test_facts_alone_are_an_archive_too(etik, filled, other):
    """`--format json` writes one object into the outbox, which another office takes over."""
    sent = etik("case", "export", filled, "--format", "json", "--json").body
    path = Path(sent["file"])
    assert path.parent.name == "outbox"
    assert json.loads(path.read_text())["schema"] == "etik.case-archive/1"
    assert etik(*other, "case", "import", path).out.startswith(filled)


def test_many_reports_at_once(etik, tmp_path):
    """Sound rows become cases; each refused row is told with its line and reasons."""
    table = tmp_path / "laporan.csv"
    bad = "laporan,,2026-99-02,,,,"
    table.write_text("\ufeff" + "\n".join((HEAD, GOOD, bad, "", GOOD.replace("Pungutan", "Dua"))))
    printed = etik("case", "import", table, "--dry-run")
    assert printed.status == 1
    assert etik("case", "list", "--json").body["cases"] == []
    found = etik("case", "import", table, "--json")
    assert found.status == 1
    rows = found.body["rows"]
    assert [(row["row"], bool(row["number"])) for row in rows] == [(2, True), (3, False), (5, True)]
    keys = {problem["key"] for problem in rows[1]["problems"]}
    assert {"title", "dates.diterima"} <= keys
    assert len(etik("case", "list", "--json").body["cases"]) == 2
    told = etik("case", "import", table)
    assert "baris 3 ditolak" in told.out
    assert "2 laporan didaftarkan, 1 ditolak" in told.err


def test_a_list_of_reports(etik, tmp_path):
    """A JSON list says what a table cannot: several people, several allegations."""
    report = {
        "channel": "laporan",
        "title": "Dua terlapor",
        "dates": {"diterima": "2026-02-02"},
        "parties": [
            {"role": "terlapor", "name": "Jalak Suren"},
            {"role": "terlapor", "name": "Elang Rinjani"},
            {"role": "pelapor", "name": "Melati Anggrek"},
        ],
        "allegations": [{"text": "Meminta uang", "norms": ["P7.b"]}],
    }
    path = tmp_path / "laporan.json"
    path.write_text(json.dumps({"reports": [report, {**report, "channel": "x"}]}))
    rows = etik("case", "import", path, "--json").body["rows"]
    assert rows[0]["number"]
    assert [problem["key"] for problem in rows[1]["problems"]] == ["channel"]
    shown = etik("case", "show", rows[0]["number"], "--json").body
    assert len(shown["parties"]) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"judul,channel\nx,y\n",
        b"title,title\nx,y\n",
        b"\xff\xfe",
        b"[1, 2]",
        b"{",
        b'{"reports": 3}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_table_is_told(etik, tmp_path, content):
    """Unknown columns, another character set, another JSON: one message, nothing recorded."""
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert etik("case", "import", path).status == 2
    assert etik("case", "list", "--json").body["cases"] == []


def test_only_the_owner_carries_a_journal(etik, filled, tmp_path):
    """Where access is enforced, an account by name takes no journal, backup or archive along."""
    run = ["access", "grant", "budi", "--name", "Budi Karimun", "--role", "registrar"]
    assert etik(*run).status == 0
    for act in (
        ["journal", "export"],
        ["journal", "import", tmp_path / "x"],
        ["journal", "key"],
        ["journal", "checkpoint"],
        ["backup", "create", "--recipient", "age1x"],
        ["backup", "key", tmp_path / "k"],
        ["backup", "prune"],
    ):
        assert etik("--as", "budi", *act).status in (2, 3), act
        assert not (tmp_path / "k").exists()
    printed = etik("--as", "budi", "case", "export", filled)
    assert printed.status == 2
    assert "alasan" in printed.err
    assert etik("--as", "budi", "case", "export", filled, "--reveal", "banding").status == 0
