"""The rules of access, as one function without side effects; docs/explanation/access.md has them.

A rule is cited by its number there (A1 to A8).
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from etik_tui.access.standing import OFFICEWIDE, Standing, visibility_of
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.journal.visibility import Relation
from etik_tui.locale import _

SEATED = "seated"
"""Stands for a seat in the Majelis of the case among the roles."""


class Action(StrEnum):
    """What somebody wants to do.

    `SEE` a case; `REGISTER` a report; `RECORD` an act or a paper in a case; `DECIDE` what only
    the competent official decides; `REVEAL` a reporter's identity; `ASSIGN` who may open a case;
    `ENTER` in a book of the office; `KEEP` the calendar; `AUDIT` the access log; `ADMINISTER` the
    program and its people.
    """

    SEE = "see"
    REGISTER = "register"
    RECORD = "record"
    DECIDE = "decide"
    REVEAL = "reveal"
    ASSIGN = "assign"
    ENTER = "enter"
    KEEP = "keep"
    AUDIT = "audit"
    ADMINISTER = "administer"


class Decision(Struct, frozen=True, kw_only=True):
    """Whether something is allowed; if not, why, by which rule, and what to do.

    `hidden` says that not even the existence of the case may be told.
    """

    allowed: bool
    reason: str = ""
    cite: str = ""
    remedy: str = ""
    hidden: bool = False


ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole
ALLOWED: Mapping[Action, frozenset[str]] = {
    Action.SEE: frozenset({*OFFICEWIDE, SEATED}),
    Action.REGISTER: frozenset({REGISTRAR}),
    Action.RECORD: frozenset({REGISTRAR, OFFICIAL, SEATED}),
    Action.DECIDE: frozenset({OFFICIAL}),
    Action.REVEAL: frozenset({REGISTRAR, OFFICIAL, SEATED}),
    Action.ASSIGN: frozenset({OFFICIAL}),
    Action.ENTER: frozenset({REGISTRAR, OFFICIAL}),
    Action.KEEP: frozenset({ADMIN, REGISTRAR, OFFICIAL}),
    Action.AUDIT: frozenset({ADMIN, OFFICIAL, OVERSEER}),
    Action.ADMINISTER: frozenset({ADMIN}),
}
"""Who may do what, once the case may be known of at all."""

OF_A_CASE = frozenset(
    {Action.SEE, Action.RECORD, Action.DECIDE, Action.REVEAL, Action.ASSIGN, Action.REGISTER}
)


def may(person: Account, action: Action, standing: Standing | None = None) -> Decision:
    """Decide whether a person may do something, with a case or with the office as a whole.

    Without a standing the question is whether there could be a case with which the person may.
    """
    if not person.active:
        return Decision(
            allowed=False, reason=_("Akun Anda tidak aktif"), cite="A8", remedy=_contact()
        )
    if standing is None:
        return _by_roles(action, frozenset(person.roles) | _seat_somewhere(action))
    if is_barred(person, standing):
        return Decision(
            allowed=False,
            reason=_("Anda disebut dalam perkara ini"),
            cite="A1",
            remedy=_("Serahkan kepada petugas lain; tidak ada peran yang membukanya untuk Anda."),
            hidden=True,
        )
    inside = _inside(person, standing)
    if action is Action.REGISTER or (action is Action.ASSIGN and OFFICIAL in inside.in_force):
        # Of a report there is nothing to hide from who typed it; a confined case that nobody can
        # open any more is handed on by the competent official, who need not open it.
        return _by_roles(action, inside.in_force)
    if not inside.admitted:
        return Decision(
            allowed=False,
            reason=_("Perkara ini tidak dibuka untuk Anda"),
            cite="A3" if standing.tied(Relation.CONFINED) else "A2",
            remedy=_contact(),
            hidden=True,
        )
    return _by_roles(action, inside.roles)


class _Inside(Struct, frozen=True, kw_only=True):
    """How a person stands in a case: roles that count for its institution, seat, admission."""

    in_force: frozenset[str]
    seated: bool
    assigned: bool
    confined: bool

    @property
    def admitted(self) -> bool:
        open_to_roles = bool(self.in_force & OFFICEWIDE) and not self.confined
        return open_to_roles or self.seated or self.assigned

    @property
    def roles(self) -> frozenset[str]:
        return self.in_force | ({SEATED} if self.seated else frozenset())


def _inside(person: Account, standing: Standing) -> _Inside:
    seen = visibility_of(person)
    within = not person.institutions or standing.institution in person.institutions
    assigned = bool(standing.tied(Relation.ADMITTED) & set(seen.admitted))
    return _Inside(
        # Who is assigned to a case does in it what their roles do, whatever the institution.
        in_force=frozenset(person.roles) if within or assigned else frozenset(),
        seated=bool(standing.tied(Relation.SEATED) & set(seen.own)),
        assigned=assigned,
        confined=bool(standing.tied(Relation.CONFINED)),
    )


def is_barred(person: Account, standing: Standing) -> bool:
    """Tell whether a person is named in a case and so locked out of it, whatever the role."""
    seen = visibility_of(person)
    if standing.tied(Relation.BARRED) & set(seen.own):
        return True
    namesakes, cleared = standing.tied(Relation.NAMESAKE), standing.tied(Relation.CLEARED)
    return any(name in namesakes and other not in cleared for name, other in seen.names)


def _seat_somewhere(action: Action) -> frozenset[str]:
    """Anybody may sit in a Majelis: without a case at hand that is left open."""
    return frozenset({SEATED}) if action in OF_A_CASE else frozenset()


def _by_roles(action: Action, roles: frozenset[str]) -> Decision:
    allowed = ALLOWED[action]
    # An assigned person without a role of the office may read the case.
    if roles & allowed or action is Action.SEE:
        return Decision(allowed=True, cite=_rule(action))
    needed = ", ".join(role_word(each) for each in sorted(allowed))
    return Decision(
        allowed=False,
        reason=_("Peran Anda tidak boleh {what}").format(what=action_words(action)),
        cite=_rule(action),
        remedy=_("Yang boleh: {roles}.").format(roles=needed),
    )


def _rule(action: Action) -> str:
    rules = {
        Action.REVEAL: "A4",
        Action.DECIDE: "A5",
        Action.ASSIGN: "A5",
        Action.KEEP: "A7",
        Action.AUDIT: "A6",
        Action.ADMINISTER: "A7",
    }
    return rules.get(action, "A2")


def _contact() -> str:
    return _("Hubungi admin kantor atau pejabat yang berwenang.")


def role_word(role: str) -> str:
    """Return a role as people call it."""
    return {
        ADMIN: _("admin"),
        REGISTRAR: _("penerima laporan"),
        OFFICIAL: _("pejabat yang berwenang"),
        OVERSEER: _("pengawas"),
        SEATED: _("anggota Majelis perkara ini"),
    }.get(role, role)


def action_words(action: Action) -> str:
    """Return what an action does, as a phrase behind "may"."""
    return {
        Action.SEE: _("membuka perkara"),
        Action.REGISTER: _("mendaftarkan laporan"),
        Action.RECORD: _("mencatat dalam perkara"),
        Action.DECIDE: _("memutuskan ini"),
        Action.REVEAL: _("melihat identitas pelapor"),
        Action.ASSIGN: _("menetapkan siapa yang membuka perkara"),
        Action.ENTER: _("mengisi buku register"),
        Action.KEEP: _("mengubah kalender"),
        Action.AUDIT: _("membaca jejak akses"),
        Action.ADMINISTER: _("mengurus program dan penggunanya"),
    }[action]
