"""Checkpoints and codes from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.test_checkpoint import ALLOW, rechained


@pytest.fixture
def sealed(etik, number, folder) -> Path:
    """The checkpoint of an office with one case."""
    assert etik("journal", "key").status == 0
    found = etik("journal", "checkpoint", "--json").body
    assert Path(found["signature"]).exists()
    return Path(found["file"])


def test_a_checkpoint_is_signed_recorded_and_verified(etik, number, sealed, folder):
    """The signature holds by `ssh-keygen` alone, the act is in a chain, the journal compares."""
    assert sealed.parent == folder / "checkpoints"
    etik("case", "note", number, "sesudahnya")
    found = etik("journal", "verify", "--checkpoint", sealed, "--json")
    assert found.status == 0
    assert found.body["sound"]
    assert found.body["checkpoint"]["signers"] == str(sealed.parent / "allowed_signers")
    assert etik("journal", "checkpoint", "--json").body["chains"] == 2


def test_a_forged_case_is_named(etik, number, sealed, folder, tmp_path):
    """Recomputed hashes pass the plain check; with the checkpoint the case and row are named."""
    signers = tmp_path / "penanda"
    (sealed.parent / "allowed_signers").rename(signers)
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        (case,) = db.execute("SELECT case_id FROM case_head WHERE number = ?", (number,)).fetchone()
        db.executescript(ALLOW)
        db.execute("UPDATE fact SET actor = 'lain' WHERE case_id = ? AND version = 2", (case,))
        rechained(db, case)
        db.commit()
    assert etik("journal", "verify").status == 0
    found = etik("journal", "verify", "--checkpoint", sealed, "--allowed-signers", signers)
    assert found.status == 1
    assert f"{number} catatan" in found.out
    assert "dipalsukan" in found.out


def test_it_is_verified_without_the_workspace(bare, etik, number, sealed, folder, tmp_path):
    """A copy of the journal, the checkpoint and the signers are enough, on any machine."""
    copy = tmp_path / "salinan.db"
    copy.write_bytes((folder / "journal.db").read_bytes())
    run = ["journal", "verify", "--checkpoint", sealed, "--database", copy]
    signers = sealed.parent / "allowed_signers"
    nowhere = ["--workspace", tmp_path / "tiada", "--allowed-signers", signers]
    assert bare(*run, *nowhere).status == 0


def test_what_is_not_signed_by_the_office_is_refused(etik, sealed, tmp_path):
    """A changed text, another's signature and a missing one are refused before anything else."""
    text = sealed.read_bytes()
    sealed.write_bytes(text.replace(b"Rimba", b"Rimbo"))
    assert etik("journal", "verify", "--checkpoint", sealed).status == 1
    sealed.write_bytes(text)
    signers = tmp_path / "lain"
    own = (sealed.parent / "allowed_signers").read_text()
    signers.write_text(own.replace("etik-checkpoint", "file"))
    run = ["journal", "verify", "--checkpoint", sealed, "--allowed-signers"]
    assert etik(*run, signers).status == 1
    assert etik(*run, tmp_path / "tiada").status == 2
    sealed.with_name(sealed.name + ".sig").unlink()
    assert etik(*run, sealed.parent / "allowed_signers").status == 2


def test_the_key_is_made_once(etik, sealed, folder):
    """A second key would make the first one's signatures worthless: it is refused."""
    printed = etik("journal", "key")
    assert printed.status == 2
    assert "sudah ada" in printed.err
    key = folder / "keys" / "checkpoint"
    assert key.stat().st_mode & 0o077 == 0


def test_without_a_key_it_says_what_to_do(etik, tmp_path):
    """A checkpoint without a key names the verb that makes one."""
    assert "etik journal key" in etik("journal", "checkpoint").err
    assert etik("journal", "checkpoint", "--key", tmp_path / "x").status == 2


def test_a_code_is_found_again(etik, number):
    """The code of a case holds after more was recorded; another does not, and rubbish is told."""
    code = etik("journal", "code", number).out.strip()
    etik("case", "note", number, "kemudian")
    assert etik("journal", "code", number).out.strip() != code
    assert etik("journal", "code", number, "--check", code.lower()).status == 0
    version = code.partition("-")[0]
    assert etik("journal", "code", number, "--check", f"{version}-0000-0000-0000").status == 1
    assert etik("journal", "code", number, "--check", f"{version}-0").status == 2
    assert etik("journal", "code", number, "--check", "kode").status == 2
