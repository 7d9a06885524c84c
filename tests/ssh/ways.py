"""The ways out of a forced command that are tried, one row each.

Commands and forwardings of a client, variables it sends, files planted where the program starts,
and what can be typed at the interface. The page docs/explanation/security.md says what stops each.
"""

from typing import NamedTuple


class Way(NamedTuple):
    """One way out: what is tried and how; what the server's log and the client say of it."""

    name: str
    options: tuple[str, ...] = ()
    command: str = ""
    kept: str = ""
    says: str = "tidak dapat dijalankan dari jauh"


COMMANDS = (
    Way("a shell", command="/bin/sh"),
    Way("a login shell", command="bash -l"),
    Way("a program", command="id"),
    Way("a chain of commands", command="agenda; id > {marks}/chain"),
    Way("a pipe", command="case list | tee {marks}/pipe"),
    Way("a substitution", command="norm search $(touch {marks}/substitution)"),
    Way("backquotes", command="norm search `touch {marks}/backquotes`"),
    Way("a redirection", command="case list > {marks}/redirection"),
    Way("a second line", command="agenda\ntouch {marks}/line"),
    Way("another account", command="case list --as rahma"),
    Way("another account, with =", command="case list --as=rahma"),
    Way("another workspace", command="case list --workspace /tmp"),
    Way("another database", command="case list --database /tmp/x.db"),
    Way("an unclosed quote", command="norm search 'x"),
    Way("an empty word as verb", command="''"),
    Way("a verb that is not in the list", command="db roles"),
    Way("making oneself admin", command="access grant sari --role admin"),
    Way("adding a key", command="access key add sari -"),
    Way("installing a plugin", command="plugin install /tmp/x.whl"),
    Way("taking a backup away", command="backup create -o -"),
    Way("the whole journal", command="journal export -"),
    Way("a checkpoint forged", command="journal checkpoint"),
    Way("an archive of the office", command="case import /etc/passwd"),
    Way("the demonstration elsewhere", command="demo"),
    Way("a new office elsewhere", command="init --profile bawaslu"),
    Way("a profile from a file", command="profile check /etc"),
    Way("an interpreter", command='python3 -c \'open("{marks}/python","w")\''),
    Way("an option in front", command=" --as rahma case list"),
    Way("a sign without a space", command="agenda>{marks}/sign"),
    Way("in the background", command="agenda & id"),
    Way("scp to the machine", command="scp -t /tmp"),
    Way("scp from the machine", command="scp -f /etc/passwd"),
    Way("rsync", command="rsync --server -e.LsfxC . /tmp"),
    Way("git", command="git-upload-pack '/tmp'"),
    Way("the sftp server by name", command="/usr/lib/openssh/sftp-server"),
    Way("a very long command", command="norm search " + "x" * 100_000),
    Way("escape sequences as a command", command="\x1b]52;c;aGk=\x07\x1b[2J"),
    Way("bidi characters as a command", command="case list \u202etsil"),
    Way("a command of bytes that are no text", command="case list \udcff\udcfe"),
    Way("the sftp subsystem", options=("-s",), command="sftp"),
)
"""Refused by the program, each kept in the access log."""

INNER = (
    Way("a file outside as calendar", command="agenda --ics {marks}/calendar.ics", says="kotak"),
    Way("a file outside as paper", command="case chronology {A} -o {marks}/x.txt", says="kotak"),
    Way("a file as evidence", command="case evidence {A} x --file /etc/passwd", says="kotak"),
    Way("an unknown option", command="case list --confined-not", says="galat"),
    Way("an abbreviated option", command="case list --work /tmp", says="galat"),
    Way("a date that is none", command="agenda --as-of x", says="galat"),
    Way("the interface without a terminal", says="terminal"),
)
"""Refused by the verb itself."""

STRICT = ("-N", "-o", "ExitOnForwardFailure=yes")
CHANNELS = (
    Way("an unknown subsystem", ("-s",), "netconf", "subsystem not found", "request failed"),
    Way("a stream to a port (-W)", ("-W", "127.0.0.1:{port}"), "", "refused local port", "failed"),
    Way("a port there to here (-R)", (*STRICT, "-R", "0:127.0.0.1:{port}"), says="failed"),
    Way("a proxy there (-R)", (*STRICT, "-R", "0"), says="failed"),
    Way("a socket there (-R)", (*STRICT, "-R", "{marks}/s:127.0.0.1:{port}"), says="failed"),
    Way("a tunnel device (-w)", (*STRICT, "-w", "9:9"), says="failed"),
)
"""Refused by the server, because the line of the key says `restrict`; what its log says of it."""

LISTENING = (
    Way("a port from here (-L)", ("-L", "{free}:127.0.0.1:{port}"), kept="refused local port"),
    Way("a socket from here (-L)", ("-L", "{free}:{marks}/s"), kept="refused streamlocal"),
    Way("a proxy from here (-D)", ("-D", "{free}"), kept="refused local port"),
)
"""The client listens; what comes in there is refused by the server."""

VARIABLES = (
    "PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONINSPECT", "PYTHONVERBOSE",
    "PYTHONBREAKPOINT", "PYTHONWARNINGS", "PYTHONPYCACHEPREFIX", "PYTHONASYNCIODEBUG", "LD_PRELOAD",
    "LD_LIBRARY_PATH", "BASH_ENV", "ENV", "PROMPT_COMMAND", "TERMINFO", "TERMINFO_DIRS", "LOCPATH",
    "EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION", "TEXTUAL_LOG", "TEXTUAL_DRIVER",
    "RICH_TRACEBACK", "ETIK_WORKSPACE", "ETIK_DATABASE", "ETIK_PLUGINS", "XDG_DATA_HOME",
    "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PGHOST", "PGSERVICEFILE", "COLUMNS", "LINES", "TZ",
    "TMPDIR", "SSLKEYLOGFILE", "MALLOC_CHECK_", "GCONV_PATH",
)  # fmt: skip
"""Sent by the client, each naming something planted; none may have an effect."""

PLANTED = (
    ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zshenv", ".shrc", ".kshrc",
    ".cshrc", ".inputrc", ".env", ".pythonrc", ".pythonrc.py", ".pythonstartup", "pyproject.toml",
    "pyvenv.cfg", "setup.cfg", "conftest.py", "sitecustomize.py", "usercustomize.py", "evil.pth",
    "python3.11.pth", "python311._pth", "etik_tui.py", "etik_tui/__init__.py", "textual.py",
    "msgspec.py", "ctypes.py", "os.py", "re.py", "typing.py", "encodings.py", "locale.py",
    ".local/lib/python3.11/site-packages/usercustomize.py",
    ".local/lib/python3.11/site-packages/sitecustomize.py",
    ".local/lib/python3.11/site-packages/evil.pth", ".config/textual/config.py",
    ".terminfo/x/xterm", ".ssh/rc", ".ssh/environment", "office.toml", "plugins/evil.py",
)  # fmt: skip
"""Files in the home folder and in the folder where the program is started."""

PASTE, PASTED = b"\x1b[200~", b"\x1b[201~"
TYPED = {
    "suspend (Ctrl+Z)": b"\x1a" * 5,
    "quit with a memory image (Ctrl+backslash)": b"\x1c" * 5,
    "interrupt (Ctrl+C)": b"\x03" * 3,
    "stop the output (Ctrl+S)": b"\x13",
    "end of input (Ctrl+D)": b"\x04" * 3,
    "discard (Ctrl+O), literal (Ctrl+V)": b"\x0f\x16\x1a",
    "nulls": b"\x00" * 200,
    "every control character but those that leave": bytes(
        each for each in range(32) if each not in (3, 13, 17, 27)
    ),
    "bytes that are no text": b"\xff\xfe\xc3\x28\x80\xf8" * 50,
    "a claimed size without bounds": b"\x1b[48;65000;65000;1;1t",
    "a claimed size of nothing": b"\x1b[48;0;0;0;0t",
    "a size of thirty digits": b"\x1b[48;9999999999;9999999999;1;1t",
    "the clipboard's answer (OSC 52)": b"\x1b]52;c;ZXZpbA==\x07",
    "a title's answer": b"\x1b]l/bin/sh\x1b\\",
    "a device's answer (DA, DCS)": b"\x1b[?62;4;22c\x1bP1+r544e=1b\x1b\\",
    "modes that are claimed": b"\x1b[?2026;1$y\x1b[?2048;1$y\x1b[?1u",
    "a mouse far away": b"\x1b[<0;99999;99999M\x1b[<0;-1;-1m\x1b[<35;0;0M",
    "a link clicked with Ctrl": b"\x1b[<16;5;5M\x1b[<16;5;5m",
    "an escape sequence without an end": b"\x1b[" + b"1;" * 3000,
    "a string without an end": b"\x1b]0;" + b"x" * 5000 + b"\x07",
    "a paste of a million characters": PASTE + b"x\x1b[2J" * 200_000 + PASTED,
    "a paste in a paste": PASTE + PASTE + b"a" + PASTED + PASTED,
    "keys of the framework": b"\x1b[24~\x1b[1;5P\x1b[57399u",
}
"""Typed at the board, each followed by nothing; the interface goes on."""
