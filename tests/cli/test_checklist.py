"""`etik checklist` and `etik case check`: what is done, what is missing, and files of it."""

import json
import os
import signal
import sys

import pexpect
import pytest

from etik_tui.cli.progress import ProgressBar, interruptible


@pytest.fixture
def several(etik, report):
    """The register numbers of three cases."""
    return [etik("case", "new", "--from", report).out.splitlines()[0] for _n in range(3)]


def test_show_says_why_and_how_complete(etik, number):
    """Items name the facts that answer them; steps that lack something stand with citation."""
    shown = " ".join(etik("checklist", "show", number).out.split())
    assert "dijawab program: Pengaduan, temuan, atau Laporan diterima 2 Feb 2026" in shown
    assert "langkah terbukti; kurang: " in shown
    assert "Diterima Pejabat Pembina Kepegawaian (Pasal 18): belum dicatat" in shown
    body = etik("checklist", "show", number, "--json").body
    assert body["completeness"]["evidenced"] < body["completeness"]["total"]
    assert body["progress"]["total"] == len(body["items"])
    assert "kuorum" in body["silent"]


def test_several_items_are_ticked_and_unticked(etik, number):
    """One call ticks several items with one remark; taking back wants the reason."""
    items = etik("checklist", "show", number, "--open", "--json").body["items"]
    ids = [item["id"] for item in items[:3]]
    assert etik("checklist", "tick", number, *ids, "--note", "dicek").status == 0
    found = {item["id"]: item for item in etik("checklist", "show", number, "--json").body["items"]}
    assert {found[each]["why"] for each in ids} == {"dicek"}
    assert {found[each]["at"] for each in ids} == {"2026-03-31"}
    assert etik("checklist", "untick", number, *ids).status == 2
    assert etik("checklist", "untick", number, *ids, "--reason", "keliru").status == 0
    assert etik("checklist", "tick", number, ids[0], "tiada").status == 2


def test_check_lists_what_is_missing(etik, number):
    """Report, steps and closing are judged; with --exit-code a gap ends with status 1."""
    checked = etik("case", "check", number)
    assert checked.status == 0
    for heading in ("Kelengkapan laporan", "Langkah menurut peraturan", "Sebelum ditutup"):
        assert heading in checked.out
    assert etik("case", "check", number, "--exit-code").status == 1
    body = etik("case", "check", number, "--json").body
    assert {"report", "completeness", "closing"} < set(body)


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "csv", "json"])
def test_one_checklist_is_exported(etik, number, tmp_path, form):
    """The ending of the file says the format; the path is printed."""
    path = tmp_path / f"x.{form}"
    assert etik("checklist", "export", number, "-o", path).out.strip() == str(path)
    starts = {"pdf": b"%PDF", "docx": b"PK", "md": b"#", "csv": b"\xef\xbb\xbf", "json": b"{"}
    assert path.read_bytes().startswith(starts[form])


def test_a_checklist_goes_to_standard_output(etik, number):
    """`-o -` prints the file itself."""
    printed = etik("checklist", "export", number, "--format", "json", "-o", "-")
    assert printed.body["number"] == number


def test_without_a_place_it_goes_to_the_outbox(etik, number, folder):
    """The workspace has a folder for what leaves it."""
    printed = etik("checklist", "export", number, "--json")
    assert printed.body["path"].startswith(str(folder / "outbox"))
    assert printed.body["files"] == 1


def test_many_are_exported(etik, several, tmp_path):
    """Several numbers or all cases give a folder or a zip; cases can be chosen by stage."""
    done = etik("checklist", "export", *several[:2], "--format", "csv", "-o", tmp_path / "a")
    assert done.status == 0
    assert len(list((tmp_path / "a").iterdir())) == 2
    every = ["checklist", "export", "--all", "--format", "csv"]
    assert etik(*every, "-o", tmp_path / "b.zip", "--json").body["files"] == 3
    assert etik(*every, "--standing", "putusan", "-o", tmp_path / "c", "--json").body["files"] == 0


@pytest.mark.parametrize(
    "wrong", [[], ["--all", "1"], ["--all", "-o", "-"], ["9/9"], ["1", "--format", "exe"]]
)
def test_wrong_use_is_told(etik, several, wrong):
    """Nothing to export, too much for one output, an unknown case or format: status 2."""
    assert etik("checklist", "export", *wrong).status == 2


@pytest.fixture
def heeded():
    """Heed Ctrl+C as a program in the foreground does; what runs behind a shell may ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_is_noted_and_a_second_one_ends(heeded):
    """The first Ctrl+C is only noted, so that the file at hand becomes whole."""
    with interruptible() as pressed:
        assert not pressed()
        os.kill(os.getpid(), signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_bar_is_for_terminals_only(capsys):
    """Where standard error is no terminal nothing is drawn."""
    ProgressBar()(1, 2)
    assert capsys.readouterr() == ("", "")


def test_an_export_in_a_terminal_shows_a_bar_and_ends_at_ctrl_c(etik, several, folder, tmp_path):
    """The bar moves; Ctrl+C leaves whole files and status 130, and says where they are."""
    target = tmp_path / "keluar"
    command = ["-m", "etik_tui", "checklist", "export", "--all", "--format", "pdf", "-o", target]
    run = pexpect.spawn(
        sys.executable,
        [str(each) for each in command],
        env={**os.environ, "ETIK_WORKSPACE": str(folder), "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
    )
    run.expect("0/3")
    run.sendintr()
    run.expect(pexpect.EOF)
    run.close()
    files = list(target.iterdir())
    assert run.exitstatus == 130
    assert len(files) < 3
    assert all(each.read_bytes().rstrip().endswith(b"%%EOF") for each in files)


def test_what_is_exported_is_what_is_shown(etik, number, tmp_path):
    """The exported JSON equals the object that `show --json` prints."""
    path = tmp_path / "x.json"
    etik("checklist", "export", number, "-o", path)
    assert json.loads(path.read_text()) == etik("checklist", "show", number, "--json").body
