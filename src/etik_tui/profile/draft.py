"""What the author of a new profile is asked, and the norms found in the text's own numbering."""

import re

from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.limit import DayUnit
from etik_tui.profile.reference import nearest
from etik_tui.profile.text import Unit

LIMITS = ("pembentukan", "panggilan", "putusan", "penyampaian", "keberatan", "penjatuhan")
MOST_ROUNDS = 9

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")


class Draft(Struct, frozen=True, kw_only=True):
    """The answers from which a profile is begun.

    `day` is what the text says `hari` means, `None` where it does not say. `members` is the number
    of members that the text sets (0: none said, 1 or more: exactly so many), `panel` whether
    there is a Majelis at all. `limits` maps names of `LIMITS` to days. `norms` are citations under
    which conduct is listed; `units` the text.
    """

    id: str
    name: str
    institution: str
    short: str
    regulation: str
    number: str = ""
    set_on: str = ""
    day: DayUnit | None = None
    channels: tuple[str, ...] = ("Laporan",)
    panel: bool = True
    members: int = 0
    rounds: int = 1
    sanctions: tuple[str, ...] = ()
    objection: bool = False
    limits: dict[str, int] = {}
    norms: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()


def draft_problems(draft: Draft) -> tuple[Problem, ...]:
    """Return everything that keeps a draft from becoming a profile."""
    found = [
        Problem(what=_("belum diisi"), key=key)
        for key in ("id", "name", "institution", "short", "regulation")
        if not getattr(draft, key).strip()
    ]
    if draft.id and not _ID.match(draft.id):
        remedy = _("Hanya huruf, angka, titik, _ dan -; diawali huruf atau angka.")
        found.append(Problem(what=_("id tidak sah"), key="id", remedy=remedy))
    if len(draft.short) > 14:
        found.append(Problem(what=_("lebih dari 14 huruf"), key="short", remedy=_("Pendekkan.")))
    if not draft.channels:
        remedy = _("Sebutkan paling sedikit satu, misalnya Laporan.")
        found.append(Problem(what=_("tidak ada jalur masuk"), key="channel", remedy=remedy))
    for key, titles in (("channel", draft.channels), ("sanction", draft.sanctions)):
        if len({slug(each) for each in titles}) < len(titles):
            found.append(Problem(what=_("dua nama serupa"), key=key, remedy=_("Bedakan namanya.")))
    if not 0 <= draft.rounds <= MOST_ROUNDS:
        what = _("putaran panggilan 0 sampai {most}").format(most=MOST_ROUNDS)
        found.append(Problem(what=what, key="rounds"))
    cites = {unit.cite for unit in draft.units}
    for name in draft.limits:
        if name not in LIMITS:
            remedy = _("Pilihan: {names}.").format(names=", ".join(LIMITS))
            found.append(Problem(what=_("tenggat tidak dikenal"), key=name[:60], remedy=remedy))
    for cite in draft.norms:
        if cite not in cites:
            guess = nearest(cite, cites)
            remedy = _("Maksud Anda “{guess}”?").format(guess=guess) if guess else ""
            found.append(Problem(what=_("tidak ada di teks"), key=cite[:60], remedy=remedy))
    return tuple(found)


def slug(text: str) -> str:
    """Return an id made of a title: "Teguran tertulis" becomes "teguran-tertulis"."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-") or "x"


def norm_id(cite: str) -> str:
    """Return the id of the norm at a citation: "Pasal 5 ayat (1) huruf a" is "5-1-a"."""
    parts = [each.strip("()") for each in cite.split()]
    return "-".join(each for each in parts if each not in ("Pasal", "ayat", "huruf", "angka"))


def conduct(draft: Draft) -> tuple[tuple[Unit, ...], tuple[tuple[str, Unit], ...]]:
    """Return the units that head a list of conduct, and the norms with the citation of their head.

    Norms are the innermost units under a citation; one without inner units is a norm itself.
    """
    heads = tuple(unit for unit in draft.units if unit.cite in draft.norms)
    found = []
    for head in heads:
        inner = [unit for unit in draft.units if unit.cite.startswith(f"{head.cite} ")]
        leaves = [
            unit for unit in inner if not any(e.cite.startswith(f"{unit.cite} ") for e in inner)
        ]
        found += [(head.cite, unit) for unit in leaves or [head]]
    return heads, tuple(found)
