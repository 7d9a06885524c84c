"""The interface in a real browser: Chromium, without a screen, at the address that is printed."""

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.tui.seed import add, make_workspace

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PATIENCE = 40


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a workspace with one case and give the address that was printed."""
    folder = tmp_path / "kantor"
    made = make_workspace(folder)
    add(made)
    made.close()
    program = [sys.executable, "-I", "-m", "etik_tui", "serve", "--workspace", str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip()
        finally:
            running.send_signal(signal.SIGINT)
            status = running.wait(20)
    assert status == 0


def split(address: str) -> tuple[str, str]:
    """Return host with port, and the path with the token."""
    host, _slash, path = address.removeprefix("http://").partition("/")
    return host, f"/{path}"


def asked(host: str, path: str, **headers: str) -> http.client.HTTPResponse:
    """Ask the server once, as any program of the machine could."""
    with closing(http.client.HTTPConnection(host, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
    return answer


class Watched:
    """A page and everything that the program sent to it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sent = ""
        self.foreign: list[str] = []
        page.on("websocket", lambda each: each.on("framereceived", self._received))
        page.on("request", lambda each: self.foreign.append(each.url))

    def _received(self, payload: bytes | str) -> None:
        self.sent += payload.decode(errors="replace") if isinstance(payload, bytes) else payload

    def wait_for(self, words: str) -> None:
        """Wait until the program has drawn these words."""
        limit = time.monotonic() + PATIENCE
        while words not in self.sent:
            assert time.monotonic() < limit, self.sent[-2000:]
            self.page.wait_for_timeout(100)


@pytest.mark.timeout(180)
def test_the_board_opens_in_a_browser_once(address: str) -> None:
    """The board is drawn and answers to keys; nothing comes from elsewhere; no second browser."""
    assert Path(CHROMIUM).exists(), "chromium is not installed: apt-get install chromium"
    host, _path = split(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1000, "height": 640})
        watched = Watched(page)
        page.goto(address)
        watched.wait_for("Papan")
        watched.wait_for("Budi Contoh")
        assert "token" not in page.url
        page.keyboard.press("?")
        watched.wait_for("Bantuan layar ini")
        page.keyboard.press("Escape")
        assert all(host in each or each.startswith("data:") for each in watched.foreign)
        page.reload()
        watched.sent = ""
        watched.wait_for("Budi Contoh")
        other = browser.new_context().new_page()
        assert other.goto(address).status == 403
        assert other.goto(page.url).status == 403
        watched.sent = ""
        page.keyboard.press("q")
        page.wait_for_selector("body.-closed", timeout=PATIENCE * 1000)
        browser.close()


def test_others_are_refused(address: str) -> None:
    """A wrong token, another host's name, another origin and every other address get nothing."""
    host, path = split(address)
    assert asked(host, "/?token=salah").status == 403
    assert asked(host, "/").status == 403
    assert asked(host, path, Host="etik.example").status == 403
    assert asked(host, path, Origin="http://etik.example").status == 403
    for other in ("/ws", "/static/js/textual.js", "/download/x", "/salah/ws"):
        assert asked(host, other).status == 403
    entered = asked(host, path)
    assert entered.status == 303
    cookie, room = entered.headers["Set-Cookie"], entered.headers["Location"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert f"Path={room}" in cookie
    assert asked(host, path).status == 403
    assert asked(host, room).status == 403
    session = cookie.partition(";")[0]
    page = asked(host, room, Cookie=session)
    assert page.status == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    assert asked(host, f"{room}ws", Cookie=session, **upgrade, **key).status == 403


def test_only_the_loopback_address_listens(address: str) -> None:
    """On another address of the machine nobody answers."""
    host, _path = split(address)
    port = int(host.partition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        own = probe.getsockname()[0]
    assert not own.startswith("127.")
    with pytest.raises(OSError):
        socket.create_connection((own, port), timeout=2)
