"""The rounds of summons: letter, proof, hearing, who came."""

from collections.abc import Iterator

from etik_tui.casework.act import field_specs
from etik_tui.domain.case import Event
from etik_tui.domain.person import Party, Role
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import next_step
from etik_tui.profile.outcome import SummonsRound
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.proposal import proposal_words, propose_hearing
from etik_tui.tui.sheets.gap import gap_titles
from etik_tui.tui.sheets.naming import field_words, in_order
from etik_tui.tui.wording import weekday_date


def summons_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield every round for every terlapor, and what the text says of absence."""
    rules = situation.profile.summons
    if rules is None:
        yield line((_("Teks tidak mengatur pemanggilan."), Tone.DIM))
        return
    for party in situation.case.with_role(Role.TERLAPOR):
        yield heading(desk.name(party.person))
        for number, round_ in enumerate(rules.rounds, start=1):
            yield from _round(desk, situation, party, number, round_)
        yield BLANK
    yield heading(_("Ketidakhadiran"), rules.absence_cite)
    yield line(rules.absence, indent=1)
    if rules.excuse:
        yield line((rules.excuse, Tone.DIM), (f"  {rules.excuse_cite}", Tone.DIM), indent=1)


def _round(
    desk: Desk, situation: Situation, party: Party, number: int, round_: SummonsRound
) -> Iterator[Line]:
    called = situation.case.recorded(round_.milestone, party.id)
    came = situation.case.recorded(round_.attendance, party.id)
    state = _("belum") if not called else _("dipanggil") if not came else _("tercatat")
    yield line(
        (_("Panggilan {n}  ").format(n=number), Tone.ACCENT),
        (state, Tone.BOLD if called else Tone.DIM),
        (f"  {round_.cite}", Tone.DIM),
        indent=1,
        key=f"act:{round_.attendance if called else round_.milestone}:{party.id}",
    )
    for event in (*called, *came):
        yield from event_lines(situation, event)
        yield from _gap_line(desk, situation, event)
    owed = next_step(situation)
    if owed and (owed.milestone.id, owed.party) == (round_.milestone, party.id):
        found = propose_hearing(situation, round_, situation.today, party.id)
        words = _("Bila surat bertanggal hari ini: {what}").format(what=proposal_words(found))
        yield line((words, Tone.ACCENT), indent=3)


def _gap_line(desk: Desk, situation: Situation, event: Event) -> Iterator[Line]:
    titles = gap_titles(situation, event)
    if titles:
        words = _("Belum tercatat: {what}").format(what=", ".join(titles.values()))
        yield line(
            (words, Tone.DIM),
            (_("  {key}: lengkapi").format(key=desk.key("case.add", "t")), Tone.ACCENT),
            indent=3,
            hang=2,
            key=f"event:{event.version}",
        )


def event_lines(situation: Situation, event: Event, indent: int = 3) -> Iterator[Line]:
    """Yield the dates, the number and the fields of a recorded act."""
    milestone = situation.profile.milestone(event.milestone)
    if milestone is None:
        return
    titles = {spec.id: spec.title for spec in milestone.dates}
    fields = {field.id: field for field in field_specs(situation, milestone)}
    titles |= {field.id: field.title for field in fields.values()}
    if event.number:
        yield line((_("Nomor: "), Tone.DIM), event.number, indent=indent)
    for name, day in in_order(event.dates, titles):
        yield line((f"{titles.get(name, name)}: ", Tone.DIM), weekday_date(day), indent=indent)
    for name, value in in_order(event.fields, titles):
        if value:
            words = field_words(situation.profile, fields.get(name), value)
            yield line((f"{titles.get(name, name)}: ", Tone.DIM), words, indent=indent, hang=2)
