"""Every query and every act of the casework, asked by somebody who is named in the case."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import etik_tui.casework
from etik_tui.casework import (
    access_trail,
    agenda,
    bulk,
    casefile,
    checklist_export,
    handover,
    hearing_day,
    inventory,
    letter_book,
    office_calendar,
    recomputation,
    review,
    snoozing,
    statistics,
)
from etik_tui.casework import people as acts
from etik_tui.casework.agenda import AgendaQuery
from etik_tui.casework.dossier import DossierFormat
from etik_tui.casework.people import Grant
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import OfficeRole
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.person import Party, Person, Role
from etik_tui.errors import AccessError, EtikError
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.journal.port import Draft
from etik_tui.journal.row import RowQuery
from etik_tui.workdays.office import CalendarOverride
from tests.access.test_people import as_
from tests.casework.test_act import act
from tests.procedure.regulation import day

# --- Everything that takes a number ----------------------------------------------------------

OVERSEER = OfficeRole.OVERSEER
ARGUMENTS: dict[str, Any] = {
    "act": act("periksa"),
    "reason": "x",
    "version": 1,
    "profile_id": "alfa",
    "allegation": AllegationRecorded(at=day("09-01"), id="d1", party="p1", text="x"),
    "title": "x",
    "text": "x",
    "role": Role.SAKSI,
    "person": Person(name="X"),
    "party": Party(id="p1", role=Role.SAKSI, person=Person(name="X")),
    "reading": "T-1",
    "option": "kerja",
    "form": "docx",
    "wanted": None,
    "given": None,
    "question_id": "q1",
    "question": "x",
    "signer": "p1",
    "signed": True,
    "seat": "m1",
    "people": ("budi",),
    "account": "budi",
    "items": ("rapikan",),
    "seen": None,
    "until": day("10-30"),
    "horizon": day("10-07"),
}


def functions() -> Iterator[tuple[str, Callable[..., Any], list[inspect.Parameter]]]:
    """Yield every public function of the casework that is handed a workspace."""
    for module in pkgutil.iter_modules(etik_tui.casework.__path__):
        found = importlib.import_module(f"etik_tui.casework.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters.values())
            own = function.__module__ == found.__name__ and not name.startswith("_")
            if own and parameters and parameters[0].name == "workspace":
                yield f"{module.name}.{name}", function, parameters[1:]


OF_A_NUMBER = {
    name: (function, rest)
    for name, function, rest in functions()
    if rest and rest[0].name == "number"
}


def refusal(workspace: Workspace, name: str, number: str) -> str:
    """Return what is said when a function is asked about a number."""
    function, (_number, *rest) = OF_A_NUMBER[name]
    needed = [each for each in rest if each.default is inspect.Parameter.empty]
    given = {each.name: ARGUMENTS[each.name] for each in needed}
    with pytest.raises(EtikError) as caught:
        function(workspace, number, **given)
    error = caught.value
    return f"{type(error).__name__} {error} {error.detail}".replace(number, "-")


@pytest.mark.parametrize("name", OF_A_NUMBER)
def test_asking_about_the_case_is_asking_about_none(office, number, named, name) -> None:
    """Every query and act answers who is named in a case as if the number did not exist."""
    version = office.case(number).version
    case_id = office.case_id(number)
    said = refusal(named, name, "009/TIADA/I/2026")
    assert "tidak ada" in said
    assert refusal(named, name, number) == said
    assert refusal(named, name, f"alfa:{number}") == said
    assert refusal(named, name, case_id) == said
    assert office.case(number).version == version


def test_asking_is_kept_in_the_log(office, number, named) -> None:
    """Tries that were denied are there for those who may know of the case, and for no other."""
    for name in ("casefile.add_note", "act.preview"):
        refusal(named, name, number)
    found = access_trail.access_log(office, case=number, person="cendra")
    assert [each.what for each in found] == ["denied", "denied"]
    assert number not in repr(access_trail.access_log(named))
    assert number not in repr(access_trail.access_log(as_(office, "kelola")))
    assert number in repr(access_trail.access_log(as_(office, "awas")))


# --- Everything else -------------------------------------------------------------------------

QUERIES: dict[str, Callable[[Workspace], Any]] = {
    "access_trail.access_log": access_trail.access_log,
    "agenda.agenda": lambda at: agenda.agenda(at, AgendaQuery()),
    "agenda.publish": lambda at: agenda.publish(at, AgendaQuery()),
    "checklist_export.case_ids": lambda at: tuple(checklist_export.case_ids(at, RowQuery())),
    "agenda.remind": lambda at: agenda.remind(at, AgendaQuery()),
    "handover.handover": handover.handover,
    "hearing_day.hearing_day": lambda at: hearing_day.hearing_day(at, day("09-30")),
    "inventory.open_cases": lambda at: inventory.open_cases(at, ["alfa"]),
    "inventory.used_by": lambda at: inventory.used_by(at, ["alfa"]),
    "letter_book.letter_books": lambda at: letter_book.letter_books(at, "alfa"),
    "office_calendar.plan_calendar": lambda at: office_calendar.plan_calendar(
        at, CalendarOverride(week=6)
    ),
    "people.people": acts.people,
    "review.own_drafts": review.own_drafts,
    "review.review": review.review,
    "review.urgent_count": review.urgent_count,
    "snoozing.snoozes": lambda at: snoozing.snoozes(at, day("10-07")),
    "statistics.statistics": statistics.statistics,
    "recomputation.recompute": recomputation.recompute,
    "recomputation.reindex": recomputation.reindex,
}
# What carries the whole journal is the files' owner's, and no admin's behind `--as`.
OWNERS = {
    "backup.create_backup": (None, None),
    "journal_file.export_journal": (None, None),
    "journal_file.import_journal": (None,),
}
# What is handed a case that was read before, or has nothing to do with cases.
APART = {
    "case_archive.import_case",
    "checkpointing.create_key",
    "checkpointing.seal",
    "checkpointing.last_seal",
    "bulk.marked",
    "bulk.noting",
    "bulk.snoozing",
    "bulk.ticking",
    "bulk.writing_chronology",
    "bulk.writing_dossier",
    "evidence_file.evidence_content",
    "evidence_file.evidence_path",
    "evidence_file.evidence_state",
    "evidence_file.verify_evidence",
    "inbox.inbox",
    "inbox.incoming",
    "inbox.received",
    "journal_file.row_of",
    "first_start.complete",
    "report_batch.import_reports",
    "review.band_now",
    "review.horizon",
    "review.matter",
    "snoozing.band_of",
    "statistics.recap_file",
    "statistics.write_recap",
    "signing.make_key",
    "signing.signing_key",
    "checklist_export.checklist_content",
    "checklist_export.checklist_name",
    "checklist_export.export_checklists",
    "demo.play_demo",
    "drift.drift",
    "drift.outdated_limits",
    "examination.opening_questions",
    "handover.handover_file",
    "handover.write_handover",
    "hearing_day.write_hearing_day",
    "index_renewal.is_renewal_due",
    "index_renewal.renew_index",
    "indexing.case_row",
    "letter_book.letter_book",
    "letter_book.numbering",
    "letter_gap.explain_gap",
    "office_calendar.decreed_calendar",
    "office_calendar.write_calendar",
    "outbox.confined",
    "outbox.destination",
    "outbox.folder_destination",
    "outbox.outbox",
    "paper_file.drop_paper",
    "paper_file.keep_paper",
    "paper_file.paper_path",
    "paper_file.paper_state",
    "people.add_key",
    "people.default_program",
    "people.grant",
    "people.key_lines",
    "people.remove_key",
    "people.revoke",
    "people.write_keys",
    "recording.writable",
    "recording.write",
    "register_book.coverage_per_unit",
    "register_book.enter",
    "register_book.entries",
    "register_book.withdraw_entry",
    "registration.check_report_input",
    "registration.preview_report",
    "registration.register",
    "report_file.read_report",
    "sifting.remove_filter",
    "sifting.rename_filter",
    "sifting.save_filter",
    "sifting.saved_filter",
    "sifting.saved_filters",
    "surroundings.editor",
    "surroundings.may_run",
    "surroundings.require_clipboard",
}


def test_several_cases_at_once_are_those_one_may_see(office, number, named) -> None:
    """A marked case in which one is named since is not there; what is done to it has no effect."""
    case_id = office.case_id(number)
    assert bulk.marked(named, [case_id]) == ()
    (case,) = bulk.marked(office, [case_id])
    acts = (
        bulk.noting(named, "x"),
        bulk.ticking(named, "periksa", "x"),
        bulk.snoozing(named, day("10-30"), "x", day("10-07")),
        bulk.writing_chronology(named, ChronologyFormat.MD),
        bulk.writing_dossier(named, DossierFormat.PDF),
    )
    for each in acts:
        done = bulk.each_case([case], each)
        assert [(failed, "tidak ada" in why) for failed, why in done.failed] == [(case, True)]
    assert office.case(number).version == case.seen


def test_every_function_of_the_casework_is_tried_here() -> None:
    """A new function that is handed a workspace is tried here, or is said to show no case."""
    every = {name for name, _function, _rest in functions()}
    unknown = every - {*OF_A_NUMBER} - {*QUERIES} - {*OWNERS} - APART
    assert not unknown, f"say in this file what these show of a case: {sorted(unknown)}"


@pytest.mark.parametrize("name", OWNERS)
def test_the_whole_journal_is_carried_by_the_owner_alone(office, name) -> None:
    """Nobody who came in with `--as`, admin or not, takes all cases out of the program."""
    function = next(each for found, each, _rest in functions() if found == name)
    for account in ("kelola", "cendra", "budi"):
        with pytest.raises(AccessError, match="pemilik berkas"):
            function(as_(office, account), *OWNERS[name])


@pytest.mark.parametrize("name", QUERIES)
def test_nothing_shows_the_case(office, number, named, name) -> None:
    """Neither number, id, title nor people of the case are in anything that is not asked for it."""
    case = office.case(number)
    told = repr(QUERIES[name](named))
    for secret in (number, case.id, "Cendrawasih Papua", "Perkara Cendrawasih"):
        assert secret not in told


def test_counts_are_those_of_the_other_cases(office, named) -> None:
    """Wherever cases are counted, the one that names who asks is not among them."""
    assert inventory.open_cases(office, ["alfa"]) == {"alfa": 3}
    assert inventory.open_cases(named, ["alfa"]) == {"alfa": 2}
    assert recomputation.reindex(named) == 2
    assert len(tuple(checklist_export.case_ids(named, RowQuery()))) == 2
    # Who keeps the program without opening cases is still kept from removing what they need.
    kept = inventory.open_cases(as_(office, "kelola"), ["alfa"])
    assert kept == {"alfa": 0}
    with pytest.raises(EtikError, match="ada perkara terbuka"):
        inventory.refuse_used(kept, "alfa")


def test_a_calendar_file_never_takes_the_case_back(office, number, named) -> None:
    """What was published before somebody was named is neither shown nor cancelled afterwards."""
    (other,) = {row.number for row in office.journal.rows(RowQuery()).rows[:1]} - {number} or {""}
    awas = as_(office, "awas")
    before = agenda.publish(awas, AgendaQuery())
    target = before.entries[0].publication.number if before.entries else other
    acts.grant(as_(office, "kelola"), Grant(account="awas", name="Kenari", roles=(OVERSEER,)))
    casefile.add_party(office, target, Role.SAKSI, Person(name="Kenari"))
    after = agenda.publish(as_(office, "awas"), AgendaQuery())
    assert target not in repr(after.entries)


def test_screens_and_verbs_never_reach_around_the_gate() -> None:
    """The journal without its bound, and the case without its veil, are casework's alone."""
    folder = Path(etik_tui.casework.__path__[0]).parent
    around = re.compile(r"workspace\.whole\b|\.true_case\(|\._permit\b|\bseen_by\(")
    found = [
        f"{path.relative_to(folder)}: {line.strip()}"
        for layer in ("cli", "tui", "exports", "documents", "plugins")
        for path in sorted((folder / layer).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if around.search(line)
    ]
    assert not found, "\n".join(found)


def test_a_draft_of_the_case_is_gone_with_the_case(office, number, named) -> None:
    """What was half typed before somebody was named in a case is not offered any more."""
    case_id = office.case_id(number)
    for who, key in ((named, f"act:{case_id}:periksa:p1"), (named, "new-case:alfa")):
        draft = Draft(key=key, actor=who.actor, saved_at=who.clock.now(), body={"number": number})
        who.journal.put_draft(draft)
    assert [each.key for each in named.journal.drafts("cendra")] == ["new-case:alfa"]
    assert named.journal.draft(f"act:{case_id}:periksa:p1", "cendra") is None
