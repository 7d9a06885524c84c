"""The verbs for people who write profiles: new, check --watch, diff."""

import os
import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest

from etik_tui.cli import profile_watch
from etik_tui.profile.load import load_profile
from tests.cli.conftest import Run

FOURTH = Path(__file__).parents[1] / "data" / "profiles" / "balai-contoh"
ANSWERS = "Balai Uji\n\n\n\n\n4 Tahun 2024\n\nmungkin\nkerja\nLaporan, Temuan\nTeguran, Skorsing\n\
ya\n5\n3\nya\n4\n3\n\n2\ndua\n14\n3\n"


class Terminal(StringIO):
    """Typed lines that claim to come from a terminal."""

    def isatty(self) -> bool:
        """Somebody sits in front."""
        return True


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the invented profile that a test may spoil."""
    return Path(shutil.copytree(FOURTH, tmp_path / "baru"))


def test_a_profile_is_begun_from_options(bare: Run, tmp_path: Path) -> None:
    """Without a terminal everything comes from options, and what results passes the check."""
    text = tmp_path / "peraturan.txt"
    text.write_text("Pasal 1\nPegawai wajib:\na. jujur;\nb. hemat.\nPasal 2\nCukup.\n")
    folder = tmp_path / "balai"
    made = bare(
        "profile", "new", folder, "--institution", "Balai Uji", "--name", "Kode Etik Uji",
        "--text", text, "--norms", "Pasal 1", "--rounds", "2", "--members", "5",
        "--limit", "pembentukan=4", "--day", "kerja", "--objection", "--json",
    )  # fmt: skip
    assert made.status == 0
    assert (made.body["schema"], made.body["units"]) == ("etik.profile-new/1", 4)
    profile = load_profile(folder).profile
    assert (profile.id, profile.short, profile.time.day) == ("balai", "Balai Uji", "working")
    assert len(profile.norms) == 2
    assert bare("profile", "check", folder).status == 0


def test_what_is_missing_is_named(bare: Run, tmp_path: Path, monkeypatch) -> None:
    """Without a terminal nothing is asked; every missing answer is a problem."""
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    refused = bare("profile", "new", tmp_path / "x", "--json")
    assert refused.status == 2
    keys = [each["key"] for each in refused.error["problems"]]
    assert keys == ["name", "institution", "short", "regulation"]
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--rounds", "dua"), ("--day", "libur"), ("--limit", "pembentukan"), ("--limit", "putusan=x")],
)
def test_an_option_that_makes_no_sense_is_refused(bare: Run, tmp_path: Path, option, value) -> None:
    """A wrong value is wrong usage, before anything is written."""
    assert bare("profile", "new", tmp_path / "x", option, value).status == 2
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_text_that_cannot_be_read_is_said(bare: Run, tmp_path: Path, content) -> None:
    """A PDF or a missing file is not taken for an empty regulation."""
    path = tmp_path / "peraturan.pdf"
    if content:
        path.write_bytes(content)
    assert bare("profile", "new", tmp_path / "x", "--text", path).status == 2


def test_a_profile_is_begun_from_answers(bare: Run, tmp_path: Path, monkeypatch) -> None:
    """On a terminal each question has a usual answer, and a wrong answer is asked again."""
    monkeypatch.setattr(sys, "stdin", Terminal(ANSWERS))
    made = bare("profile", "new", tmp_path / "balai-uji")
    assert made.status == 0, made.err
    profile = load_profile(tmp_path / "balai-uji").profile
    assert (profile.id, profile.name) == ("balai-uji", "Kode Etik Balai Uji")
    assert [each.id for each in profile.intake.channels] == ["laporan", "temuan"]
    assert [each.exactly for each in profile.majelis.size] == [5]
    assert len(profile.summons.rounds) == 3
    assert {each.id: each.n for each in profile.deadlines} == {
        "pembentukan": 4,
        "panggilan": 3,
        "penyampaian": 2,
        "keberatan": 14,
        "penjatuhan": 3,
    }


def test_answers_that_break_off_write_nothing(bare: Run, tmp_path: Path, monkeypatch) -> None:
    """The end of input in the middle leaves no folder behind."""
    monkeypatch.setattr(sys, "stdin", Terminal("Balai Uji\n"))
    assert bare("profile", "new", tmp_path / "x").status == 2
    assert not (tmp_path / "x").exists()


def test_a_difference_is_told_in_legal_terms(bare: Run, copy: Path) -> None:
    """The limit is said in words with its citation, the duration too; norms by citation."""
    path = copy / "profile.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        'majelis-dibentuk.ditetapkan"\nn = 4', 'majelis-dibentuk.ditetapkan"\nn = 7'
    )
    path.write_text(text.replace("{ n = 1, unit", "{ n = 2, unit"), encoding="utf-8")
    norms = copy / "norms.toml"
    norms.write_text(
        norms.read_text(encoding="utf-8").replace("mengubah hasil uji.", "memalsukan hasil uji."),
        encoding="utf-8",
    )
    told = bare("profile", "diff", FOURTH, copy)
    said = " ".join(told.out.split())
    assert told.status == 0
    assert "Membentuk Majelis Etik (Pasal 6 ayat (1))" in said
    assert "paling lama 4 hari sesudah Pengaduan atau Temuan diterima" in said
    assert "→ paling lama 7 hari sesudah" in said
    assert "jangka waktu: 1 tahun → 2 tahun" in said
    assert "Pasal 4 huruf b bunyi: mengubah hasil uji. → memalsukan hasil uji." in said
    assert told.out.endswith("3 berubah, 0 baru, 0 hilang.\n")


def test_a_difference_as_data(bare: Run, copy: Path) -> None:
    """JSON gives each change with place, citation and details, in the order of the sections."""
    path = copy / "profile.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("exactly = 5", "exactly = 7"), encoding="utf-8")
    body = bare("profile", "diff", FOURTH, copy, "--json").body
    assert body["schema"] == "etik.profile-diff/1"
    assert body["changes"] == [
        {
            "kind": "changed",
            "section": "majelis",
            "place": "majelis.size",
            "id": "lima",
            "cite": "Pasal 6 ayat (2)",
            "title": "Majelis Etik beranggota tepat 5 orang",
            "details": [{"key": "exactly", "before": 5, "after": 7}],
        }
    ]


def test_equal_profiles_and_missing_ones(bare: Run, copy: Path) -> None:
    """No difference is said in so many words; a profile that does not exist is an error."""
    assert bare("profile", "diff", FOURTH, copy).out.endswith("Tidak ada perbedaan.\n")
    assert bare("profile", "diff", FOURTH, copy / "nowhere").status == 2


def test_every_section_of_a_profile_has_a_title_in_a_diff(bare: Run, tmp_path: Path) -> None:
    """Whatever differs, the section is named: two unlike profiles bring up nearly all of them."""
    told = bare("profile", "diff", FOURTH, FOURTH.parent / "mini")
    assert told.status == 0
    for title in ("Tenggat", "Tafsir", "Majelis", "Sanksi", "Norma", "Formulir", "Buku register"):
        assert f"\n{title}\n" in told.out


def test_a_folder_is_checked_again_when_a_file_changes(bare: Run, copy: Path, monkeypatch) -> None:
    """Each change of a file prints a new report; Ctrl-C ends with the status of the last."""
    path = copy / "norms.toml"
    good = path.read_text(encoding="utf-8")
    edits = [good, good.replace('group = "larangan"', 'group = "laranga"'), good, None]

    def write_or_leave() -> None:
        text = edits.pop(0)
        if text is None:
            raise KeyboardInterrupt
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(1, len(edits)))

    monkeypatch.setattr(profile_watch, "_pause", write_or_leave)
    watched = bare("profile", "check", copy, "--watch")
    assert watched.status == 0
    assert watched.out.count("Profil ini baik.") == 2
    assert "laranga" in watched.out
    assert "2 masalah, 0 peringatan." in watched.out


def test_only_a_folder_can_be_watched(bare: Run, tmp_path: Path) -> None:
    """There is nothing to watch in an installed profile or a missing folder."""
    assert bare("profile", "check", tmp_path / "nowhere", "--watch").status == 2


def test_a_file_that_vanishes_does_not_end_the_watch(bare: Run, copy: Path, monkeypatch) -> None:
    """An editor may replace a file: while profile.toml is gone it is said, then it goes on."""
    path = copy / "profile.toml"
    text = path.read_text(encoding="utf-8")
    steps = [path.unlink, lambda: path.write_text(text, encoding="utf-8")]

    def next_step() -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr(profile_watch, "_pause", next_step)
    watched = bare("profile", "check", copy, "--watch")
    assert watched.status == 0
    assert "profile.toml" in watched.out + watched.err
    assert watched.out.count("Profil ini baik.") == 2
