"""One case as JSON."""

from etik_tui.domain.case import Case
from etik_tui.domain.person import Person
from etik_tui.procedure.deadline import deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step


def case_body(case: Case, situation: Situation | None) -> dict[str, object]:
    """Return a case as JSON says it; without a situation nothing is computed."""
    return {
        **_head(case),
        **_computed(situation),
        "parties": [
            {"id": each.id, "role": each.role, **_person(each.person)} for each in case.parties
        ],
        "allegations": [
            {
                "id": each.id,
                "party": each.party,
                "text": each.text,
                "place": each.place,
                "act_date": each.act_date,
                "norms": each.norms,
            }
            for each in case.allegations
        ],
        "evidence": [
            {
                "id": each.id,
                "title": each.title,
                "form": each.form,
                "file": each.file,
                "sha256": each.sha256,
                "size": each.size,
            }
            for each in case.evidence
        ],
        "majelis": [
            {"id": each.id, "seat": each.seat, "attested": each.attested, **_person(each.person)}
            for each in (case.majelis.seats if case.majelis else ())
        ],
        "events": case.events,
        **_heard(case),
        "readings": case.readings,
        "deviations": [
            {
                "at": each.at,
                "milestone": each.milestone,
                "reason": each.reason,
                "findings": each.findings,
            }
            for each in case.deviations
        ],
        "notes": [{"at": each.at, "text": each.text} for each in case.notes],
        "ticks": [{"item": key, "note": each.note} for key, each in case.ticks.items()],
    }


def _head(case: Case) -> dict[str, object]:
    closed = {"at": case.closed.at, "reason": case.closed.reason} if case.closed else None
    return {
        "id": case.id,
        "number": case.number,
        "version": case.version,
        "profile": case.profile,
        "profile_version": case.profile_version,
        "profile_digest": case.profile_digest,
        "channel": case.channel,
        "title": case.title,
        "sensitive": case.sensitive,
        "registered": case.registered,
        "closed": closed,
    }


def _computed(situation: Situation | None) -> dict[str, object]:
    if situation is None:
        return {"stage": None, "next": None, "deadlines": []}
    stage, step = stage_of(situation), next_step(situation)
    following = None
    if step:
        following = {
            "milestone": step.milestone.id,
            "title": step.milestone.title,
            "actor": step.milestone.actor,
            "party": step.party,
            "since": step.since,
            "due": step.limit.due if step.limit else None,
        }
    return {
        "stage": {"id": stage.id, "title": stage.title} if stage else None,
        "next": following,
        "deadlines": deadlines(situation),
    }


def _heard(case: Case) -> dict[str, object]:
    return {
        "questions": [
            {
                "id": each.id,
                "party": each.party,
                "session": each.session,
                "question": each.question,
                "answer": each.answer,
                "read_back": case.read_back.get(each.id),
            }
            for each in case.questions
        ],
        "signatures": [
            {
                "party": each.party,
                "session": each.session,
                "signer": each.signer,
                "signed": each.signed,
                "reason": each.reason,
                "at": each.at,
            }
            for each in case.signatures
        ],
        "votes": case.votes,
        "dissents": [
            {"seat": each.seat, "party": each.party, "text": each.text} for each in case.dissents
        ],
    }


def _person(person: Person) -> dict[str, str]:
    return {
        "name": person.name,
        "nip": person.nip,
        "rank": person.rank,
        "position": person.position,
        "position_level": person.position_level,
        "unit": person.unit,
        "employment": person.employment,
        "address": person.address,
    }
