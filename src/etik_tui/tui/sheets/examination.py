"""The record of examination in words: pairs of a sitting, reading back, signatures."""

from collections.abc import Iterator

from etik_tui.casework.examination import (
    Signer,
    Sitting,
    changed_since_signing,
    corrections,
    signers,
)
from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.line import Line, Span, Tone, line
from etik_tui.tui.sheets.naming import party_name
from etik_tui.tui.wording import short_date

NUMBER = 5


def sitting_name(desk: Desk, case: Case, sitting: Sitting) -> str:
    """Return who is examined, in which part, and which time if there are several."""
    party = case.party(sitting.party)
    role = party.role.value if party else ""
    name = _("{name} ({role})").format(name=party_name(desk, case, sitting.party), role=role)
    times = max((q.session for q in case.questions if q.party == sitting.party), default=1)
    if max(times, sitting.session) == 1:
        return name
    return _("{name}, sidang ke-{n}").format(name=name, n=sitting.session)


def pair_lines(
    case: Case, sitting: Sitting, *, drafts: frozenset[str] = frozenset()
) -> Iterator[Line]:
    """Yield the pairs of a sitting, numbered; `drafts` are those with something typed on them."""
    known = corrections(case)
    for number, each in enumerate(case.asked(sitting.party, sitting.session), start=1):
        yield line(
            (f"{number:>3}. ", Tone.ACCENT),
            (each.question, Tone.BOLD),
            *pair_marks(case, each, known[each.id]),
            (_("  draf belum dicatat") if each.id in drafts else "", Tone.WARN),
            hang=NUMBER,
            key=f"question:{each.id}",
        )
        for row in (each.answer or _("(belum dijawab)")).split("\n"):
            yield line(row, indent=NUMBER)


def pair_marks(
    case: Case, pair: facts.QuestionRecorded, known: tuple[facts.QuestionRecorded, ...]
) -> tuple[Span, ...]:
    """Return what there is to say of a pair: put right, and read back since."""
    marks: list[Span] = []
    if any(each.reading_back for each in known):
        marks.append((_("  diperbaiki saat dibacakan"), Tone.WARN))
    elif len(known) > 1 and (known[0].question, known[0].answer) != (pair.question, ""):
        marks.append((_("  diperbaiki"), Tone.DIM))
    if pair.id in case.read_back:
        marks.append((_("  ✓ dibacakan"), Tone.GOOD))
    return tuple(marks)


def state_lines(desk: Desk, situation: Situation, sitting: Sitting) -> Iterator[Line]:
    """Yield whether the record was read back, who signed it, and what the text says of it."""
    case = situation.case
    yield _read_line(case, sitting)
    found = signers(situation, sitting.party, sitting.session)
    for each in found:
        if each.signed is not None:
            name = f"{desk.name(each.person)}: "
            yield line(name, signature_span(each), indent=1, hang=2)
    if waiting := [desk.name(each.person) for each in found if each.signed is None]:
        words = _("Tanda tangan belum dicatat: {who}").format(who=", ".join(waiting))
        yield line((words, Tone.DIM), indent=1, hang=2)
    if changed := changed_since_signing(case, sitting.party, sitting.session):
        words = _("{n} tanya jawab dicatat sesudah tanda tangan pertama").format(n=len(changed))
        yield line((f"! {words}", Tone.WARN), indent=1)
    if any(each.signed is False for each in found):
        yield from refusal_lines(situation)


def _read_line(case: Case, sitting: Sitting) -> Line:
    asked = case.asked(sitting.party, sitting.session)
    left = [each for each in asked if each.id not in case.read_back]
    if not left and asked:
        day = max(case.read_back[each.id] for each in asked)
        return line(
            (_("✓ Dibacakan kembali {day}").format(day=short_date(day)), Tone.GOOD), indent=1
        )
    words = _("Belum dibacakan kembali: {n} dari {all}").format(n=len(left), all=len(asked))
    return line((words, Tone.DIM), indent=1)


def signature_span(signer: Signer) -> Span:
    """Say whether somebody signed."""
    if signer.signed is None:
        return _("belum dicatat"), Tone.DIM
    if signer.signed:
        return _("menandatangani {day}").format(day=short_date(signer.at)), Tone.GOOD
    words = _("TIDAK BERSEDIA {day}").format(day=short_date(signer.at))
    return (f"{words}: {signer.reason}" if signer.reason else words), Tone.WARN


def refusal_lines(situation: Situation) -> Iterator[Line]:
    """Say what the regulation has follow when somebody will not sign."""
    rules = situation.profile.examination
    refused = rules.refused if rules else ""
    words = refused or _("Teks tidak mengatur")
    cite = rules.refused_cite if rules and refused else ""
    yield line(
        (_("Bila tidak bersedia menandatangani: "), Tone.DIM),
        words,
        (f"  {cite}" if cite else "", Tone.DIM),
        indent=1,
        hang=2,
    )
    note = rules.note if rules and not refused else ""
    if note:
        yield line((note, Tone.DIM), indent=3)


def examined_words(
    fact: facts.QuestionRecorded | facts.RecordReadBack | facts.SignatureRecorded,
    desk: Desk,
    case: Case,
) -> str:
    """Say in one sentence what a fact of an examination records."""
    whom = party_name(desk, case, fact.party)
    if isinstance(fact, facts.QuestionRecorded):
        words = _("Tanya jawab: {question}").format(question=fact.question)
        if fact.reading_back:
            words = _("Tanya jawab diperbaiki saat dibacakan: {question}").format(
                question=fact.question
            )
        party = case.party(fact.party)
        plain = party is not None and party.role is Role.TERLAPOR and fact.session == 1
        alone = len(case.with_role(Role.TERLAPOR)) < 2
        return words if plain and alone else f"{words} · {_whom(whom, fact.session)}"
    if isinstance(fact, facts.RecordReadBack):
        words = _("BAP dibacakan kembali kepada {whom}: {n} tanya jawab").format(
            whom=_whom(whom, fact.session), n=len(fact.questions)
        )
        return f"{words}. {fact.note}" if fact.note else words
    seats = case.majelis.seats if case.majelis else ()
    who = next((desk.name(s.person) for s in seats if s.id == fact.signer), "") or whom
    words = (
        _("{who} menandatangani BAP {whom}")
        if fact.signed
        else _("{who} tidak bersedia menandatangani BAP {whom}")
    )
    return words.format(who=who, whom=_whom(whom, fact.session))


def _whom(name: str, session: int) -> str:
    return name if session == 1 else _("{name}, sidang ke-{n}").format(name=name, n=session)


def sitting_key(sitting: Sitting) -> str:
    """Return a sitting as one word."""
    return f"{sitting.party}:{sitting.session}"


def sitting_of_key(key: str) -> Sitting:
    """Return the sitting that a word names."""
    party, _colon, session = key.partition(":")
    return Sitting(party=party, session=int(session))


def examinable(desk: Desk, case: Case) -> Iterator[Item]:
    """Yield who can be examined: each sitting there was, and the next one of everybody."""
    for party in sorted(case.parties, key=lambda each: list(Role).index(each.role)):
        name = f"{desk.name(party.person)} ({party.role.value})"
        last = max((q.session for q in case.questions if q.party == party.id), default=0)
        for session in range(1, last + 1):
            count = len(case.asked(party.id, session))
            yield Item(
                key=f"{party.id}:{session}",
                title=name
                if last == 1
                else _("{name}, sidang ke-{n}").format(name=name, n=session),
                detail=_("{n} tanya jawab").format(n=count),
            )
        title = _("{name}, sidang ke-{n}").format(name=name, n=last + 1) if last else name
        yield Item(key=f"{party.id}:{last + 1}", title=title, detail=_("pemeriksaan baru"))
