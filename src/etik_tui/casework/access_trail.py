"""Who opened which case when, who was not let to, who looked at a reporter, who changed access."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from etik_tui.access.rule import Action
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.access_fact import (
    AccessLogged,
    KeyAdded,
    KeyRemoved,
    PersonGranted,
    PersonRevoked,
)
from etik_tui.domain.case import Case
from etik_tui.domain.fact import Entry
from etik_tui.domain.register import LOG_PREFIX, PEOPLE_CHAIN


class Trace(Struct, frozen=True, kw_only=True):
    """One line of the access log; `person` did it, `account` is whose access was changed.

    `what` is a `Look`, or the kind of the fact that changed the access.
    """

    moment: datetime
    person: str
    what: str
    case_id: str = ""
    number: str = ""
    account: str = ""
    about: str = ""
    reason: str = ""


def access_log(
    workspace: Workspace, *, case: str = "", person: str = "", limit: int = 1000
) -> tuple[Trace, ...]:
    """Return the access log, latest first; of one case or of one person where that is asked.

    What concerns a case that the reader may not know of is left out. Raises AccessError for
    somebody who may not read it, InputError for an unknown case.
    """
    workspace.permit.require(Action.AUDIT)
    wanted = workspace.case_id(case) if case else ""
    found = [
        trace
        for trace in (*_looks(workspace), *(() if wanted else _changes(workspace)))
        if wanted in ("", trace.case_id) and person in ("", trace.person, trace.account)
    ]
    found.sort(key=lambda each: each.moment)
    return tuple(reversed(found[-limit:]))


def _looks(workspace: Workspace) -> Iterator[Trace]:
    journal, numbers = workspace.journal, dict[str, str]()
    for chain in workspace.whole.chains(LOG_PREFIX):
        for entry in workspace.whole.entries(chain):
            fact = entry.fact
            if not isinstance(fact, AccessLogged):
                continue
            if fact.case and fact.case not in numbers:
                row = journal.row(fact.case)
                numbers[fact.case] = row.number if row else ""
            if fact.case and not numbers[fact.case]:
                continue
            yield Trace(
                moment=entry.recorded_at,
                person=entry.actor,
                what=fact.look.value,
                case_id=fact.case,
                number=numbers.get(fact.case, ""),
                about=fact.about,
                reason=fact.reason,
            )


def _changes(workspace: Workspace) -> Iterator[Trace]:
    for entry in workspace.whole.entries(PEOPLE_CHAIN):
        fact = entry.fact
        if isinstance(fact, PersonGranted):
            yield _change(entry, fact.account, ", ".join(fact.roles))
        elif isinstance(fact, PersonRevoked):
            yield _change(entry, fact.account, "")
        elif isinstance(fact, KeyAdded | KeyRemoved):
            yield _change(entry, fact.account, fact.fingerprint)


def _change(entry: Entry, account: str, about: str) -> Trace:
    return Trace(
        moment=entry.recorded_at,
        person=entry.actor,
        what=str(entry.fact.__struct_config__.tag),
        account=account,
        about=about,
        reason=entry.fact.reason,
    )


def reveal(workspace: Workspace, number: str, *, reason: str) -> Case:
    """Return a case with its reporters named, after keeping who looked and why.

    In this session they stay named. Raises AccessError where this person may not, InputError
    without a reason.
    """
    case = workspace.true_case(number)
    workspace.permit.reveal(case, reason)
    return case
