"""The interface in a browser of this machine: a page, a socket, and the program in a terminal.

The program that runs behind a page is the normal one, in a pseudo-terminal of its own; the page
only draws what it sends and sends what is typed. The server listens on the loopback address alone,
and answers nobody but the browser that came first with the token printed at the start. That
browser keeps a cookie for a path that nobody else knows: cookies alone go to every port of a host.
"""

import asyncio
import socket
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from secrets import compare_digest, token_urlsafe

import textual_serve
from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler, Middleware
from msgspec import Struct

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.hosted import HostedTerminal

LOOPBACK = "127.0.0.1"
COOKIE = "etik_session"
LARGEST_MESSAGE = 1 << 20
AT_ONCE = 8

PAGE = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>etik</title>
<link rel="stylesheet" href="static/css/xterm.css"><link rel="stylesheet" href="page.css">
<script src="static/js/textual.js"></script><script src="page.js"></script></head>
<body><div id="terminal" class="textual-terminal"
 data-session-websocket-url="ws://{host}/{room}/ws" data-font-size="16"></div>
<p class="closed">{closed}</p></body></html>
"""
STYLE = """@font-face { font-family: "Roboto Mono";
  src: url("static/fonts/RobotoMono-VariableFont_wght.ttf"); }
html, body { margin: 0; height: 100%; background: #0f1720; color: #e6edf3; }
.textual-terminal { width: 100vw; height: 100vh; }
.closed { display: none; font-family: monospace; padding: 2em; }
body.-closed .closed { display: block; }
body.-closed .textual-terminal { display: none; }
"""
SCRIPT = """addEventListener("load", () => {
  const looking = setInterval(() => {
    const typed = document.querySelector(".xterm-helper-textarea");
    if (typed) { typed.focus(); clearInterval(looking); }
  }, 50);
});
"""
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "font-src 'self' data:; img-src 'self' data:; connect-src ws://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Served(Struct, kw_only=True):
    """What is served: `command` runs for each page, with `environment` besides.

    `token` opens once; `session`, in the path of `room`, from then on.
    """

    command: tuple[str, ...]
    host: str
    token: str
    session: str
    room: str
    environment: Mapping[str, str] = {}
    running: int = 0


def bound_socket(port: int) -> socket.socket:
    """Return a socket on the loopback address; port 0 takes any free one.

    Raises InputError where the port is taken or may not be used.
    """
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        raise InputError(
            _("Port {port} tidak dapat dipakai").format(port=port),
            where="--port",
            remedy=_("Pilih port lain, atau tanpa --port."),
            detail=str(error),
        ) from error


def serve(
    command: Sequence[str],
    door: socket.socket,
    told: Callable[[str], None],
    environment: Mapping[str, str],
) -> None:
    """Serve until the process is interrupted; `told` gets the address with the token.

    `environment` is what the program is told besides, out of sight of the list of processes.
    """
    host = f"{LOOPBACK}:{door.getsockname()[1]}"
    served = Served(
        command=tuple(command),
        host=host,
        token=token_urlsafe(32),
        session=token_urlsafe(32),
        room=token_urlsafe(16),
        environment=environment,
    )
    app = application(served)

    async def ready(_app: web.Application) -> None:
        told(f"http://{host}/?token={served.token}")

    app.on_startup.append(ready)
    web.run_app(app, sock=door, print=None, access_log=None, shutdown_timeout=2)


def application(served: Served) -> web.Application:
    """Return the pages and the socket, behind the guard."""

    async def door(request: web.Request) -> web.StreamResponse:
        return _enter(served, request)

    async def page(_request: web.Request) -> web.StreamResponse:
        words = _("Sesi berakhir. Muat ulang halaman untuk membuka lagi.")
        text = PAGE.format(host=served.host, room=served.room, closed=words)
        return web.Response(text=text, content_type="text/html")

    async def style(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=STYLE, content_type="text/css")

    async def script(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=SCRIPT, content_type="text/javascript")

    async def stream(request: web.Request) -> web.StreamResponse:
        return await _stream(served, request)

    room = f"/{served.room}"
    app = web.Application(middlewares=[_guard(served)], client_max_size=1024)
    app.add_routes(
        [
            web.get("/", door),
            web.get(f"{room}/", page),
            web.get(f"{room}/page.css", style),
            web.get(f"{room}/page.js", script),
            web.get(f"{room}/ws", stream),
            web.static(f"{room}/static", str(files(textual_serve) / "static")),
        ]
    )
    return app


def _guard(served: Served) -> Middleware:
    """Let through only the browser with the session, asking for this very host."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        # A name that others made point here is not this host; a page of others has its own origin.
        origin = request.headers.get("Origin", f"http://{served.host}")
        if request.host != served.host or origin != f"http://{served.host}":
            raise web.HTTPForbidden(text=_("Alamat ini tidak dilayani."))
        entering = request.path == "/"
        known = compare_digest(request.cookies.get(COOKIE, "").encode(), served.session.encode())
        if not known and not entering:
            raise web.HTTPForbidden(text=_("Buka alamat lengkap yang dicetak `etik serve`."))
        response = await handler(request)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers[name] = value.replace("{host}", served.host)
        return response

    return guard


def _enter(served: Served, request: web.Request) -> web.StreamResponse:
    """Take the token, once, for a session."""
    given = request.query.get("token", "")
    if not served.token or not compare_digest(given.encode(), served.token.encode()):
        raise web.HTTPForbidden(text=_("Token salah atau sudah dipakai."))
    served.token, path = "", f"/{served.room}/"
    response = web.Response(status=303, headers={"Location": path})
    response.set_cookie(COOKIE, served.session, httponly=True, samesite="Strict", path=path)
    return response


async def _stream(served: Served, request: web.Request) -> web.StreamResponse:
    """Run the program for one page, until either ends."""
    if served.running >= AT_ONCE or "Origin" not in request.headers:
        raise web.HTTPForbidden(text=_("Terlalu banyak halaman terbuka."))
    stream = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
    await stream.prepare(request)
    served.running += 1
    terminal = HostedTerminal(served.command, _size(request.query), served.environment)
    reading = asyncio.ensure_future(_hand_out(terminal, stream))
    try:
        async for message in stream:
            if message.type is not WSMsgType.TEXT:
                continue
            match message.json():
                case ["stdin", str(typed)]:
                    await terminal.type(typed)
                case ["resize", {"width": int(width), "height": int(height)}]:
                    terminal.resize(width, height)
                case ["ping", value]:
                    await stream.send_json(["pong", value])
    finally:
        served.running -= 1
        await terminal.end()
        await reading
        terminal.close()
    return stream


async def _hand_out(terminal: HostedTerminal, stream: web.WebSocketResponse) -> None:
    """Send what the program draws, until it ends."""
    while sent := await terminal.read():
        if not stream.closed:
            await stream.send_bytes(sent)
    await stream.close()


def _size(query: Mapping[str, str]) -> tuple[int, int]:
    sizes = (query.get("width", ""), query.get("height", ""))
    width, height = (int(each) if each.isdecimal() else 0 for each in sizes)
    return width or 80, height or 24
