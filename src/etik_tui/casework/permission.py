"""The one gate of the casework: what the person of this session may see and do.

Reading goes through `Permit.journal`, which answers as if the cases this person may not know of
did not exist; every act goes through `Permit.require`. Where nobody was ever granted access the
gate is open, as for one official at one machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etik_tui.access.people import Caller, fold_people, identified
from etik_tui.domain.register import PEOPLE_CHAIN, log_chain
from etik_tui.errors import AccessError, InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etik_tui.access.rule import Action, Decision
    from etik_tui.clock import Clock
    from etik_tui.domain.access_fact import Look
    from etik_tui.domain.account import Account
    from etik_tui.domain.case import Case
    from etik_tui.domain.fact import AnyFact
    from etik_tui.journal.port import Journal


class Sight:
    """What a session has looked at: which cases were opened, whose reporters were revealed."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.revealed: set[str] = set()


class Permit:
    """What the person of this session may see and do; made anew when the people change.

    `account` is `None` where access is not enforced. Raises AccessError for a caller who is
    nobody of the office.
    """

    def __init__(self, whole: Journal, clock: Clock, caller: Caller, sight: Sight) -> None:
        people = fold_people(whole.entries(PEOPLE_CHAIN))
        self.version = people.version
        self.account: Account | None = identified(people, caller) if people.enforced else None
        self.journal = whole
        if self.account is not None:
            from etik_tui.access.standing import visibility_of

            self.journal = whole.seen_by(visibility_of(self.account))
        self._whole = whole
        self._caller = caller
        self._clock = clock
        self._sight = sight

    @property
    def enforced(self) -> bool:
        """Tell whether the rules of access apply."""
        return self.account is not None

    def decision(self, action: Action, case: Case | None = None) -> Decision:
        """Return whether something is allowed, and why not."""
        from etik_tui.access.rule import Decision, may
        from etik_tui.access.standing import standing_of

        if self.account is None:
            return Decision(allowed=True)
        return may(self.account, action, standing_of(case) if case else None)

    def require(self, action: Action, case: Case | None = None) -> None:
        """Go on only where something is allowed; what is refused is kept in the access log.

        Raises AccessError with the reason and the rule or, where not even the existence of the
        case may be told, the error of an unknown number.
        """
        found = self.decision(action, case)
        if found.allowed:
            return
        from etik_tui.domain.access_fact import Look

        look = Look.DENIED if found.hidden else Look.REFUSED
        self._log(look, case.id if case else "", action.value)
        if found.hidden and case is not None:
            raise unknown_case(case.number)
        raise refusal(found, case.number if case else "")

    def require_owner(self) -> None:
        """Go on only for the owner of the files, who can read them all without the program.

        For what carries the whole journal, or runs code: a case that an admin may not know of is
        in it, too. Raises AccessError for everybody else.
        """
        if self.account is None or (self._caller.owner and not self._caller.named):
            return
        raise AccessError(
            _("Ini hanya dapat dilakukan pemilik berkas, di mesinnya sendiri"),
            remedy=_("Minta pengelola mesin menjalankannya, tanpa --as."),
            detail=_("aturan akses {cite}").format(cite="A7"),
        )

    def require_for(self, case: Case, facts: Iterable[AnyFact]) -> None:
        """Go on only where all these facts may be recorded on a case."""
        if self.account is None:
            return
        from etik_tui.casework.fact_action import actions_for

        for action in actions_for(case, facts):
            self.require(action, case)

    def require_report(self, report: Case) -> None:
        """Go on only where this person may register a report, which may name the person."""
        from etik_tui.access.rule import Action

        found = self.decision(Action.REGISTER, report)
        if not found.allowed:
            raise refusal(found)

    def opened(self, case: Case) -> None:
        """Keep in the access log that a case was opened, once in a session.

        The rules are asked again, of the facts themselves: the index could be out of date.
        """
        if self.account is None:
            return
        from etik_tui.access.rule import Action
        from etik_tui.domain.access_fact import Look

        self.require(Action.SEE, case)
        if case.id not in self._sight.opened:
            self._log(Look.OPENED, case.id)
            self._sight.opened.add(case.id)

    def missed(self, case_id: str) -> None:
        """Keep in the access log that somebody asked for a case that is not to be known of."""
        if self.account is not None:
            from etik_tui.domain.access_fact import Look

            self._log(Look.DENIED, case_id)

    def refused_command(self, words: str) -> None:
        """Keep in the access log that a client asked for a command that is not to be had."""
        if self.account is not None:
            from etik_tui.domain.access_fact import Look

            self._log(Look.REFUSED, "", words)

    def reveal(self, case: Case, reason: str) -> None:
        """Let the reporters of a case be seen in this session; kept in the access log first.

        Raises AccessError where this person may not, InputError without a reason.
        """
        from etik_tui.access.rule import Action
        from etik_tui.domain.access_fact import Look

        self.require(Action.REVEAL, case)
        if not reason.strip():
            raise InputError(_("Melihat identitas pelapor memerlukan alasan"), where=case.number)
        if self.account is not None:
            self._log(Look.REVEALED, case.id, reason=reason.strip())
        self._sight.revealed.add(case.id)

    def shows_reporters(self, case: Case) -> bool:
        """Tell whether the reporters of a case are shown in this session."""
        return self.account is None or case.id in self._sight.revealed

    def veil(self, case: Case) -> Case:
        """Return a case as it may be shown: without the identity of its reporters."""
        if self.shows_reporters(case):
            return case
        from etik_tui.casework.veil import veiled

        return veiled(case)

    def require_identity(self, case: Case, party_id: str) -> None:
        """Go on only where the identity of a party is shown: what is not shown is not changed."""
        if party_id in self.veil(case).veiled:
            raise AccessError(
                _("Identitas pelapor tertutup"),
                where=case.number,
                remedy=_("Buka dahulu, dengan alasan: etik case reveal; di layar i."),
            )

    def _log(self, look: Look, case_id: str, about: str = "", reason: str = "") -> None:
        from etik_tui.domain.access_fact import AccessLogged, AccessOpened

        now = self._clock.now()
        day = now.date()
        actor = self.account.id if self.account else ""
        chain = log_chain(actor, day)
        kept = AccessLogged(at=day, look=look, case=case_id, about=about, reason=reason)
        opening = AccessOpened(at=day, number=chain)
        self._whole.append_last(chain, opening, (kept,), actor=actor, recorded_at=now)


def unknown_case(number: str) -> InputError:
    """Return what is said of a case that does not exist, or is not to be known of."""
    return InputError(
        _("Perkara “{number}” tidak ada").format(number=number[:60]),
        remedy=_("Lihat daftarnya dengan `etik case list`."),
    )


def refusal(decision: Decision, where: str = "") -> AccessError:
    """Return a decision against somebody as an error that says why."""
    rule = _("aturan akses {cite}").format(cite=decision.cite) if decision.cite else ""
    return AccessError(decision.reason, where=where, remedy=decision.remedy, detail=rule)
