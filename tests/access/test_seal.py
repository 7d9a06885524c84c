"""Checkpoints where access is enforced, and where the journal is on a server."""

from tests.cli.conftest import bare, clock, etik, folder, number, report

__all__ = ["bare", "clock", "etik", "folder", "number", "report"]


def test_a_server_is_sealed_too(etik, number, postgres, tmp_path):
    """A checkpoint of a journal on a server is recorded there, and holds for its copy as a file."""
    etik("journal", "key")
    assert etik("db", "copy", postgres).status == 0
    on_server = ["--database", postgres, "journal"]
    assert etik(*on_server, "checkpoint").status == 0
    sealed = etik(*on_server, "checkpoint", "--json").body
    assert sealed["chains"] == 2
    assert etik(*on_server, "verify", "--checkpoint", sealed["file"]).status == 0
    copy = tmp_path / "salinan.db"
    assert etik("--database", postgres, "db", "copy", copy).status == 0
    against = ["journal", "verify", "--checkpoint", sealed["file"]]
    assert etik("--database", copy, *against).status == 0
    # The file of before knows nothing of the chain that the first checkpoint began.
    assert etik(*against).status == 1


def test_only_the_owner_seals(etik, number):
    """An admin by name may neither make the key nor sign; the owner of the files may."""
    run = ["access", "grant", "kelola", "--name", "Kelola Nias", "--role", "admin"]
    assert etik(*run).status == 0
    assert etik("--as", "kelola", "journal", "key").status == 3
    assert etik("journal", "key").status == 0
    assert etik("--as", "kelola", "journal", "checkpoint").status == 3
    assert etik("journal", "checkpoint").status == 0
