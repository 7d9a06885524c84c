"""Terminals and languages over SSH: each starts, draws and is left in order."""

import pytest

from tests.ssh.host import Host


@pytest.mark.parametrize(
    ("environment", "size"),
    [
        ({"TERM": "xterm-256color"}, (24, 80)),
        ({"TERM": "screen"}, (24, 80)),
        ({"TERM": "tmux"}, (36, 120)),
        ({"TERM": "linux"}, (25, 80)),
        ({"TERM": "vt100"}, (24, 80)),
        ({"TERM": "../../etc/passwd"}, (24, 80)),
        ({"TERM": "x" * 500, "LC_ALL": "/tmp/evil", "LANG": "\x1b[2J"}, (24, 80)),
        ({"TERM": "dumb", "LC_ALL": "C", "LANG": "tlh_XX.KOI8-R"}, (24, 80)),
    ],
    ids=["xterm-256color", "screen", "tmux", "linux", "vt100", "a path", "garbage", "dumb"],
)
def test_a_terminal_starts_and_draws(host: Host, environment, size) -> None:
    """The board stands there with its cases, and leaving gives the terminal back."""
    send = ("-o", "SendEnv=LANG", "-o", "SendEnv=LC_ALL")
    screen = host.screen("sari", *send, size=size, **environment)
    screen.wait_for("Papan")
    shown = screen.wait_for("Budi Alfa")
    assert "Sari Dewi" not in shown
    assert screen.leave() == 0
    assert screen.sent.rstrip().endswith((b"\x1b[?1049l\x1b[?25h", b"\x1b[?25h")) or (
        b"\x1b[?1049l" in screen.sent
    )
