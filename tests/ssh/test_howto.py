"""The page for the machine's keeper, followed word by word against a real SSH server."""

import os
import pwd
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.ssh.host import PEOPLE, USER, Host, make_key

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "ssh-server.md"
BLOCK = re.compile(r"^( *)```(\w+) ?([\w./-]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
OF_ROOT = {"apt", "adduser", "chmod", "export", "uv", "sshd", "systemctl"}
BELOW = """
ListenAddress 127.0.0.1
StrictModes no
UsePAM no
PermitRootLogin forced-commands-only
X11Forwarding yes
Subsystem sftp internal-sftp
AcceptEnv LANG LC_*
"""
"""What stands above the page's block, as on Debian; root logs in only where the tests are root."""


def blocks(kind: str, name: str = "") -> list[str]:
    """Return the blocks of a kind."""
    found = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    return [text for _indent, each, title, text in found if each == kind and title in (name, "")]


def commands(who: str) -> list[list[str]]:
    """Return the commands of one reader of the page, as words."""
    lines = [line for text in blocks("console", who) for line in text.splitlines()]
    return [shlex.split(line[2:], comments=False) for line in lines]


def test_every_block_is_followed_or_of_root() -> None:
    """No block escapes this test; what root does is named by its programs."""
    page = PAGE.read_text(encoding="utf-8")
    kinds = [(kind, name) for _indent, kind, name, _text in BLOCK.findall(page)]
    assert page.count("```") == 2 * len(kinds)
    assert {*kinds} == {
        ("console", "root"), ("console", "etik"), ("console", "officer"), ("toml", "kantor.toml"),
        ("sshd_config", "etik.conf"), ("cron", ""),
    }  # fmt: skip
    assert {words[0] for words in commands("root")} == OF_ROOT
    assert {words[0] for words in commands("etik")} == {"etik"}
    assert {tuple(words[:2]) for words in commands("officer")} == {("ssh", "etik@kantor.example")}


def test_five_officers_work_by_the_page(tmp_path: Path) -> None:
    """From an empty home to five officers who see their cases, and reach nothing else."""
    home = tmp_path / "etik"
    home.mkdir(mode=0o700)
    (home / "kantor.toml").write_text(blocks("toml", "kantor.toml")[0], encoding="utf-8")
    host = Host(tmp_path, BELOW + blocks("sshd_config", "etik.conf")[0].replace("etik", USER))
    for each in PEOPLE:
        make_key(tmp_path / each.account)
        public = (tmp_path / f"{each.account}.pub").read_text()
        (home / f"{each.account}.pub").write_text(public)
    folder = Path(sys.executable).parent
    environment = {"HOME": str(home), "PATH": f"{folder}:/usr/bin:/bin", "LANG": "C.UTF-8"}
    for words in commands("etik"):
        done = subprocess.run(
            words, cwd=home, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (words, done.stderr)
    host.keys = home / ".ssh" / "authorized_keys"
    host.office = home / ".local" / "share" / "etik-tui"
    assert host.keys.stat().st_mode & 0o777 == 0o600
    assert host.keys.read_text().count('restrict,pty,command="') == len(PEOPLE)
    host.start()
    try:
        work(host)
    finally:
        host.stop()
    assert pwd.getpwuid(os.getuid()).pw_name == USER


def work(host: Host) -> None:
    """Do what officers do by the page, and what they must not."""
    for words in commands("officer"):
        done = host.run("sari", shlex.join(words[2:]))
        assert done.returncode == 0, (words, done.stderr)
    assert "sari" in done.stdout
    for each in PEOPLE:
        screen = host.screen(each.account, TERM="xterm-256color")
        screen.wait_for("Papan")
        screen.settle()
        assert screen.leave() == 0
    assert host.run("sari", "id").returncode == 3
    refused = host.run("sari", options=("-N", "-W", f"127.0.0.1:{host.port}"))
    assert refused.returncode == 255
    assert "refused local port forward" in host.said()
