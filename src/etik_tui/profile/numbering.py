"""The numbered units of a regulation, found in its plain text."""

import re
from collections.abc import Iterator

from etik_tui.profile.quotation import folded
from etik_tui.profile.text import Unit

_DECORATION = re.compile(r"^[\s#>*_-]+(?=\S)|[*_]{2,}|[ \t]+$")
_ARTICLE = re.compile(r"^Pasal\s+(\d+[A-Z]?)$", re.IGNORECASE)
_ORDINAL = "Pertama|Ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
_HEADING = re.compile(
    rf"^(BAB\s+[IVXLC]+\b|Bagian\s+({_ORDINAL})\b|Paragraf\s+(\d+|{_ORDINAL})$)", re.IGNORECASE
)
_DICTUM = re.compile(rf"^({_ORDINAL.upper()})\s*:\s*(.+)$")
_END = re.compile(r"^(Ditetapkan\s+(di|pada)\b|Disahkan\s+di\b|Diundangkan\s+di\b|LAMPIRAN\b)")
_PAGE = re.compile(r"^(-\s*)?\d{1,4}(\s*-)?$")
_REFERENCE = re.compile(r"\b(Pasal|ayat|huruf|angka)$")
_MARKS = (
    ("ayat", re.compile(r"^\((\d+[a-z]?)\)\s*(.*)$")),
    ("angka", re.compile(r"^(\d{1,3})[.)]\s+(.*)$")),
    ("huruf", re.compile(r"^([a-z])[.)]\s+(.*)$")),
)

Place = tuple[tuple[str, str], ...]


def split_units(text: str) -> tuple[Unit, ...]:
    """Return the articles of a text with their ayat, huruf and angka, words as they stand.

    Reads from the first line "Pasal n" (of a decree: "KESATU :") to the signature; consideration,
    legal basis and annexes are left to the author. Lines that a page breaks are joined; page
    numbers are dropped.
    """
    found: dict[str, list[str]] = {}
    place: Place = ()
    heading, before = True, ""
    for line in _lines(text):
        refers = bool(_REFERENCE.search(before)) and not heading
        before = line
        if (article := _ARTICLE.match(line)) and not refers and _is_later(place, article[1]):
            place, heading = (("Pasal", article[1]),), False
        elif dictum := _DICTUM.match(line):
            place, heading = (("Diktum", dictum[1]),), False
            found.setdefault(cited(place), []).append(dictum[2])
        elif place and _END.match(line):
            break
        elif _HEADING.match(line):
            heading = True
        elif not heading:
            place, words = (place, line) if refers else _placed(place, line)
            found.setdefault(cited(place), []).append(words)
    return tuple(Unit(cite=cite, text=folded(" ".join(words))) for cite, words in found.items())


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that carry words, without list marks, emphasis and page numbers."""
    lines = text.replace("\f", "\n\n").split("\n")
    for raw, before, after in zip(lines, ("", *lines), (*lines[1:], ""), strict=False):
        alone = not before.strip() and not after.strip()
        if _PAGE.match(raw.strip()) and (alone or "-" in raw):
            continue
        line = raw
        while (bare := _DECORATION.sub("", line, count=1)) != line:
            line = bare
        if line:
            yield line


def _is_later(place: Place, number: str) -> bool:
    """Tell whether an article comes after the one at hand: "Pasal 5" inside Pasal 7 does not."""
    if not place or place[0][0] != "Pasal":
        return True
    return _rank(number) > _rank(place[0][1])


def _rank(number: str) -> tuple[int, str]:
    return int(re.sub(r"\D", "", number)), re.sub(r"\d", "", number)


def _placed(place: Place, line: str) -> tuple[Place, str]:
    """Return where a line stands and its words: at a number that continues, or where it was."""
    for kind, pattern in _MARKS:
        match = pattern.match(line)
        if match and (placed := _follows(place, kind, match[1])):
            return placed, match[2]
    return place, line


def _follows(place: Place, kind: str, number: str) -> Place:
    """Return the place of a number that comes next in its row or begins one, else nothing."""
    for depth in range(len(place) - 1, 0, -1):
        if place[depth][0] == kind and _is_next(place[depth][1], number):
            return (*place[:depth], (kind, number))
    begins = number in ("1", "a") and all(each[0] != kind for each in place)
    if begins and not (kind == "ayat" and len(place) > 1):
        return (*place, (kind, number))
    return ()


def _is_next(last: str, number: str) -> bool:
    """Tell whether a number follows another: 2 after 1, 2a after 2, 3 after 2a, b after a."""
    if last.isalpha() or number.isalpha():
        return len(last) == len(number) == 1 and ord(number) == ord(last) + 1
    (old, _letter), (new, letter) = _rank(last), _rank(number)
    return new == old + 1 or (new == old and letter > _letter)


def cited(place: Place) -> str:
    """Return a place as people cite it: "Pasal 5 ayat (1) huruf a"."""
    return " ".join(f"{kind} ({n})" if kind == "ayat" else f"{kind} {n}" for kind, n in place)
