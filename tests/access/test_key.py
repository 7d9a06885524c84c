"""Keys: what is taken, the line it becomes, and the file that the line goes into."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from etik_tui.access.key import checked_key, heeds_home, key_line
from etik_tui.access.key_file import BEGIN, END, with_block, write_block
from etik_tui.casework import people as acts
from etik_tui.casework.people import Grant
from etik_tui.domain.account import Account, OfficeRole, SshKey
from etik_tui.errors import InputError, StorageError
from tests.access.test_people import as_

SARI = Account(id="sari", name="Sari Dewi")


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good key, a short RSA key, and a key of a type not taken."""
    folder = tmp_path_factory.mktemp("keys")
    for name, options in (
        ("good", ("-t", "ed25519")),
        ("other", ("-t", "ed25519")),
        ("short", ("-t", "rsa", "-b", "2048")),
    ):
        subprocess.run(
            [
                "ssh-keygen",
                "-q",
                "-N",
                "",
                "-C",
                f"sari@rimba {name}",
                "-f",
                folder / name,
                *options,
            ],
            check=True,
        )
    return folder


def public(keys: Path, name: str = "good") -> str:
    """Return a public key as its file has it."""
    return (keys / f"{name}.pub").read_text()


def test_a_key_is_taken_without_its_comment(keys) -> None:
    """Type and base64 are kept, the comment is not; the fingerprint is OpenSSH's own."""
    found = checked_key(public(keys))
    assert found.key == " ".join(public(keys).split()[:2])
    told = subprocess.run(
        ["ssh-keygen", "-lf", keys / "good.pub"], capture_output=True, text=True, check=True
    )
    assert found.fingerprint in told.stdout


BAD = {
    "nothing": lambda key: "",
    "no key": lambda key: "halo",
    "options in front": lambda key: f'command="/bin/sh" {key}',
    "no-pty in front": lambda key: f"no-pty {key}",
    "two keys": lambda key: key + key,
    "a second line": lambda key: key.strip() + "\nssh-ed25519 AAAA x\n",
    "cut short": lambda key: key[:40],
    "another type's name": lambda key: key.replace("ssh-ed25519", "ssh-rsa", 1),
    "an old type": lambda key: key.replace("ssh-ed25519", "ssh-dss", 1),
    "a certificate": lambda key: key.replace("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com", 1),
    "not base64": lambda key: "ssh-ed25519 ;rm${IFS}-rf x",
    "far too long": lambda key: key + "x" * 20_000,
    "with a null": lambda key: key.replace(" ", " \0", 1),
}


@pytest.mark.parametrize("bad", BAD)
def test_anything_but_one_public_key_is_refused(keys, bad) -> None:
    """No option, second line or damaged key gets past the check."""
    with pytest.raises(InputError):
        checked_key(BAD[bad](public(keys)))


def test_a_private_key_is_refused_as_leaked(keys) -> None:
    """Whoever hands in the secret half is told to make another."""
    with pytest.raises(InputError, match="kunci pribadi"):
        checked_key((keys / "good").read_text())


def test_a_short_rsa_key_is_refused(keys) -> None:
    """RSA below 3072 bits is not taken."""
    with pytest.raises(InputError, match="pendek"):
        checked_key(public(keys, "short"))


def test_a_missing_ssh_keygen_is_named(keys, monkeypatch) -> None:
    """Where OpenSSH is missing the error says what to install."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(StorageError, match="apt install"):
        checked_key(public(keys))


def command_of(line: str) -> str:
    """Return the command of a line, unquoted as `sshd` does it."""
    rest = line.removeprefix('restrict,pty,command="')
    out, place = "", 0
    while rest[place] != '"':
        place += rest[place : place + 2] == '\\"'
        out, place = out + rest[place], place + 1
    return out


@pytest.mark.parametrize(
    "folder",
    [
        "/srv/etik",
        "/srv/kantor kami",
        "/srv/it's",
        '/srv/"x"',
        "/srv/$(id);`id`&|<>*?[a]",
        "/srv/é",
    ],
)
def test_a_line_runs_exactly_the_words_given(folder) -> None:
    """Whatever a path has in it, the shell behind `sshd` reads the same words again."""
    program = ("/opt/etik/bin/python", "-I", "-m", "etik_tui", "--workspace", folder)
    line = key_line(SARI, SshKey(key="ssh-ed25519 AAAA", fingerprint="SHA256:x"), program)
    assert "\n" not in line
    command = command_of(line)
    assert shlex.split(command) == [*program, "--as", "sari"]
    echoed = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True
    )
    assert echoed.stdout.split("\n")[:-1] == [*program, "--as", "sari"]
    assert line.endswith('" ssh-ed25519 AAAA sari')


@pytest.mark.parametrize("folder", ["/srv/a\nb", "/srv/a\\b", "/srv/a\x1bb", "/srv/a\u202eb"])
def test_a_path_that_cannot_be_quoted_is_refused(folder) -> None:
    """Line ends, backslashes and invisible characters never get into the key file."""
    with pytest.raises(InputError):
        key_line(SARI, SshKey(key="ssh-ed25519 AAAA", fingerprint="x"), ("etik", folder))


@pytest.mark.parametrize("account", ["", "a b", "x\ny", 'x"', "$(id)", "-x", "Sari"])
def test_an_account_that_could_be_read_otherwise_makes_no_line(account) -> None:
    """The second line of defence behind the check of account names."""
    with pytest.raises(ValueError, match="account"):
        key_line(Account(id=account, name="x"), SshKey(key="k", fingerprint="f"), ("etik",))


def test_only_the_part_between_the_marks_is_replaced(tmp_path) -> None:
    """Other keys stay; the program's part is replaced whole; nobody else may read the file."""
    path = tmp_path / "ssh" / "authorized_keys"
    write_block(path, ["satu"])
    assert path.read_text() == f"{BEGIN}\nsatu\n{END}\n"
    path.write_text(f"ssh-ed25519 AAAA admin\n{path.read_text()}# akhir\n")
    write_block(path, ["dua", "tiga"])
    expected = f"ssh-ed25519 AAAA admin\n# akhir\n{BEGIN}\ndua\ntiga\n{END}\n"
    assert path.read_text() == expected
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [each.name for each in path.parent.iterdir()] == ["authorized_keys"]


@pytest.mark.parametrize(
    "text",
    [f"{BEGIN}\nx\n", f"{END}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", f"{BEGIN}\n{BEGIN}\n"],
)
def test_a_broken_part_is_not_guessed_at(tmp_path, text) -> None:
    """Marks that do not fit are an error, and the file stays as it is."""
    with pytest.raises(InputError):
        with_block(text, ["x"])
    path = tmp_path / "authorized_keys"
    path.write_text(text)
    with pytest.raises(InputError):
        write_block(path, ["x"])
    assert path.read_text() == text


def test_a_link_is_not_followed(tmp_path) -> None:
    """A key file that is a link could lie anywhere; it is not written."""
    (tmp_path / "lain").write_text("")
    (tmp_path / "authorized_keys").symlink_to(tmp_path / "lain")
    with pytest.raises(InputError):
        write_block(tmp_path / "authorized_keys", ["x"])


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    """On a full disk the keys of everybody else still open what they did."""
    path = tmp_path / "authorized_keys"
    write_block(path, ["lama"])

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError):
        write_block(path, ["baru"])
    assert "lama" in path.read_text()
    assert [each.name for each in tmp_path.iterdir()] == ["authorized_keys"]


def test_keys_belong_to_one_active_person(workspace, keys, tmp_path) -> None:
    """A key is one person's; removed or revoked, it is gone from the lines at once."""
    owner = as_(workspace, "root", named=False)
    for account in ("sari", "budi"):
        acts.grant(owner, Grant(account=account, name=account, roles=(OfficeRole.REGISTRAR,)))
    first = acts.add_key(owner, "sari", public(keys))
    with pytest.raises(InputError, match="milik akun sari"):
        acts.add_key(owner, "budi", public(keys))
    second = acts.add_key(owner, "budi", public(keys, "other"))
    path = tmp_path / "authorized_keys"
    assert acts.write_keys(owner, path, ("etik",)) == 2
    assert "--as sari" in path.read_text()
    acts.remove_key(owner, "sari", first.fingerprint)
    with pytest.raises(InputError):
        acts.remove_key(owner, "sari", first.fingerprint)
    assert [second.key in line for line in acts.key_lines(owner)] == [True]
    acts.revoke(owner, "budi", reason="pindah")
    assert acts.key_lines(owner) == ()
    acts.grant(owner, Grant(account="budi", name="Budi"))
    assert acts.key_lines(owner) == ()


def test_a_shell_that_reads_start_files_is_told_apart() -> None:
    """`/bin/sh` and `dash` read nothing of the home folder before a forced command."""
    assert not heeds_home("/bin/sh")
    assert not heeds_home("/usr/bin/dash")
    assert heeds_home("/bin/bash")
    assert heeds_home("/usr/bin/zsh")
