"""The JSON that verbs print is the JSON that the reference describes."""

import json
import re
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from etik_tui.cli import plugin_change
from etik_tui.exports.encoding import encoded
from tests.cli.test_register import COMPLAINT
from tests.cli.test_walk import play
from tests.plugins.wheels import wheel
from tests.walk.story import ABSENT_TWICE

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "json.md"
BACKUP_KEY = "age12flw7s5pqh9xgkwyr6we9uwve5a2q6tlx93xgsy7kc07f0v2au2qzyrhx6"
# Keys of these tables are ids of the profile or of the file, not names of the format.
FREE = ("dates", "fields", "attested", "readings", "set")


def paths(value, where=""):
    """Yield every key of a JSON value: `cases[].number`; keys that are ids as `*`."""
    if isinstance(value, dict):
        for key, item in value.items():
            free = where.rpartition(".")[2] in FREE
            path = f"{where}.{'*' if free else key}" if where else key
            yield path
            yield from paths(item, path)
    elif isinstance(value, list):
        for item in value:
            yield from paths(item, f"{where}[]")


def described():
    """Return the keys that the page describes, by schema, tables it refers to filled in."""
    found, name = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"## `?([\w./-]+)`?", line):
            name = heading[1]
            found[name] = set()
        elif row := re.match(r"\| `([^`]+)\.…` \| the keys of \[(\w+)\]", line):
            found[name] |= {f"{row[1]}.{key}" for key in found[row[2]]}
        elif (row := re.match(r"\| `([^`]+)` \|", line)) and name:
            found[name].add(row[1])
    return {name: keys for name, keys in found.items() if name.startswith("etik.")}


def _soon(clock):
    """Return a day some days on."""
    return (clock.today() + timedelta(days=5)).isoformat()


@pytest.fixture
def printed(etik, clock, tmp_path, panel, report, monkeypatch, postgres):
    """Every object that verbs print, by schema, as sets of keys."""
    number = play(etik, clock, ABSENT_TWICE, tmp_path, panel)
    second = etik("case", "new", "--from", report).out.splitlines()[0]
    etik("case", "ask", second, "Sehat?", "Ya")
    etik("case", "evidence", second, "Surat")
    etik("case", "note", second, "Catatan")
    act = ["case", "act", second, "majelis-dibentuk", "--date", "2026-02-03"]
    etik(*act, "--number", "1", "--majelis", panel(), "--deviate", "darurat")
    etik("case", "vote", second, "m1", "terbukti")
    etik("case", "dissent", second, "m2", "Tidak sependapat")
    etik("case", "read", second, "A-BW-23", "kerja", "--reason", "kebiasaan kantor")
    item = etik("checklist", "show", second, "--open", "--json").body["items"][0]["id"]
    etik("checklist", "tick", second, item)
    closed = etik("case", "new", "--from", report).out.splitlines()[0]
    etik("case", "close", closed, "--reason", "dicabut")
    monkeypatch.setattr(plugin_change, "carry_out", lambda *given: None)
    monkeypatch.setattr(plugin_change, "_agree", lambda *given, asked: None)
    training = ["materi=a", "dasar-hukum=b", "narasumber=c", "unit=d"]
    fields = [part for each in training for part in ("--set", each)]
    book = ["sosialisasi", "--profile", "kpu-bali"]
    complaint = tmp_path / "aduan.toml"
    complaint.write_text(COMPLAINT)
    bare = etik("case", "new", "--from", complaint, "--profile", "kpu-bali").out.splitlines()[0]
    etik("case", "attach", bare, "bawaslu", "--reason", "pedoman")
    runs = (
        ["case", "reference", bare],
        ["register", "list"],
        ["register", "enter", *book, "--date", "2026-03-02", *fields],
        ["register", "show", *book],
        ["register", "coverage", *book],
        ["norm", "clock", "E.15", "--from", "2026-02-02"],
        ["case", "list"],
        ["case", "show", number],
        ["case", "examination", second],
        ["hearing", "day", "2026-02-23"],
        ["case", "show", second],
        ["case", "show", closed],
        ["case", "log", number],
        ["case", "acts", second, "--all"],
        ["case", "note", number, "x"],
        ["case", "act", second, "diterima-ppk", "--date", "2026-02-03"],
        ["case", "template"],
        ["majelis", "check", second, "--from", panel()],
        ["deadline", "list", second],
        ["deadline", "why", second, "putusan"],
        ["agenda", "--days", "90"],
        ["agenda", "--days", "90", "--notify"],
        ["review", "--snooze", second, "--until", _soon(clock), "--reason", "menunggu"],
        ["stats"],
        ["handover", "--until", "2026-12-31", "--from", "2026-12-20"],
        ["agenda", "--ics", tmp_path / "agenda.ics"],
        ["workday", "2026-03-17", "+3"],
        ["calendar", "import", office_calendar(tmp_path), "--yes"],
        ["calendar", "show", "2026"],
        ["calendar", "add", "2026-03-16", "Rapat", "--basis", "SE", "--dry-run"],
        ["calendar", "template", "2028"],
        ["calendar", "recompute"],
        ["norm", "search", "pegawai"],
        ["glossary", "terlapor"],
        ["glossary", "Pegawai"],
        ["norm", "show", "P7.b"],
        ["profile", "list"],
        ["profile", "show", "bawaslu"],
        ["profile", "check", "bawaslu"],
        ["profile", "coverage", "bawaslu"],
        ["profile", "diff", "bawaslu", "banjarnegara"],
        ["profile", "new", tmp_path / "baru", "--name", "Kode", "--institution", "Balai"],
        ["case", "dossier", second, "-o", tmp_path / "berkas.zip"],
        ["case", "chronology", second],
        ["case", "evidence", second],
        ["checklist", "show", second],
        ["case", "check", second],
        ["checklist", "export", second, "--format", "csv", "-o", tmp_path / "daftar.csv"],
        ["form", "issue", second, "D", "--number", "9", "--reason", "dari tata usaha"],
        ["form", "issue", second, "D", "--number", "12/X", "--reason", "diulang"],
        ["form", "list", second],
        ["form", "preview", second, "D"],
        ["form", "preview", second, "D", "-o", tmp_path / "konsep.md"],
        ["form", "numbers"],
        ["journal", "verify"],
        ["journal", "key"],
        ["journal", "checkpoint"],
        ["journal", "code", second],
        ["journal", "export"],
        ["case", "export", second],
        ["case", "import", table_of_reports(tmp_path)],
        ["backup", "key", tmp_path / "kunci.txt"],
        ["backup", "create", "--recipient", BACKUP_KEY],
        ["backup", "create", "--passphrase-file", phrase(tmp_path), "-o", tmp_path / "c.age"],
        ["backup", "verify", tmp_path / "c.age", "--passphrase-file", phrase(tmp_path)],
        ["backup", "prune"],
        ["db", "reindex"],
        ["db", "copy", postgres],
        ["--database", postgres, "db", "grant", "--role", "uji_json", "--institution", "bawaslu"],
        ["plugin", "list"],
        ["plugin", "info", "bawaslu"],
        ["plugin", "how"],
        ["plugin", "new", "uji", "--folder", tmp_path / "uji"],
        ["profile", "add", tmp_path / "uji" / "src" / "etik_tui_uji" / "profile"],
        ["profile", "remove", "uji"],
        ["plugin", "install", wheel(tmp_path / "usb")],
        ["plugin", "remove", "banjarnegara"],
        ["doctor"],
        ["demo", "--cases", "1"],
    )
    found = {}
    for run in runs:
        result = etik(*run, "--json")
        assert result.out, (run, result.err)
        add(found, result.body)
    add(found, manifest_of(tmp_path / "berkas.zip"))
    with zipfile.ZipFile(tmp_path / "berkas.zip", "a") as archive:
        archive.writestr("selipan.txt", "x")
    add(found, etik("case", "verify-dossier", tmp_path / "berkas.zip", "--json").body)
    add(found, etik("case", "act", second, "bap", "--date", "2026-02-03", "--json").error)
    add(found, etik("case", "act", second, "diterima-ppk", "--json").error)
    for run in of_access(second, tmp_path):
        result = etik(*run, "--json")
        assert result.out, (run, result.err)
        add(found, result.body)
    return found


def manifest_of(path):
    """Return the manifest of a bundle."""
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def of_access(number, folder):
    """Return the verbs of access, in an order in which each prints something."""
    key = folder / "kunci"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    told = subprocess.run(["ssh-keygen", "-lf", key], capture_output=True, text=True, check=True)
    file = ["--authorized-keys", folder / "authorized_keys"]
    return (
        ["access", "grant", "budi", "--name", "Budi", "--role", "registrar"],
        ["access", "grant", "tono", "--name", "Tono", "--role", "overseer"],
        ["access", "key", "add", "budi", f"{key}.pub", *file],
        ["access", "key", "list"],
        ["access", "show"],
        ["--as", "budi", "case", "reveal", number, "--reason", "pemanggilan"],
        ["--as", "tono", "access", "log"],
        ["access", "key", "write", *file],
        ["access", "key", "remove", "budi", told.stdout.split()[1], *file],
        ["access", "revoke", "tono", "--reason", "pindah"],
    )


def office_calendar(folder):
    """Write a calendar of an office that adds a day, a year and removals, and return its path."""
    path = folder / "kantor.toml"
    path.write_text(
        '[[add]]\ndate = 2026-03-17\nname = "Galungan"\nbasis = "SE"\n'
        '[[remove]]\ndate = 2026-05-01\nbasis = "Surat"\n'
        '[[remove]]\ndate = 2026-11-11\nbasis = "salah"\n'
        '[[year]]\nyear = 2028\nbasis = "SKB"\n'
        '[[year.days]]\ndate = 2028-01-01\nname = "Tahun Baru"\n'
    )
    return path


def table_of_reports(folder):
    """Write a table of two reports, one of which is refused, and return its path."""
    path = folder / "laporan.csv"
    path.write_text(
        "channel,title,dates.diterima,terlapor.name,allegation.text\n"
        "laporan,Pungutan,2026-02-02,Jalak Suren,Meminta uang\nlaporan,,,,\n"
    )
    return path


def phrase(folder):
    """Write a passphrase to a file and return its path."""
    path = folder / "sandi.txt"
    path.write_text("kalimat sandi yang panjang\n")
    return path


def add(found, body):
    """Add the keys of an object to those of its schema."""
    found.setdefault(body["schema"], set()).update(set(paths(body)) - {"schema"})


def unseen(key, keys):
    """Tell whether a key stands in a table of which this run printed none."""
    around = key.rpartition(".")[0]
    return bool(around) and not any(other.startswith(f"{around}.") for other in keys)


def test_the_reference_describes_what_is_printed(printed):
    """Every key printed is described, every key described is printed, for every schema."""
    pages = described()
    assert set(pages) == set(printed)
    for schema, keys in printed.items():
        assert keys - pages[schema] == set(), schema
        assert {key for key in pages[schema] - keys if not unseen(key, keys)} == set(), schema


def test_json_holds_no_raw_control_character():
    """Control, bidi and invisible characters leave as escapes and come back whole."""
    text = "a\x1b\x7f\x9b\u202e\u200b\udc80\n\U000e0041 é 👍 “x”"
    written = encoded({"text": text})
    assert json.loads(written)["text"] == text
    assert "é 👍 “x”" in written
    for raw in "\x1b\x7f\x9b\u202e\u200b\udc80\U000e0041":
        assert raw not in written
