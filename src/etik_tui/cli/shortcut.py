"""`etik agenda` and `etik case list` from the index alone, before the rest is loaded.

It prints what the verbs print, for command lines that only ask for a list. Whatever it does not
know, or finds changed since the usual way noted down its words, it leaves to that.
"""

from __future__ import annotations

import os
import sys
from itertools import chain

from etik_tui.cli.agenda_page import MOST, USUAL, AgendaPage, cut_words, due_body
from etik_tui.cli.case_line import CaseTable, case_head, row_body
from etik_tui.cli.crib import Crib, find_crib
from etik_tui.cli.output import Output
from etik_tui.cli.stream import BROKEN_PIPE, INTERRUPTED, drop_output, keep_printing
from etik_tui.journal.first_look import Unreadable
from etik_tui.journal.list_look import ListLook, Record
from etik_tui.tui.prelude import default_folder, system_user

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from etik_tui.clock import Clock
    from etik_tui.exports.item import AgendaItem
    from etik_tui.journal.row import CaseRow

Given = dict[str, str]
EVERYWHERE = frozenset({"--workspace", "--as", "--lang"})
JSON = "--json"
AGENDA = ("agenda",)
CASES = ("case", "list")
VALUES: Mapping[Sequence[str], frozenset[str]] = {
    AGENDA: frozenset({"--days", "--profile", "--institution", "--actor"}),
    CASES: frozenset({"--profile", "--stage", "--sort", "--limit"}),
}
FLAGS: Mapping[Sequence[str], frozenset[str]] = {
    AGENDA: frozenset({JSON, "--overdue", "--exit-code"}),
    CASES: frozenset({JSON, "--overdue", "--open", "--closed"}),
}
SORTS = ("due", "number", "recent")
LONGEST_ACTOR = 120
MOST_DAYS = 3650
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, Unreadable)


class CutShort(Exception):
    """The list could not be read to its end, and part of it is printed."""


def listed(arguments: Sequence[str], clock: Clock | None = None) -> int | None:
    """Print the list that a command line asks for; return `None` where the usual way must."""
    asked = _asked(arguments)
    if asked is None or os.environ.get("ETIK_DATABASE"):
        return None
    words, given = asked
    from etik_tui.clock import SystemClock, keep_zone
    from etik_tui.tui.office_word import word_of_office
    from etik_tui.tui.speech import speak

    folder = os.path.expanduser(given.get("--workspace", "")) or default_folder()
    actor, named = given.get("--as", "") or system_user(), "--as" in given
    speak(given.get("--lang", ""), folder, actor)
    keep_zone(word_of_office(folder, "zone"))
    today = (clock or SystemClock()).today()
    crib = find_crib(folder, actor, today, named=named)
    if crib is None:
        return None
    keep_printing()
    run = _agenda if words == AGENDA else _cases
    try:
        look = ListLook(os.path.join(folder, "journal.db"), crib.visible)
        try:
            if not look.is_as(**crib.made_for):
                return None
            status = run(look, crib, today, given)
        finally:
            look.close()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return BROKEN_PIPE
    except CutShort as broken:
        return _told(broken, folder)
    except DAMAGED:
        return None
    return status


def _told(broken: CutShort, folder: str) -> int:
    from pathlib import Path

    from etik_tui.cli.refusal import print_error
    from etik_tui.journal.fault import storage_error

    name = getattr(broken.__cause__, "sqlite_errorname", "")
    error = storage_error(name, Path(folder, "journal.db"), f"{broken.__cause__}")
    print_error(Output(), error)
    return int(error.exit_code)


def _asked(arguments: Sequence[str]) -> tuple[Sequence[str], Given] | None:
    """Return the verb and its options, `None` for any command line that asks for more."""
    words: tuple[str, ...] = ()
    given: Given = {}
    rest = iter(arguments)
    for each in rest:
        name, equals, value = each.partition("=")
        if not each.isprintable():
            return None
        if not each.startswith("-"):
            words = (*words, each)
        elif each == JSON or each in FLAGS.get(words, ()):
            given[each] = each
        elif name in EVERYWHERE or name in VALUES.get(words, ()):
            given[name] = value if equals else next(rest, "")
            if not given[name].strip() or given[name].startswith("-"):
                return None
        else:
            return None
    sound = words in VALUES and given.get("--as", "").strip() == given.get("--as", "")
    if not sound or len(given.get("--as", "")) > LONGEST_ACTOR:
        return None
    return words, given


def _number(given: Given, name: str) -> int | None:
    text = given.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ValueError(text)
    return int(text)


def _agenda(look: ListLook, crib: Crib, today: date, given: Given) -> int | None:
    from datetime import timedelta

    days = _number(given, "--days") or USUAL
    if days > MOST_DAYS or {"--profile", "--institution"} <= given.keys():
        return None
    until = today + timedelta(days=days)
    last = min(until, today - timedelta(days=1)) if "--overdue" in given else until
    profile = given.get("--profile") or given.get("--institution")
    owner = given.get("--actor")
    institutions = look.institutions()
    names = (profile,) if profile else institutions
    if not _are_known(crib, names if owner else (profile,) if profile else (), owner):
        return None
    bodies = look.limits(names, last, MOST, owner)
    if not bodies:
        return None
    items = list(_items(bodies, crib))
    output = Output(as_json=JSON in given)
    if output.as_json:
        dues = [due_body(item, today) for item in items]
        output.data("agenda", {"today": today, "until": until, "dues": dues})
    else:
        several = len(institutions) > 1
        page = AgendaPage(today, output.width, crib.days_off, several=several)
        output.drawn(list(page.lines(items)))
        if len(items) == MOST:
            output.talk(cut_words())
    return int("--exit-code" in given)


def _are_known(crib: Crib, names: Iterable[str], owner: str | None) -> bool:
    """Tell whether profiles are known, and one of them has the actor that is asked for."""
    known = [crib.profiles.get(name) for name in names]
    return None not in known and (
        owner is None or any(each and owner in each["actors"] for each in known)
    )


class _Limit(Record):
    """An open limit with the names that a page asks for; the index leaves out what is usual."""

    party = actor = cite = unit = initials = ""
    provisional = False
    institution: str
    case_id: str
    deadline: str

    @property
    def uid(self) -> str:
        from etik_tui.exports.uid import item_uid

        return item_uid(self.institution, self.case_id, self.deadline, self.party)


class _Case(Record):
    """A case with the names that a table asks for; the index leaves out what is usual."""

    initials = due_deadline = next_act = next_actor = outcome = ""
    sensitive = closed = False
    terlapor = ()
    due = since = None


def _items(bodies: Iterable[dict[str, Any]], crib: Crib) -> Iterator[AgendaItem]:
    from datetime import date

    from etik_tui.cli.crib import UNNAMED
    from etik_tui.cli.dueword import WORKING

    for body in bodies:
        due = body["due"] = date.fromisoformat(body["due"])
        unit = body["unit"] = WORKING if body.get("unit") == WORKING else UNNAMED
        body["left"] = crib.left(due, unit)
        body["actor_title"] = crib.actor_title(body["institution"], body.get("actor", ""))
        initials = body.get("initials")
        body["named"] = f"{body['number']} ({initials})" if initials else body["number"]
        yield _Limit(body)  # type: ignore[misc]


def _cases(look: ListLook, crib: Crib, today: date, given: Given) -> int | None:
    sort = given.get("--sort", SORTS[0])
    limit = _number(given, "--limit")
    if sort not in SORTS:
        return None
    institutions = look.institutions()
    names = (given["--profile"],) if "--profile" in given else institutions
    span = look.span(names)
    if span is not None and not crib.reaches(*span):
        return None
    is_closed, is_open = "--closed" in given, "--open" in given
    values = {
        "stage": given.get("--stage"),
        "closed": None if is_closed == is_open else is_closed,
        "overdue_on": today if "--overdue" in given else None,
        "sort": sort,
        "offset": 0,
    }
    pages = look.pages(names, Record(values), limit)
    first = next(pages, ())
    if not first:
        return None
    output = Output(as_json=JSON in given)
    rows = ([_row(each) for each in page] for page in chain((first,), pages))
    several = len(institutions) > 1
    try:
        if output.as_json:
            output.data_of_many(
                "cases", "cases", (row_body(each) for some in rows for each in some)
            )
        else:
            table = CaseTable(crib, several=several)
            output.table_of_many(case_head(), map(table.cells, rows), flex=2)
    except DAMAGED as error:
        raise CutShort from error
    return 0


def _row(body: dict[str, Any]) -> CaseRow:
    from datetime import date

    if "due" in body:
        body["due"] = date.fromisoformat(body["due"])
    return _Case(body)  # type: ignore[return-value]
