"""The review queue in lines: the list by bands, and why one case is in it."""

from collections.abc import Iterable, Iterator, Mapping

from etik_tui.casework.figuring import waiting_findings
from etik_tui.casework.paper_list import PaperStanding, papers
from etik_tui.casework.review import Matter, Queue, band_word
from etik_tui.casework.snoozing import Snooze
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.domain.shown import padded, shown
from etik_tui.journal.row import Band
from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step
from etik_tui.tui.badge import badge
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Span, Tone, heading, line
from etik_tui.tui.sheets.findings import finding_lines
from etik_tui.tui.sheets.naming import party_name, subject_names
from etik_tui.tui.wording import short_date, status_span, weekday_date

BADGE, NUMBER, NAME = 11, 17, 16
MORE = "more:"
DRAFTS = "drafts:"
OUTDATED = "outdated:"
TONES: Mapping[Band, Tone] = {Band.OVERDUE: Tone.BAD, Band.SOON: Tone.WARN, Band.FINDING: Tone.WARN}


def queue_lines(desk: Desk, queue: Queue, *, several: bool) -> Iterator[Line]:
    """Yield what is no case, then the cases under the heading of their band."""
    if queue.outdated:
        words = _("{n} perkara memuat tanggal kalender lama · {key} menghitung ulang")
        yield line(
            (words.format(n=queue.outdated, key=desk.key("app.recompute", "F8")), Tone.WARN),
            key=OUTDATED,
        )
    if queue.drafts:
        words = _("{n} draf belum dicatat · Enter melanjutkan").format(n=len(queue.drafts))
        yield line((words, Tone.ACCENT), key=DRAFTS)
    if queue.outdated or queue.drafts:
        yield BLANK
    band: Band | None = None
    wide = max((len(_left(each)[0]) for each in queue.matters), default=0)
    for each in queue.matters:
        if each.band is not band:
            if band is not None:
                yield BLANK
            band = each.band
            yield _band(band, queue.counts[band])
        yield _matter(desk, each, max(BADGE, wide), several=several)
    rest = queue.total - len(queue.matters)
    if rest > 0:
        words = _("… {n} perkara lagi (Enter)").format(n=rest)
        yield line((words, Tone.ACCENT), key=MORE)
    if not queue.total:
        yield line((_("Tidak ada yang menunggu Anda."), Tone.GOOD))
        words = _("1 papan semua perkara · v yang ditunda")
        yield line((words, Tone.DIM))


def _band(band: Band, count: int) -> Line:
    return line((band_word(band), TONES.get(band, Tone.HEAD)), (f"  {count}", Tone.DIM), key="")


def _left(each: Matter) -> Span:
    return ("", Tone.DIM) if each.left is None else badge(each.left, each.unit)


def _matter(desk: Desk, each: Matter, wide: int, *, several: bool) -> Line:
    row, left = each.row, _left(each)
    profile = desk.workspace.library.find(row.institution) if several else None
    whose = f"{profile.short if profile else row.institution} · " if several else ""
    names = row.initials if desk.private else "; ".join(row.terlapor)
    what = row.due_title if each.left is not None else row.next_act
    if each.band is Band.FINDING:
        what = _("{n} temuan menunggu").format(n=each.findings)
    elif each.band is Band.PAPER:
        what = _("{n} surat · {act}").format(n=each.papers, act=what or "–")
    return line(
        (padded(left[0], wide), left[1]),
        (" " + padded(shown(row.number), NUMBER), Tone.BOLD),
        ("◆ " if row.sensitive else "  ", Tone.WARN),
        padded(shown(names or _("(tanpa terlapor)")), NAME),
        (f" {whose}{what}", Tone.DIM),
        key=row.case_id,
    )


def snoozed_lines(desk: Desk, found: Iterable[Snooze]) -> Iterator[Line]:
    """Yield what is put aside, soonest back first."""
    shown_any = False
    for each in found:
        shown_any = True
        row = desk.workspace.journal.row(each.case_id)
        names = "" if row is None else row.initials if desk.private else "; ".join(row.terlapor)
        yield line(
            (padded(short_date(each.until), BADGE), Tone.PLAIN),
            (" " + padded(shown(each.number), NUMBER), Tone.BOLD),
            "  ",
            padded(shown(names), NAME),
            (f"  {each.reason}", Tone.DIM),
            key=each.case_id,
        )
    if not shown_any:
        yield line(
            (
                _("Tidak ada yang ditunda. {key} menunda perkara yang dipilih.").format(
                    key=desk.key("review.snooze", "z")
                ),
                Tone.DIM,
            )
        )


def reason_lines(
    desk: Desk, case: Case, situation: Situation | None, snooze: Snooze | None
) -> Iterator[Line]:
    """Yield why a case needs somebody: the next act first, then everything that waits."""
    stage = stage_of(situation) if situation else None
    accused = ", ".join(desk.name(party.person) for party in case.with_role(Role.TERLAPOR))
    yield line(
        (case.number, Tone.HEAD),
        (f"  {accused}" if accused else "", Tone.BOLD),
        (f"  {stage.title}" if stage else "", Tone.ACCENT),
        (_("  ◆ sensitif") if case.sensitive else "", Tone.WARN),
    )
    if snooze is not None:
        words = _("Ditunda sampai {day}: {reason}").format(
            day=weekday_date(snooze.until), reason=snooze.reason
        )
        yield line((words, Tone.WARN), hang=2)
    if situation is None:
        yield line((_("Profil {id} tidak terpasang").format(id=case.profile), Tone.BAD))
        return
    yield from _next(desk, situation)
    yield from _limits(desk, situation)
    findings = waiting_findings(situation)
    if findings:
        yield heading(
            _("Temuan menunggu"),
            _("{key}: putuskan, dengan alasan").format(key=desk.key("review.act", "m")),
        )
        yield from finding_lines(findings, subject_names(desk, case))
    owed = [each for each in papers(situation) if each.standing is PaperStanding.OWED]
    titles = dict.fromkeys(each.form.title for each in owed if each.printable)
    if titles:
        yield heading(
            _("Surat belum diterbitkan"),
            _("Enter, lalu {key}").format(key=desk.key("case.paper", "f")),
        )
        yield from (line(f"• {title}", indent=1, hang=2) for title in titles)


def _next(desk: Desk, situation: Situation) -> Iterator[Line]:
    step = next_step(situation)
    if step is None:
        yield line((_("Tidak ada tindakan yang wajib sekarang."), Tone.DIM))
        return
    actor = situation.profile.actor(step.milestone.actor)
    whom = party_name(desk, situation.case, step.party)
    since = _(" sejak {day}").format(day=short_date(step.since)) if step.since else ""
    yield line(
        ("→ ", Tone.ACCENT),
        (step.milestone.title, Tone.BOLD),
        (f" ({whom})" if whom else "", Tone.PLAIN),
        (f" · {actor.title if actor else step.milestone.actor}{since}", Tone.PLAIN),
        (f" · {step.milestone.cite}" if step.milestone.cite else "", Tone.DIM),
        hang=2,
    )
    if step.limit is None:
        yield line((_("Teks tidak mengatur tenggatnya."), Tone.DIM), indent=2)


def _limits(desk: Desk, situation: Situation) -> Iterator[Line]:
    found = [each for each in deadlines(situation) if each.is_open and each.due]
    if not found:
        return
    yield heading(
        _("Tenggat berjalan"), _("{key}: mengapa").format(key=desk.key("review.why", "w"))
    )
    for state in sorted(found, key=_due):
        words, tone = status_span(state)
        yield line(
            (f"{words:<14} ", tone),
            (f"{short_date(state.due):<13}", Tone.PLAIN),
            state.title,
            (f"  {state.cite}", Tone.DIM),
            indent=1,
            hang=15,
        )


def _due(state: DeadlineState) -> str:
    return state.due.isoformat() if state.due else ""
