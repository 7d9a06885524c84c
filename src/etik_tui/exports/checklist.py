"""A case's checklist as it leaves the program: for print, for a spreadsheet, for programs."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.exports.table import Cell
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.checklist import Answered, Item, checklist, progress
from etik_tui.procedure.completeness import (
    Completeness,
    Proof,
    completeness,
    lack_words,
    proof_words,
    summary_words,
)
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of


class Wanted(Struct, frozen=True, kw_only=True):
    """Which items of a checklist: of one role, of one stage, only the open ones; else all."""

    role: str = ""
    stage: str = ""
    only_open: bool = False


class ChecklistSheet(Struct, frozen=True, kw_only=True):
    """The checklist of one case on one day, ready to be written.

    `people` names the terlapor, by initials or not at all where the names must not be seen;
    `roles` and `stages` are titles by id; `silent` is what the regulation does not regulate.
    """

    case_id: str
    number: str
    profile: str
    institution: str
    regulation: str
    stage: str
    people: tuple[str, ...]
    day: date
    items: tuple[Item, ...]
    found: Completeness
    parties: Mapping[str, str]
    roles: Mapping[str, str]
    stages: Mapping[str, str]
    silent: tuple[str, ...]
    letterhead: tuple[str, ...] = ()


def checklist_sheet(
    situation: Situation,
    wanted: Wanted | None = None,
    *,
    private: bool = False,
    letterhead: tuple[str, ...] = (),
) -> ChecklistSheet:
    """Return the checklist of a case; `private` shows initials for names.

    Of a sensitive case nobody is named.
    """
    case, profile, choice = situation.case, situation.profile, wanted or Wanted()
    stage = stage_of(situation)
    items = checklist(situation, choice.role, choice.stage)
    return ChecklistSheet(
        case_id=case.id,
        number=case.number,
        profile=profile.id,
        institution=profile.institution,
        regulation=profile.regulations[0].title,
        stage=stage.title if stage else "",
        people=_people(case, private=private),
        day=situation.today,
        items=tuple(item for item in items if not (choice.only_open and item.is_done)),
        found=completeness(situation),
        parties=_parties(case),
        roles={each.role: each.title for each in profile.checklists},
        stages={each.id: each.title for each in profile.stages},
        silent=profile.silent,
        letterhead=letterhead,
    )


def _people(case: Case, *, private: bool) -> tuple[str, ...]:
    if case.sensitive:
        return ()
    people = [party.person for party in case.with_role(Role.TERLAPOR)]
    return tuple(each.initials() if private else each.name for each in people)


def _parties(case: Case) -> dict[str, str]:
    """Return how each terlapor is told apart where there are several; no names."""
    accused = case.with_role(Role.TERLAPOR)
    if len(accused) < 2:
        return {}
    return {each.id: case.initials(each.id) or each.id for each in accused}


def checklist_body(sheet: ChecklistSheet) -> dict[str, object]:
    """Return the checklist as JSON says it, under the schema `etik.checklist/1`."""
    counted = progress(sheet.items)
    return {
        "id": sheet.case_id,
        "number": sheet.number,
        "profile": sheet.profile,
        "stage": sheet.stage,
        "day": sheet.day,
        "progress": {"done": counted.done, "total": counted.total},
        "items": [item_body(item) for item in sheet.items],
        "completeness": completeness_body(sheet.found),
        "silent": sheet.silent,
    }


def item_body(item: Item) -> dict[str, object]:
    """Return an item as JSON says it."""
    task = item.task
    return {
        "id": task.id,
        "text": task.text,
        "cite": task.cite,
        "role": task.role,
        "stage": task.stage,
        "kind": task.kind,
        "answered": item.answered,
        "why": item.why,
        "who": item.who,
        "at": item.at,
        "recorded_at": item.recorded_at,
        "awaits": item.awaits,
    }


def completeness_body(found: Completeness) -> dict[str, object]:
    """Return how complete a case is as JSON says it."""
    return {
        "evidenced": found.evidenced,
        "total": len(found.steps),
        "summary": summary_words(found),
        "steps": [
            {
                "milestone": proof.milestone.id,
                "title": proof.milestone.title,
                "party": proof.party,
                "cite": proof.milestone.cite,
                "lacks": list(proof.lacks),
                "missing": lack_words(proof),
                "evidence": proof_words(proof),
            }
            for proof in found.steps
        ],
    }


def table_head() -> tuple[str, ...]:
    """Return the column titles of a checklist in a spreadsheet."""
    return (
        _("Nomor perkara"),
        _("Peran"),
        _("Tahap"),
        _("Butir"),
        _("Uraian"),
        _("Dasar"),
        _("Jawaban"),
        _("Alasan atau catatan"),
        _("Oleh"),
        _("Tanggal"),
    )


def table_rows(sheet: ChecklistSheet) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a checklist in a spreadsheet, one for each item."""
    for item in sheet.items:
        task = item.task
        yield (
            sheet.number,
            sheet.roles.get(task.role, task.role),
            sheet.stages.get(task.stage, task.stage),
            task.id,
            task.text,
            task.cite,
            answer_word(item),
            item.why or item.awaits,
            item.who,
            item.at,
        )


def answer_word(item: Item) -> str:
    """Say who answered an item, if anybody."""
    return {
        Answered.BY_FACTS: _("dijawab program"),
        Answered.BY_HAND: _("dicentang"),
        Answered.OPEN: _("terbuka"),
    }[item.answered]


def reason_words(item: Item) -> tuple[str, ...]:
    """Say why an item stands as it does, one phrase for each thing there is to say."""
    if item.answered is Answered.BY_FACTS:
        return (_("dijawab program: {why}").format(why=item.why),)
    words = []
    if item.answered is Answered.BY_HAND:
        day = short_day(item.at) if item.at else "–"
        words.append(_("dicentang {who}, {day}").format(who=item.who, day=day))
        if item.why:
            words.append(item.why)
    if item.awaits:
        pattern = _("terjawab sendiri bila {facts}")
        if item.is_done:
            pattern = _("belum terlihat dari fakta: {facts}")
        words.append(pattern.format(facts=item.awaits))
    return tuple(words)


def state_words(proof: Proof) -> tuple[str, ...]:
    """Say what evidences a step and what it lacks."""
    return (*lack_words(proof), *proof_words(proof))
