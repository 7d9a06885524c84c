"""Five people over SSH: each sees what is theirs, and is refused what is not; all of it is kept."""

import json
from contextlib import closing

import pytest

from etik_tui.domain.access_fact import Look
from etik_tui.domain.register import LOG_PREFIX
from tests.ssh.host import Host

OPENS = {"sari": "ABCE", "rahma": "ABD", "lima": "A", "awas": "ADE", "adm": ""}
TRIES = {"sari": "D", "rahma": "CE", "lima": "B", "awas": "BC", "adm": "A"}
"""What each tries to open: a case that names them, another's sensitive one, one of no role."""

NAMES = {
    "A": "Budi Alfa",
    "B": "Awas Natuna",
    "C": "Cici Gamma",
    "D": "Sari Dewi",
    "E": "Rahma Tidore",
}


@pytest.mark.parametrize("person", OPENS)
def test_each_lists_and_opens_what_is_theirs(host: Host, person: str) -> None:
    """Over the wire a list has the cases of this person; a case outside it was never given."""
    done = host.run(person, "etik case list --json")
    if person == "adm":
        assert not done.stdout or not json.loads(done.stdout)["cases"]
    else:
        listed = {each["number"] for each in json.loads(done.stdout)["cases"]}
        assert listed == {host.numbers[letter] for letter in OPENS[person]}, done.stderr
    for letter in OPENS[person][:1]:
        done = host.run(person, f"case show {host.numbers[letter]}")
        assert done.returncode == 0, done.stderr
        assert NAMES[letter] in done.stdout
    for letter in TRIES[person]:
        done = host.run(person, f"case show {host.numbers[letter]}")
        assert done.returncode == 2
        assert f"Perkara “{host.numbers[letter]}” tidak ada" in done.stderr
        assert NAMES[letter] not in done.stdout + done.stderr


def test_every_try_was_kept(host: Host) -> None:
    """Each case that was asked for and is not theirs stands in the access log, by person."""
    with closing(host.opened("root", named=False)) as keeper:
        kept = {
            (entry.actor, entry.fact.case)
            for chain in keeper.whole.chains(LOG_PREFIX)
            for entry in keeper.whole.entries(chain)
            if getattr(entry.fact, "look", None) is Look.DENIED
        }
        ids = {letter: keeper.whole.case_id(number) for letter, number in host.numbers.items()}
    tried = {(person, ids[letter]) for person, letters in TRIES.items() for letter in letters}
    assert tried <= kept


@pytest.mark.parametrize("person", OPENS)
def test_each_board_shows_what_is_theirs(host: Host, person: str) -> None:
    """The first screen names nobody of a case that this person may not know of."""
    screen = host.screen(person, TERM="xterm-256color")
    screen.wait_for("Papan")
    shown = screen.settle()
    for letter, name in NAMES.items():
        if letter not in OPENS[person]:
            assert name.split()[0] not in shown.replace(person, "").split("\n", 1)[1]
    assert screen.leave() == 0


@pytest.mark.parametrize(
    ("person", "command"),
    [
        ("awas", "case evidence {A} Foto"),
        ("adm", "case evidence {A} Foto"),
        ("lima", "case evidence {B} Foto"),
        ("lima", "access log"),
        ("sari", "access log"),
        ("adm", "case log {A}"),
        ("awas", "case dossier {B} -o -"),
        ("sari", "checklist show {D}"),
        ("rahma", "form list {C}"),
        ("rahma", "deadline list {E}"),
    ],
)
def test_what_a_role_may_not_is_refused(host: Host, person: str, command: str) -> None:
    """No verb reaches past the role of the key, whoever the account on the machine is."""
    done = host.run(person, command.format_map(host.numbers))
    assert done.returncode in (2, 3), done
    assert not done.stdout
    assert "galat" in done.stderr


def test_an_overseer_records_nothing_on_the_screen(host: Host) -> None:
    """Where an act would begin, the interface says that the role does not allow it."""
    screen = host.screen("awas", TERM="xterm-256color")
    screen.wait_for("Papan")
    screen.type("\r")
    screen.wait_for("Ringkasan")
    shown = screen.type("m")
    assert "Temuan periksa" not in shown
    assert "peran" in shown.lower()
    assert screen.leave() == 0


def test_evidence_comes_in_by_the_wire(host: Host) -> None:
    """A file is sent through the connection and kept; a path of the machine is refused."""
    number = host.numbers["A"]
    sent = host.run("sari", f"case evidence {number} 'Foto spanduk' --file -", given=b"\x89PNG\r\n")
    assert sent.returncode == 0, sent.stderr
    listed = json.loads(host.run("sari", f"case evidence {number} --json").stdout)["evidence"]
    assert [(each["file"], each["size"], each["state"]) for each in listed] == [
        ("Foto-spanduk.bin", 6, "whole")
    ]
    for path in (str(host.keys), str(host.office / "journal.db"), "../journal.db", "/etc/passwd"):
        done = host.run("sari", f"case evidence {number} Foto --file {path}")
        assert done.returncode == 3, done
        assert "kotak masuk" in done.stderr
    assert not any((host.office / "inbox").iterdir())


def test_an_export_goes_to_the_wire_or_the_outbox(host: Host) -> None:
    """A chronology comes out on standard output or in the workspace's outbox, nowhere else."""
    number = host.numbers["A"]
    out = host.run("sari", f"case chronology {number} -o - --format txt")
    assert out.returncode == 0, out.stderr
    assert "Budi Alfa" in out.stdout
    assert host.run("sari", f"case chronology {number} --format txt").returncode == 0
    assert any((host.office / "outbox").iterdir())
    for path in ("/tmp/kronologi.txt", "../kronologi.txt", str(host.keys)):
        done = host.run("sari", f"case chronology {number} --format txt -o {path}")
        assert done.returncode == 3, done
    assert "restrict,pty" in host.keys.read_text()
