"""A template text made ready for the Markdown parser, with its mistakes by line.

Placeholders become single stand-in words first, so that no character of a field's name is read as
markup. Directives are fenced with ever fewer colons the deeper they stand, which the container
plugin needs to nest them, and list labels that Markdown does not know (`a.`, `(1)`) become ones it
knows; the printed label is taken from the original line.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from etik_tui.documents.filter import FILTERS
from etik_tui.documents.label import advanced
from etik_tui.documents.template import Slot
from etik_tui.errors import Problem
from etik_tui.locale import _

STAND_IN = re.compile("\ue000(\\d+)\ue001")
"""What stands for a placeholder while Markdown is read; the number is its place in `slots`."""

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")
_DIRECTIVE = re.compile(r"(\s*):{3,}[ \t]*(.*?)\s*")
_LABEL = re.compile(
    r"(?P<indent>\s*)(?P<label>\((?:\d{1,3}|[A-Za-z])\)|(?:\d{1,3}|[A-Za-z]|[IVX]{2,5})[.)])(?=\s|$)"
)
_FIRST = frozenset({"1.", "1)", "a.", "a)", "A.", "I."})
_OPENS_LIST = (":", ";", ".", ",")

LINE_DIRECTIVES = frozenset({"isian", "ttd", "tengah", "kanan", "kop", "lompat"})
"""Directives whose lines stand for themselves; they hold no other directive."""

DIRECTIVES = LINE_DIRECTIVES | {"kecil", "tambahan", "ulang", "ulang-baris", "jika"}


@dataclass(slots=True)
class Source:
    """A template on its way to nodes.

    `lines` are the original lines with stand-ins, `markdown` what the parser reads, line by line
    the same; `labels` are the printed list labels by line index; `problems` grows while reading.
    """

    file: str
    lines: list[str] = field(default_factory=list)
    markdown: list[str] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, index: int, what: str, remedy: str = "") -> None:
        """Add a mistake in the line of this index."""
        self.problems.append(Problem(what=what, file=self.file, line=index + 1, remedy=remedy))


def prepare(text: str, file: str) -> Source:
    """Return the text with stand-ins, nested fences and known list labels."""
    source = Source(file=file)
    for index, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        source.lines.append(_with_stand_ins(source, index, line.expandtabs(4)))
    source.markdown = _with_labels(source, _with_fences(source))
    return source


def _with_stand_ins(source: Source, index: int, line: str) -> str:
    strange = {c for c in line if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Cn"}}
    if strange:
        names = ", ".join(sorted(f"U+{ord(c):04X}" for c in strange))
        what = _("karakter yang tidak tercetak: {names}").format(names=names)
        source.report(index, what, _("hapus dari templat"))
        line = "".join(c for c in line if c not in strange)

    def stand_in(found: re.Match[str]) -> str:
        source.slots.append(_slot(source, index, found.group(1)))
        return f"\ue000{len(source.slots) - 1}\ue001"

    line = _PLACEHOLDER.sub(stand_in, line)
    if "{{" in line or "}}" in line:
        what = _("kurung {{ … }} tidak berpasangan")
        source.report(index, what, _("tulis {{isian}} dalam satu baris"))
    return line


def _slot(source: Source, index: int, inside: str) -> Slot:
    name, *filters = (part.strip() for part in inside.split("|"))
    if not name:
        source.report(index, _("isian tanpa nama"), _("tulis {{nama isian}}"))
    for unknown in (each for each in filters if each not in FILTERS):
        what = _("penyaring {name!r} tidak dikenal").format(name=unknown)
        source.report(index, what, _("yang ada: {known}").format(known=", ".join(FILTERS)))
    return Slot(name, tuple(filters), line=index + 1)


def _with_fences(source: Source) -> list[str]:
    """Return the lines with fences that nest; report those without their pair."""
    open_at: list[int] = []
    depth_of: dict[int, int] = {}
    words: dict[int, str] = {}
    for index, line in enumerate(source.lines):
        found = _DIRECTIVE.fullmatch(line)
        if not found:
            continue
        word = found.group(2)
        if word:
            _check_nesting(source, index, word, [words[at] for at in open_at])
            depth_of[index] = len(open_at)
            words[index] = word.split()[0]
            open_at.append(index)
        elif open_at:
            depth_of[index] = depth_of[open_at.pop()]
        else:
            source.report(index, _("penutup ::: tanpa pembuka"))
    for index in open_at:
        what = _("::: {name} tidak ditutup").format(name=words[index])
        source.report(index, what, _("tambahkan baris :::"))
    deepest = max(depth_of.values(), default=0)
    out = list(source.lines)
    for index, depth in depth_of.items():
        found = _DIRECTIVE.fullmatch(source.lines[index])
        indent, word = found.groups() if found else ("", "")
        out[index] = f"{indent}{':' * (3 + deepest - depth)} {word}".rstrip()
    return out


def _check_nesting(source: Source, index: int, word: str, around: list[str]) -> None:
    name = word.split(maxsplit=1)[0]
    if name not in DIRECTIVES:
        known = ", ".join(sorted(DIRECTIVES))
        what = _("perintah ::: {name} tidak dikenal").format(name=name)
        source.report(index, what, _("yang ada: {known}").format(known=known))
    outer = next((each for each in around if each in LINE_DIRECTIVES), "")
    if outer:
        source.report(
            index,
            _("::: {name} di dalam ::: {outer}").format(name=name, outer=outer),
            _("tutup ::: {outer} dahulu; blok isian yang berurutan tetap sejajar").format(
                outer=outer
            ),
        )


def _with_labels(source: Source, lines: list[str]) -> list[str]:
    """Return the lines with every list label as a number that Markdown starts a list with."""
    out: list[str] = []
    last = ""
    before = ""
    for index, line in enumerate(lines):
        blank = not before.strip() or before.lstrip().startswith(":::")
        found = _LABEL.match(line)
        if not line.strip() or line.lstrip().startswith(":::"):
            last = ""
        if found and _begins_item(found["label"], before, blank=blank, last=last):
            label = found["label"]
            source.labels[index] = label
            last = label
            known = "1.".rjust(len(label), "0")
            line = found["indent"] + known + line[found.end() :]  # noqa: PLW2901 - rewritten
        out.append(line)
        before = line
    return out


def _begins_item(label: str, before: str, *, blank: bool, last: str) -> bool:
    """Tell a list label from words that merely wrapped to the beginning of a line."""
    if blank:
        return True
    if label.startswith("("):
        return before.rstrip().endswith(_OPENS_LIST) or label == advanced(last, 1)
    return bool(last) or label in _FIRST
