"""What does not agree: an act with what was recorded before, a person with whom the code binds."""

from collections.abc import Iterator

from etik_tui.domain.case import Event
from etik_tui.domain.person import Party, Role
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.condition import field_value
from etik_tui.procedure.deadline import event_date
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import FieldType, Milestone, MilestoneKind
from etik_tui.profile.limit import Pick
from etik_tui.profile.outcome import SummonsRound
from etik_tui.profile.text import Coverage


def check_concord(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Check that an act does not contradict the summons, the verdict or the closing it follows.

    Never more than a warning: the texts do not forbid it, and what happened is recorded.
    """
    yield from _after_closing(after, milestone, event)
    yield from _ahead_of_summons(after, milestone, event)
    yield from _beyond_verdict(after, milestone, event)


def check_coverage(situation: Situation) -> Iterator[Finding]:
    """Check each terlapor's kind of employment against whom the code binds.

    Nothing is said where a condition of the report's channel already cites the same provision.
    """
    coverage = situation.profile.coverage
    if coverage is None or not coverage.employment or _asked_at_intake(situation, coverage):
        return
    for terlapor in situation.case.with_role(Role.TERLAPOR):
        yield _covered(coverage, terlapor)


def _asked_at_intake(situation: Situation, coverage: Coverage) -> bool:
    intake = situation.profile.intake
    channels = intake.channels if intake else ()
    own = (each for each in channels if each.id == situation.case.channel)
    return any(rule.cite == coverage.cite for channel in own for rule in channel.requires)


def _covered(coverage: Coverage, terlapor: Party) -> Finding:
    written = " ".join(terlapor.person.employment.split())
    known = {each.casefold() for each in coverage.employment}
    kinds = "; ".join(coverage.employment)
    if written.casefold() in known:
        verdict, text = Verdict.PASS, _("Jenis kepegawaian terlapor termasuk yang diatur")
    elif written:
        verdict = Verdict.WARN
        said = _(
            "Jenis kepegawaian terlapor “{written}” tidak tertulis dalam teks ({kinds}). {out}"
        )
        text = said.format(written=written, kinds=kinds, out=coverage.outside)
    else:
        verdict = Verdict.NOTE
        said = _("Jenis kepegawaian terlapor belum diisi. Yang diatur: {kinds}. {out}")
        text = said.format(kinds=kinds, out=coverage.outside)
    return Finding(
        id="coverage",
        verdict=verdict,
        text=text.strip(),
        cite=coverage.cite,
        quote=coverage.quote,
        subject=terlapor.id,
    )


def _after_closing(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Warn of an act on a case that is closed."""
    closing = {each.id for each in after.profile.milestones if each.kind is MilestoneKind.CLOSING}
    ended = [each.at for each in after.case.events if each.milestone in closing]
    ended += [after.case.closed.at] if after.case.closed else []
    if ended and milestone.id not in closing and event.at >= ended[-1]:
        yield Finding(
            id=f"milestones.{milestone.id}.closed",
            verdict=Verdict.WARN,
            text=_("Perkara ini sudah ditutup {day}").format(day=short_day(ended[-1])),
            subject=event.party,
            remedy=_("buka kembali perkaranya lebih dahulu bila penanganannya berlanjut"),
        )


def _ahead_of_summons(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Warn of an attendance or a hearing before the day for which the person was summoned."""
    summons = after.profile.summons
    rounds = summons.rounds if summons else ()
    if milestone.kind is MilestoneKind.ATTENDANCE:
        concerned = tuple(each for each in rounds if each.attendance == milestone.id)
    elif milestone.kind is MilestoneKind.HEARING:
        concerned = _last_round(after, rounds, event.party)
    else:
        return
    day = next(iter(event.dates.values()), None)
    for each in concerned:
        planned = event_date(after, each.hearing, Pick.LAST, event.party)
        if day and planned and day < planned:
            text = _("Tanggal {day} mendahului {planned}, hari yang disebut {summons}")
            rule = after.profile.milestone(each.milestone)
            yield Finding(
                id=f"milestones.{milestone.id}.ahead",
                verdict=Verdict.WARN,
                text=text.format(
                    day=short_day(day),
                    planned=short_day(planned),
                    summons=rule.title if rule else each.milestone,
                ),
                cite=each.cite,
                quote=each.quote,
                subject=event.party,
                remedy=_("periksa tanggalnya, atau panggil untuk hari itu"),
            )


def _last_round(
    after: Situation, rounds: tuple[SummonsRound, ...], party: str
) -> tuple[SummonsRound, ...]:
    issued = [each for each in rounds if after.case.recorded(each.milestone, party)]
    return tuple(issued[-1:])


def _beyond_verdict(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Warn of a sanction that names a breach which the verdict did not find."""
    rules = after.profile.decision
    verdict = after.profile.milestone(rules.milestone) if rules else None
    if milestone.kind is not MilestoneKind.SANCTION or verdict is None:
        return
    found = {each for name in _norm_fields(verdict) for each in _named(after, verdict, name, event)}
    named = [each for name in _norm_fields(milestone) for each in event.fields.get(name, ())]
    titles = {each.id: each.cite for each in after.profile.norms}
    beyond = [titles.get(each, each) for each in dict.fromkeys(named) if each not in found]
    if found and beyond:
        text = _("Tidak disebut dalam “{verdict}”: {norms}")
        yield Finding(
            id=f"milestones.{milestone.id}.beyond-verdict",
            verdict=Verdict.WARN,
            text=text.format(verdict=verdict.title, norms="; ".join(beyond)),
            cite=milestone.cite,
            quote=milestone.quote,
            subject=event.party,
            remedy=_("samakan dengan putusan"),
        )


def _norm_fields(milestone: Milestone) -> tuple[str, ...]:
    return tuple(each.id for each in milestone.fields if each.type is FieldType.NORMS)


def _named(after: Situation, verdict: Milestone, name: str, event: Event) -> tuple[str, ...]:
    value = field_value(after, f"{verdict.id}.{name}", event.party)
    return (value,) if isinstance(value, str) else value
