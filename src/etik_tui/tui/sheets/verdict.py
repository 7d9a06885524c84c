"""The decision: methods in order, votes, dissent, the verdict and what follows it."""

from collections.abc import Iterator

from etik_tui.domain.person import Party, Role
from etik_tui.locale import _
from etik_tui.procedure.condition import holds
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.tally import EMPTY, MAJORITY, TIED, tally
from etik_tui.profile.outcome import Decision
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.sheets.summons import event_lines


def verdict_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield votes and verdict for every terlapor, then the rules and what follows."""
    rules = situation.profile.decision
    if rules is None:
        yield line((_("Teks tidak mengatur pengambilan keputusan."), Tone.DIM))
        return
    for party in situation.case.with_role(Role.TERLAPOR):
        yield heading(desk.name(party.person))
        yield from _votes(desk, situation, rules, party)
        yield from _dissents(desk, situation, party)
        later = (each.partition(".")[0] for each in rules.replaced_by)
        for milestone in dict.fromkeys((rules.milestone, *later)):
            for event in situation.case.recorded(milestone, party.id):
                yield line((_title(situation, milestone), Tone.BOLD), indent=1)
                yield from event_lines(situation, event)
        yield from _follow(situation, rules, party)
        yield BLANK
    yield from _rules(rules)


def _title(situation: Situation, milestone: str) -> str:
    """Return what a decision is called; the first one simply "Putusan"."""
    rule = situation.profile.milestone(milestone)
    decision = situation.profile.decision
    if rule is None or (decision and milestone == decision.milestone):
        return _("Putusan")
    return rule.title


def _votes(desk: Desk, situation: Situation, rules: Decision, party: Party) -> Iterator[Line]:
    panel = situation.case.majelis
    if panel is None:
        yield line((_("Majelis belum dibentuk; suara dicatat sesudahnya."), Tone.DIM), indent=1)
        return
    titles = {each.id: each.title for each in rules.outcomes}
    cast = {vote.seat: vote for vote in situation.case.votes if vote.party in ("", party.id)}
    count = tally(situation.case, party.id)
    result = {EMPTY: _("belum ada suara"), MAJORITY: _("suara terbanyak"), TIED: _("SERI")}[
        count.result
    ]
    numbers = ", ".join(f"{titles.get(key, key)} {n}" for key, n in count.counts.items())
    abstained = _(", abstain {n}").format(n=count.abstained) if count.abstained else ""
    yield line(
        (_("Suara: {result}").format(result=result), Tone.ACCENT),
        (f"  {numbers}{abstained}" if numbers else "", Tone.PLAIN),
        (
            _("  Enter: suara · {key}: pendapat berbeda").format(
                key=desk.key("case.evidence", "b")
            ),
            Tone.DIM,
        ),
        indent=1,
    )
    for seat in panel.seats:
        vote = cast.get(seat.id)
        words = _("belum memberi suara")
        if vote is not None:
            words = titles.get(vote.option, vote.option) if vote.option else _("abstain")
        yield line(
            (f"{desk.name(seat.person)}  ", Tone.PLAIN),
            (words, Tone.BOLD if vote else Tone.DIM),
            indent=2,
            hang=2,
            key=f"vote:{seat.id}:{party.id}",
        )


def _dissents(desk: Desk, situation: Situation, party: Party) -> Iterator[Line]:
    seats = situation.case.majelis.seats if situation.case.majelis else ()
    names = {seat.id: desk.name(seat.person) for seat in seats}
    for each in situation.case.dissents:
        if each.party in ("", party.id):
            who = names.get(each.seat, each.seat)
            yield line(
                (_("Pendapat berbeda {who}: ").format(who=who), Tone.WARN), each.text, indent=1
            )


def _follow(situation: Situation, rules: Decision, party: Party) -> Iterator[Line]:
    if not situation.case.recorded(rules.milestone, party.id):
        return
    found = [each for each in situation.profile.followups if holds(situation, each.when, party.id)]
    for each in found:
        if situation.case.sensitive and each.suppress_when_sensitive:
            continue
        done = bool(situation.case.recorded(each.milestone, party.id))
        sign = ("✓ ", Tone.GOOD) if done else ("○ ", Tone.ACCENT)
        human = _("  perlu keputusan manusia") if each.decision_point and not done else ""
        yield line(
            sign,
            each.title,
            (human, Tone.WARN),
            (f"  {each.cite}", Tone.DIM),
            indent=1,
            hang=2,
            key=f"act:{each.milestone}:{party.id}",
        )
        if each.caution and not done:
            yield line((each.caution, Tone.DIM), indent=3)


def _rules(rules: Decision) -> Iterator[Line]:
    yield heading(_("Cara mengambil keputusan"), rules.cite)
    for number, method in enumerate(rules.methods, start=1):
        yield line(
            (f"{number}. ", Tone.ACCENT),
            method.title,
            (f"  {method.cite}", Tone.DIM),
            indent=1,
            hang=3,
        )
        if method.quote:
            yield line((f"“{method.quote}”", Tone.DIM), indent=4)
    for title, text in (
        (_("Kuorum"), rules.quorum),
        (_("Pendapat berbeda"), rules.dissent),
        (_("Kekuatan putusan"), rules.final),
    ):
        yield line((f"{title}: ", Tone.DIM), text or _("Teks tidak mengatur"), indent=1, hang=2)
