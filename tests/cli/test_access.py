"""`etik access`, and every verb run by somebody who is named in a case."""

import argparse
import io
import json
import subprocess
from collections.abc import Iterator
from itertools import product

import pytest

from etik_tui.cli.main import build_parser, nouns
from tests.cli.conftest import REPORT

NIP = "198001012005011001"
SECRETS = ("Cendrawasih", "Perkara tersembunyi", NIP, "Melati")
ROLES = ("registrar", "official", "overseer", "admin")
# These end in something else than an answer about cases.
APART = {"demo", "init", "profile watch", "profile new", "plugin new", "access key write", "serve"}


@pytest.fixture
def hidden(etik, report, tmp_path) -> str:
    """The number of a case that names Cendra, who has every role, among two others."""
    etik("case", "new", "--from", report)
    path = tmp_path / "tersembunyi.toml"
    path.write_text(
        REPORT.replace("Jalak Suren", "Cendrawasih Papua")
        .replace("197210301997031003", NIP)
        .replace("Pungutan kepada peserta pelatihan", "Perkara tersembunyi")
    )
    number = etik("case", "new", "--from", path).out.splitlines()[0]
    etik("case", "new", "--from", report)
    granted = etik("access", "grant", "budi", "--name", "Budi", "--role", "registrar")
    assert granted.status == 0, granted.err
    assert "Mulai sekarang" in granted.err
    roles = [word for role in ROLES for word in ("--role", role)]
    etik("access", "grant", "cendra", "--name", "C. Papua", "--nip", NIP, *roles)
    etik("access", "grant", "pejabat", "--name", "Pejabat", "--role", "official")
    return number


def verbs(parser: argparse.ArgumentParser) -> Iterator[tuple[tuple[str, ...], list]]:
    """Yield every verb of the command line with its arguments."""
    places = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not places:
        yield (), list(parser._actions)
    for place in places:
        for name, below in place.choices.items():
            for words, actions in verbs(below):
                yield (name, *words), actions


ALL = {" ".join(words): actions for words, actions in verbs(build_parser(*nouns()))}
SAMPLES = {
    "number": "{number}",
    "numbers": "{number}",
    "milestone": "diterima-ppk",
    "deadline": "putusan",
    "form": "A",
    "register": "pembinaan",
    "year": "2026",
    "text": "pungutan",
    "date": "2026-03-30",
    "start": "2026-03-30",
    "days": "5",
    "account": "budi",
    "people": "budi",
    "who": "p1",
    "party": "p1",
    "id": "bawaslu",
    "role": "saksi",
    "name": "X",
    "reason": "alasan",
    "day": "2026-03-30",
    "version": "1",
    "entry": "1",
    "reading": "T-1",
    "option": "x",
    "seat": "m1",
    "set": "a=b",
    "item": "x",
    "profile": "bawaslu",
}


# What a verb needs besides, to get as far as the case.
MORE = {"case party": ("--role", "saksi", "--name", "X")}


def typed(name: str, number: str) -> list[str]:
    """Return a verb as somebody would type it, about a number where it takes one."""
    words = [*name.split(), *MORE.get(name, ())]
    for action in ALL[name]:
        positional = not action.option_strings and action.dest != "help"
        if not positional and not action.required:
            continue
        sample = SAMPLES.get(action.dest, "x").format(number=number)
        if action.choices and sample not in action.choices:
            sample = str(next(iter(action.choices)))
        words += [sample] if positional else [action.option_strings[-1], sample]
    return words


def takes_number(name: str) -> bool:
    """Tell whether a verb is about one case."""
    named = [each.dest for each in ALL[name] if not each.option_strings]
    return "number" in named or "numbers" in named


@pytest.fixture
def walked(etik, hidden, monkeypatch, tmp_path):
    """Run a verb as the person named, with --json and without, and return what was printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def run(name: str, number: str) -> list[str]:
        printed = []
        for more in ((), ("--json",)):
            done = etik("--as", "cendra", *typed(name, number), *more)
            printed.append(f"{done.status}\n{done.out}\n{done.err}")
        return printed

    return run


def test_no_verb_shows_the_case_to_who_is_named_in_it(hidden, walked) -> None:
    """Asked about the number every verb answers as about an unknown one; others never print it."""
    unasked = []
    for name in sorted(set(ALL) - APART):
        if takes_number(name):
            for known, unknown in zip(
                walked(name, hidden), walked(name, "999/TIADA/I/2026"), strict=True
            ):
                if f"Perkara “{hidden}” tidak ada" not in " ".join(known.split()):
                    unasked.append((name, known))
                assert known.replace(hidden, "-") == unknown.replace("999/TIADA/I/2026", "-"), name
                assert not any(secret in known for secret in SECRETS), name
        else:
            for printed in walked(name, hidden):
                told = printed.replace('"nip": "' + NIP, "")
                assert hidden not in printed, name
                assert not any(secret in told for secret in SECRETS), name
    assert not unasked, "\n".join(map(str, unasked))


LISTS = (
    ("case", "list", "--search", "tersembunyi"),
    ("case", "list", "--sort", "number", "--limit", "50"),
    ("case", "list", "--overdue"),
    ("agenda", "--days", "400"),
    ("agenda", "--days", "400", "--mail"),
    ("agenda", "--ics", "-"),
    ("norm", "show", "P7.b"),
    ("register", "list"),
    ("form", "numbers"),
    ("access", "log"),
    ("access", "log", "--person", "cendra"),
    ("journal", "verify"),
    ("db", "reindex"),
    ("calendar", "recompute"),
    ("checklist", "export", "--all"),
)


def test_lists_and_exports_leave_the_case_out(etik, hidden, monkeypatch, tmp_path) -> None:
    """Lists, searches, agendas, calendar files and logs are as if the case did not exist."""
    monkeypatch.chdir(tmp_path)
    for words, more in product(LISTS, ((), ("--json",))):
        done = etik("--as", "cendra", *words, *more)
        assert hidden not in done.out + done.err, words
        assert not any(secret in done.out + done.err for secret in SECRETS), words


def test_the_others_see_it_without_its_reporter(etik, hidden) -> None:
    """The registrar opens the case, and does not read who reported it until that is asked for."""
    shown = etik("--as", "budi", "case", "show", hidden)
    assert (shown.status, "dirahasiakan" in shown.out, "Melati" in shown.out) == (0, True, False)
    body = etik("--as", "budi", "case", "show", hidden, "--json").out
    assert "Melati" not in body
    assert "Melati" not in etik("--as", "budi", "case", "log", hidden).out
    assert etik("--as", "budi", "case", "reveal", hidden).status == 2
    seen = etik("--as", "budi", "case", "reveal", hidden, "--reason", "pemanggilan")
    assert "Melati Anggrek" in seen.out
    told = etik("--as", "budi", "case", "reveal", hidden, "--reason", "x", "--json").body
    assert told["reporters"][0]["name"] == "Melati Anggrek"
    log = etik("--as", "pejabat", "access", "log", "--case", hidden, "--json").body
    looks = [each for each in log["entries"] if each["what"] == "revealed"]
    assert [each["reason"] for each in looks] == ["x", "pemanggilan"]
    assert etik("--as", "budi", "access", "log").status == 3


def test_who_may_not_is_told_why_and_by_which_rule(etik, hidden) -> None:
    """What a role may not do ends with status 3, the reason, the rule and who may."""
    refused = etik("--as", "budi", "case", "close", hidden, "--reason", "x")
    assert refused.status == 3
    assert "pejabat yang berwenang" in refused.err
    assert "aturan akses A5" in refused.err
    for words in (("access", "grant", "x", "--name", "X"), ("profile", "remove", "bawaslu")):
        assert etik("--as", "budi", *words).status == 3


def test_people_are_shown_to_those_who_keep_and_oversee(etik, hidden) -> None:
    """Everybody learns who he is; the list is for admins, officials and overseers."""
    assert etik("access", "show", "--json").body["me"]["roles"] == ["admin"]
    listed = etik("--as", "pejabat", "access", "show", "--json").body["people"]
    assert [each["account"] for each in listed] == ["budi", "cendra", "pejabat"]
    mine = etik("--as", "budi", "access", "show", "--json").body
    assert (mine["me"]["account"], mine["people"]) == ("budi", [])
    assert "penerima laporan" in etik("--as", "budi", "access", "show").out
    assert etik("access", "revoke", "budi", "--reason", "pindah").status == 0
    assert etik("--as", "budi", "access", "show").status == 3
    assert etik("--as", "tiada", "case", "list").status == 3


def test_before_anybody_is_granted_it_says_so(etik) -> None:
    """A workspace without people says that whoever can open its files sees everything."""
    assert etik("access", "show", "--json").body["enforced"] is False
    assert "belum diatur" in etik("access", "show").out


def test_a_key_is_taken_printed_written_and_removed(etik, hidden, tmp_path) -> None:
    """The line names the workspace and the account, and nothing of the key's comment."""
    pair = tmp_path / "kunci"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "rahasia", "-f", str(pair)]
    subprocess.run(make, check=True)
    keys = tmp_path / "authorized_keys"
    added = etik("access", "key", "add", "budi", f"{pair}.pub", "--authorized-keys", keys)
    assert added.status == 0, added.err
    line = added.out.strip()
    assert line.startswith('restrict,pty,command="')
    assert line in keys.read_text()
    assert "rahasia" not in line
    assert "--as budi" in line
    (known,) = etik("access", "key", "list", "--json").body["keys"]
    assert known["account"] == "budi"
    again = etik("access", "key", "add", "pejabat", f"{pair}.pub")
    assert (again.status, "budi" in again.err) == (2, True)
    removed = etik(
        "access", "key", "remove", "budi", known["fingerprint"], "--authorized-keys", keys
    )
    assert removed.status == 0
    assert "--as" not in keys.read_text()
    written = etik("access", "key", "write", "--authorized-keys", keys, "--json").body
    assert written["keys"] == 0
    log = etik("access", "log", "--json").body["entries"]
    assert {"key-added", "key-removed"} <= {each["what"] for each in log}
    assert json.dumps(log)


def test_as_is_refused_to_who_does_not_own_the_files(etik, hidden, monkeypatch) -> None:
    """Somebody with an account of his own on the machine is himself, whatever he says."""
    monkeypatch.setattr("os.getuid", lambda: 12345)
    done = etik("--as", "budi", "case", "list")
    assert (done.status, "atas nama orang lain" in done.err) == (3, True)
    assert etik("case", "list").status == 3
