"""What a client of the forced command may run besides the interface: questions, and exports.

`ssh etik@host agenda` asks for a verb, `ssh etik@host -t` for the interface. Everything that is not
in the list is refused and kept in the access log: shells, `scp`, `sftp`, `rsync`, other verbs.
"""

import shlex
from collections.abc import Mapping, Sequence

from etik_tui.cli.session import Begun
from etik_tui.errors import AccessError
from etik_tui.locale import _

ADMITTED: Mapping[str, frozenset[str]] = {
    "access": frozenset({"log", "show"}),
    "agenda": frozenset(),
    "calendar": frozenset({"show"}),
    "case": frozenset({"check", "chronology", "dossier", "evidence", "list", "log", "show"}),
    "checklist": frozenset({"export", "show"}),
    "deadline": frozenset({"list", "why"}),
    "form": frozenset({"list", "numbers", "preview"}),
    "glossary": frozenset(),
    "hearing": frozenset({"day"}),
    "journal": frozenset({"code", "verify"}),
    "norm": frozenset({"clock", "search", "show"}),
    "register": frozenset({"coverage", "list", "show"}),
    "review": frozenset(),
    "stats": frozenset(),
}
"""The nouns and verbs that are run; what they show is what this person may see."""

ACTS: Mapping[str, frozenset[str]] = {
    "agenda": frozenset({"--notify"}),
    "review": frozenset({"--snooze", "--wake"}),
}
"""Options by which a verb that answers a question would do something besides."""

FIXED = ("--as", "--workspace", "--database", "--confined")
"""Options that the line of the key has said already."""

SHELL = frozenset("$`")
SIGNS = frozenset("();<>|&")
LONGEST = 4096
KEPT = 160
PROGRAM = "etik"


def admitted(arguments: Sequence[str], begun: Begun) -> list[str]:
    """Return the arguments with what the client asked for, if it is in the list.

    Raises AccessError for anything else, after it was kept in the access log.
    """
    asked = begun.asked or ""
    words = _words(asked)
    if words:
        return [*arguments, *words]
    _keep(arguments, begun)
    listed = ", ".join(" ".join((noun, "|".join(sorted(ADMITTED[noun])))) for noun in ADMITTED)
    raise AccessError(
        _("Perintah ini tidak dapat dijalankan dari jauh"),
        where=asked[:60],
        remedy=_("Tanpa perintah terbuka layar program; yang lain: {listed}.").format(
            listed=listed
        ),
    )


def _words(asked: str) -> list[str]:
    """Return the words of a command that may be run; nothing for any other."""
    if len(asked) > LONGEST or not asked.isprintable():
        return []
    reader = shlex.shlex(asked, posix=True, punctuation_chars=True)
    reader.whitespace_split, reader.commenters = True, ""
    try:
        words = list(reader)
    except ValueError:
        return []
    # No shell reads this; but who writes for one is refused, and the try kept.
    if not SHELL.isdisjoint(asked) or any(set(word) <= SIGNS for word in words):
        return []
    words = words[words[:1] == [PROGRAM] :]
    noun, verb = (*words, "", "")[:2]
    known = ADMITTED.get(noun)
    if known is None or (known and verb not in known):
        return []
    barred = {*FIXED, *ACTS.get(noun, ())}
    return [] if barred & {word.partition("=")[0] for word in words} else words


def _keep(arguments: Sequence[str], begun: Begun) -> None:
    """Write down in the access log what was asked for."""
    from etik_tui.cli.main import build_parser

    session = begun.session(build_parser().parse_args(arguments))
    try:
        permit = session.workspace.permit
        permit.refused_command((begun.asked or "").encode("utf-8", "replace").decode()[:KEPT])
    finally:
        session.close()
