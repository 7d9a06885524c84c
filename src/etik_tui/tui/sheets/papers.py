"""Papers: what was issued, and the forms of the regulation with what each evidences."""

from collections.abc import Iterator

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.condition import holds
from etik_tui.procedure.situation import Situation
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.wording import short_date


def paper_lines(case: Case, situation: Situation | None) -> Iterator[Line]:
    """Yield issued papers, then every form."""
    yield heading(_("Surat terbit"))
    if not case.documents:
        yield line((_("Belum ada surat yang diterbitkan dari program ini."), Tone.DIM), indent=1)
    for each in case.documents:
        yield line(
            f"{each.form} {each.number}",
            (f"  {short_date(each.at)} · {each.file} · sha256 {each.sha256[:12]}…", Tone.DIM),
            indent=1,
        )
    if situation is None:
        return
    profile = situation.profile
    yield BLANK
    yield heading(_("Formulir peraturan"))
    if not profile.forms:
        yield line((_("Teks tidak mengatur formulir."), Tone.DIM), indent=1)
    for form in profile.forms:
        if not holds(situation, form.when):
            continue
        done = bool(form.milestone and case.recorded(form.milestone))
        yield line(
            ("✓ " if done else "○ ", Tone.GOOD if done else Tone.DIM),
            form.title,
            ("" if form.provided else _("  (tidak disediakan peraturan)"), Tone.WARN),
            (_("  rahasia") if form.confidential else "", Tone.WARN),
            (f"  {form.cite}", Tone.DIM),
            indent=1,
            hang=2,
        )
        milestone = profile.milestone(form.milestone) if form.milestone else None
        if milestone is not None:
            yield line((_("untuk: {title}").format(title=milestone.title), Tone.DIM), indent=3)
