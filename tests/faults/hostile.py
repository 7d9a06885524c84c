"""Three hundred strings that attack what shows or exports them, the same in every run."""

from collections.abc import Iterator

ESC = "\x1b"
SEQUENCES = (
    "[2J", "[H", "[31m", "[?1049h", "[?1049l", "[6n", "[c", "[>c", "[5i", "[4i", "[20t", "[21t",
    "[8;1;1t", "[3J", "[?2004h", "[?1000h", "[!p", "c", "7", "8", "#8", "(0", ")B", "*A", "N", "O",
    "]0;judul\x07", "]2;judul\x1b\\", "]52;c;ZXZpbA==\x07", "]52;c;?\x07", "]8;;http://x/\x07klik",
    "]8;;file:///etc/passwd\x1b\\klik", "]4;1;?\x07", "]10;?\x07", "]11;#ff0000\x07", "]50;x\x07",
    "]1337;File=inline=1:AAAA\x07", "]133;C\x07", "]777;notify;a;b\x07", "]9;4;3\x07",
    "P+q544e\x1b\\", "P$qm\x1b\\", "Pq#0;2;0;0;0\x1b\\", "_Gf=24;AAAA\x1b\\", "^x\x1b\\",
    "Xx\x1b\\", "]7;/x\x07",
    "[200~", "[201~", "[1;1R", "[I", "[M !!", "[<0;1;1M", "[48;9;9;9;9t", "%G", "%@", "]P0ff0000",
)  # fmt: skip
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5"
    "\u180b\u180e\u2800\u3164\uffa0\ufe00\ufe0f\U000e0001\U000e0041\U000e0100\ufff9\ufffa\ufffb"
)
MARKUP = (
    "[red]merah[/red]", "[/]", "[/x]", "[b", "b]", "[@click=app.leave]klik[/]", "[link=file:///]x",
    "[@click=app.bell()]x[/]", "[on #zzzzzz]x", "[$accent]x[/]", "[[x]]", "\\[x]", "[bold]" * 50,
    "{{ 7*7 }}", "{% raise %}", "{0} {x} %s %n", "{self.__class__}", "$(reboot)", "`id`", "${HOME}",
    '#eval(read("/etc/passwd"))', '#import "x"', "$ sum $", "@ref", "<script>x</script>",
    "<w:t>x</w:t>", "]]>", "<!--", "&amp;&#x1b;", "<a href='javascript:x'>x</a>", "# judul",
    "```\nx\n```", "| a | b |", "[x](javascript:x)", "![x](file:///etc/passwd)", "***", "---\nx: 1",
    "=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A0", "\t=1", "\r=1",
    "BEGIN:VEVENT", "x\r\nATTENDEE:mailto:x", "\r\nBcc: x@y", "x\nSubject: y", "\\n\\,\\;", "..",
    "../../etc/passwd", "CON", "x/../y", "a\\b", "'; DROP TABLE fact; --", '" OR 1=1', "%00", "\\0",
)  # fmt: skip
LONG = (
    "x" * 5000, "官僚" * 500, "a" + "\u0301" * 300, "👩‍👩‍👧 🏳️‍🌈 🇮🇩", "ﷺ" * 50, "\n" * 200 + "x",
    " \u3000\u00a0\u2003" * 50 + "x", "𝕭𝖚𝖉𝖎", "Ⅻ ½ ﬁ", "ก็็็็็็็็็็", "\ue000\uf8ff",
    "\U000f0000", "\ufffe\uffff",
)  # fmt: skip


def corpus() -> tuple[str, ...]:
    """Return the strings; each holds a letter, so that no field takes it for empty."""
    return tuple(dict.fromkeys(_every()))


def _every() -> Iterator[str]:
    for each in SEQUENCES:
        yield f"a{ESC}{each}b"
    for each in range(32):
        yield f"a{chr(each)}b"
    for each in range(0x7F, 0xA0):
        yield f"a{chr(each)}31mb"
    for each in (*BIDI, *INVISIBLE):
        yield f"Budi{each}idub"
        yield f"{each}x"
    for each in ("\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\x1d", "\x1e"):
        yield f"baris{each}baru"
    yield from (f"{each} x" if each.isspace() else each + "x" for each in MARKUP)
    yield from LONG
    for each in SEQUENCES[:20]:
        yield f"[red]{ESC}{each}\u202e[/red]"
