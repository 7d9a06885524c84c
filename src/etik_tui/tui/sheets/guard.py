"""What guards a case: who may open it, how victims are protected, whose procedure guides it."""

from collections.abc import Iterator

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.attached import ReferenceStep, reference_steps
from etik_tui.procedure.checklist import checklist
from etik_tui.procedure.situation import Situation
from etik_tui.tui.desk import Desk
from etik_tui.tui.law.wording import limit_words
from etik_tui.tui.line import Line, Tone, heading, line


def access_lines(case: Case) -> Iterator[Line]:
    """Yield to whom a restricted case is open; nothing for other cases."""
    if case.restricted_to:
        yield heading(_("Akses dibatasi"))
        yield line(", ".join(case.restricted_to), indent=1)


def protection_lines(situation: Situation) -> Iterator[Line]:
    """Yield the checklist that a profile has for sensitive cases, ticked with Enter."""
    if not situation.case.sensitive:
        return
    found = [item for item in checklist(situation) if item.task.when and item.task.when.sensitive]
    titles = {each.role: each.title for each in situation.profile.checklists}
    for place, item in enumerate(found):
        if not place:
            yield heading(titles.get(item.task.role, _("Perkara sensitif")), _("Enter: centang"))
        sign, tone = ("[✓] ", Tone.GOOD) if item.is_done else ("[ ] ", Tone.ACCENT)
        cite = "" if place and found[place - 1].task.cite == item.task.cite else item.task.cite
        yield line(
            (sign, tone),
            item.task.text,
            (f"  {cite}" if cite else "", Tone.DIM),
            indent=1,
            hang=4,
            key=f"task:{item.task.id}",
        )
    if not found:
        yield heading(_("Perkara sensitif"))
        words = _("Profil ini tidak memuat daftar perlindungan korban.")
        yield line((words, Tone.DIM), indent=1)


def reference_lines(desk: Desk, situation: Situation) -> Iterator[Line]:
    """Yield the attached procedure of another regulation, or how to attach one.

    Nothing where the case's own regulation leaves no room for it.
    """
    room, attached = situation.base.reference_procedure, situation.case.procedure
    if room is None:
        return
    yield heading(_("Prosedur rujukan (bukan dari peraturan ini)"), room.cite)
    if attached is None:
        yield line((room.text, Tone.DIM), indent=1)
        yield line(_("Lampirkan prosedur rujukan …"), indent=1, key="attach:")
        return
    other = desk.workspace.library.find(attached.profile)
    words = _("{name}, dipilih karena: {why}").format(
        name=other.institution if other else attached.profile, why=attached.reason
    )
    yield line(words, indent=1, key="attach:")
    if other is None:
        gone = _("Profil rujukan itu tidak terpasang; langkahnya tidak dapat ditampilkan.")
        yield line((gone, Tone.WARN), indent=1)
        return
    found = reference_steps(situation, other)
    if found:
        yield line((found[0].label, Tone.WARN), indent=1)
    for step in found:
        yield from _step(step, [limit_words(other, rule) for rule in step.limits])


def _step(step: ReferenceStep, limits: list[str]) -> Iterator[Line]:
    yield line(
        (_("rujukan  "), Tone.DIM),
        step.milestone.title,
        (f"  {step.actor}  {step.milestone.cite}", Tone.DIM),
        indent=1,
        hang=9,
    )
    for words in limits:
        yield line((words, Tone.DIM), indent=10)
