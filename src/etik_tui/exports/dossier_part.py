"""The parts of a dossier: who, what, how it went, how it was decided, and by which dates."""

from collections.abc import Iterable, Iterator

from etik_tui.documents.block import (
    Align,
    Block,
    Fields,
    Heading,
    Items,
    Mark,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from etik_tui.domain.case import Event
from etik_tui.domain.fact import QuestionRecorded
from etik_tui.domain.person import Role
from etik_tui.exports.case_words import CaseWords, described
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.deadline import DeadlineState, Status, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import MilestoneKind
from etik_tui.workdays.count import Unit

SUMMONING = frozenset({MilestoneKind.SUMMONS, MilestoneKind.ATTENDANCE})
HEARING = frozenset({MilestoneKind.HEARING, MilestoneKind.RECORD})
BEFORE = frozenset({MilestoneKind.RECEIPT, MilestoneKind.MAJELIS})
QUIET = frozenset({Status.NOT_APPLICABLE, Status.NOT_YET})


def table(
    titles: Iterable[str], rows: Iterable[tuple[str | Text, ...]], widths: tuple[float, ...]
) -> Iterator[Block]:
    """Yield a table of texts, nothing where it has no rows."""
    drawn = tuple(
        tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    )
    if drawn:
        yield Table(head=tuple(plain(each) for each in titles), rows=drawn, widths=widths)


def fields(rows: Iterable[tuple[str, str]], indent: int = 0) -> Iterator[Block]:
    """Yield names with values, nothing where there are none."""
    drawn = tuple((plain(name), plain(value)) for name, value in rows if value)
    if drawn:
        yield Fields(rows=drawn, indent=indent)


def party_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield the parties and the members of the Majelis."""
    rows = (
        (each.role.value, plain(each.person.name, Mark.BOLD), described(each.person) or "–")
        for each in words.case.parties
    )
    yield from table((_("Peran"), _("Nama"), _("Data")), rows, (0.6, 1.3, 2.2))
    panel = words.case.majelis
    if panel:
        yield Heading(text=plain(_("Majelis")), level=3, align=Align.LEFT)
        members = (
            (
                words.office(each.seat),
                plain(each.person.name, Mark.BOLD),
                described(each.person) or "–",
            )
            for each in panel.seats
        )
        yield from table((_("Jabatan"), _("Nama"), _("Data")), members, (0.6, 1.3, 2.2))


def allegation_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield what is alleged, with the wording of each norm."""
    for place, each in enumerate(words.case.allegations, start=1):
        title = _("Dugaan {n}").format(n=place)
        yield Heading(text=plain(title), level=3, align=Align.LEFT)
        yield from fields(
            (
                (_("Terlapor"), words.party(each.party)),
                (_("Perbuatan"), each.text),
                (_("Tempat"), each.place),
                (_("Waktu"), each.act_date),
            )
        )
        norms = tuple(words.norm(norm) for norm in each.norms)
        if norms:
            yield Items(
                labels=tuple("-" for _norm in norms),
                items=tuple(
                    (
                        Paragraph(
                            text=(Run(cite, Mark.BOLD), Run(f": “{text}”" if text else "")),
                            align=Align.LEFT,
                        ),
                    )
                    for cite, text in norms
                ),
                indent=1,
            )


def _acts(words: CaseWords, kinds: frozenset[MilestoneKind]) -> Iterator[Event]:
    for event in words.case.events:
        rule = words.profile.milestone(event.milestone) if words.profile else None
        if rule is not None and rule.kind in kinds:
            yield event


def _event_blocks(words: CaseWords, events: Iterable[Event]) -> Iterator[Block]:
    for event in events:
        title = words.milestone(event.milestone, event.party)
        head = (Run(title, Mark.BOLD), Run(f", {short_day(event.at)}"))
        yield Paragraph(text=head, align=Align.LEFT)
        rows = [*words.details(event.milestone, event.dates, event.fields)]
        if event.number:
            rows.insert(0, (_("Nomor"), event.number))
        yield from fields(rows, indent=1)


def summons_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield every summons and who came."""
    yield from _event_blocks(words, _acts(words, SUMMONING))


def examination_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield the hearings and, for each sitting, its questions, the read-back and who signed."""
    yield from _event_blocks(words, _acts(words, HEARING))
    case = words.case
    sittings = dict.fromkeys((each.party, each.session) for each in case.questions)
    for party, session in sittings:
        title = _("Tanya jawab {who}, pemeriksaan ke-{n}").format(who=words.party(party), n=session)
        yield Heading(text=plain(title), level=3, align=Align.LEFT)
        asked = case.asked(party, session)
        yield from table(
            (_("No"), _("Pertanyaan"), _("Jawaban"), _("Dibacakan")),
            (_question(words, place, each) for place, each in enumerate(asked, start=1)),
            (0.2, 1.4, 1.7, 0.6),
        )
        for each in case.signatures:
            if (each.party, each.session) != (party, session):
                continue
            who = words.member(each.signer) if each.signer else words.party(party)
            said = (
                _("{who} menandatangani, {day}.")
                if each.signed
                else _("{who} tidak bersedia menandatangani, {day}; alasan: {why}.")
            )
            text = said.format(who=who, day=short_day(each.at), why=each.reason or "–")
            yield Paragraph(text=plain(text), align=Align.LEFT)


def _question(words: CaseWords, place: int, each: QuestionRecorded) -> tuple[str | Text, ...]:
    read = words.case.read_back.get(each.id)
    return str(place), each.question, each.answer or "–", short_day(read) if read else "–"


def decision_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield votes, differing opinions, and every act from the deliberation on."""
    case, profile = words.case, words.profile
    rules = profile.decision if profile else None
    titles = {each.id: each.title for each in rules.outcomes} if rules else {}
    later = frozenset(MilestoneKind) - SUMMONING - HEARING - BEFORE - {MilestoneKind.ACT}
    yield from _event_blocks(words, _acts(words, later))
    several = len(case.with_role(Role.TERLAPOR)) > 1
    votes = (
        (
            words.member(each.seat),
            words.party(each.party) if several else "–",
            titles.get(each.option, each.option) or _("abstain"),
        )
        for each in case.votes
    )
    yield from table((_("Anggota"), _("Atas"), _("Suara")), votes, (1.2, 1.2, 1.2))
    for dissent in case.dissents:
        head = _("Pendapat berbeda {who}").format(who=words.member(dissent.seat))
        text = (Run(head, Mark.BOLD), Run(f": {dissent.text}"))
        yield Paragraph(text=text, align=Align.LEFT)


def limit_blocks(words: CaseWords, situation: Situation) -> Iterator[Block]:
    """Yield the time limits that run or ran, each with its rule."""
    states = [each for each in deadlines(situation) if each.status not in QUIET]
    rows = (
        (
            f"{state.title} – {words.party(state.party)}" if state.party else state.title,
            "\n".join(_dates(state)) or "–",
            limit_words(state),
            _rule(situation, state),
        )
        for state in states
    )
    titles = (_("Tenggat"), _("Tanggal"), _("Keadaan"), _("Dasar"))
    yield from table(titles, rows, (1.1, 1.0, 0.7, 1.9))


def _dates(state: DeadlineState) -> Iterator[str]:
    pairs = (
        (_("dihitung dari"), state.anchor),
        (_("paling cepat"), state.earliest if state.earliest != state.anchor else None),
        (_("paling lambat"), state.due),
        (_("dilakukan"), state.met),
    )
    for name, day in pairs:
        if day:
            yield f"{name} {short_day(day)}"


def _rule(situation: Situation, state: DeadlineState) -> str:
    rule = situation.profile.deadline(state.id)
    lines = [state.cite or _("Teks tidak mengatur")]
    if rule and rule.quote:
        lines.append(f"“{rule.quote}”")
    chosen = situation.chosen
    for name in rule.readings if rule else ():
        reading = situation.base.reading(name)
        if reading:
            taken = chosen.get(name, reading.default)
            answer = next((each.title for each in reading.options if each.id == taken), taken)
            lines.append(_("tafsir {id}: {answer}").format(id=name, answer=answer))
    return "\n".join(lines)


def limit_words(state: DeadlineState) -> str:
    """Say where a time limit stands."""
    unit = _("hari kerja") if state.unit is Unit.WORKING else _("hari")
    if state.status is Status.OVERDUE and state.left is not None:
        return _("lewat {n} {unit}").format(n=max(-state.left, 1), unit=unit)
    if state.status is Status.RUNNING and state.left is not None:
        return _("berjalan, {n} {unit} lagi").format(n=state.left, unit=unit)
    return {
        Status.MET: _("terpenuhi"),
        Status.LATE: _("terlambat"),
        Status.EARLY: _("terlalu cepat"),
        Status.OVERDUE: _("lewat"),
        Status.LAPSED: _("haknya gugur"),
        Status.NOT_REGULATED: _("tidak diatur"),
    }.get(state.status, _("berjalan"))


def reading_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield the readings chosen for the case."""
    profile = words.profile
    rows = []
    for name, option in words.case.readings.items():
        reading = profile.reading(name) if profile else None
        titles = {each.id: each.title for each in reading.options} if reading else {}
        question = reading.question if reading else ""
        rows.append((name, question or "–", titles.get(option, option)))
    yield from table((_("Tafsir"), _("Pertanyaan"), _("Pilihan")), rows, (0.5, 1.8, 1.4))


def deviation_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield the decisions to go on against findings, with their reasons."""
    rows = (
        (
            short_day(each.at),
            words.milestone(each.milestone),
            ", ".join(each.findings) or "–",
            each.reason or "–",
        )
        for each in words.case.deviations
    )
    titles = (_("Tanggal"), _("Tindakan"), _("Terhadap"), _("Alasan"))
    yield from table(titles, rows, (0.6, 1.2, 1.2, 1.8))


def note_blocks(words: CaseWords) -> Iterator[Block]:
    """Yield the remarks in the file."""
    rows = ((short_day(each.at), each.text) for each in words.case.notes)
    yield from table((_("Tanggal"), _("Catatan")), rows, (0.5, 3.0))
