"""What the steps of the new-case wizard show."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding
from etik_tui.profile.profile import Profile
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.report_draft import ReportDraft, channel_of
from etik_tui.tui.sheets.findings import finding_lines, problem_lines


def channel_lines(profile: Profile, chosen: str) -> Iterator[Line]:
    """Yield the channels by which a matter comes in."""
    yield heading(_("Dari mana perkara ini?"), _("Enter memilih"))
    for each in profile.intake.channels if profile.intake else ():
        mark = "● " if each.id == chosen else "○ "
        yield line((mark, Tone.ACCENT), (each.title, Tone.BOLD), key=f"channel:{each.id}")
        yield line((f"“{each.quote}”" if each.quote else "", Tone.DIM), indent=4)
        yield line(
            (each.cite, Tone.DIM), (f" · {each.note}" if each.note else "", Tone.DIM), indent=4
        )
    if profile.intake is None:
        yield line(_("Teks tidak mengatur jalur masuk perkara."))


def people_lines(profile: Profile, draft: ReportDraft) -> Iterator[Line]:
    """Yield the people of the report, and who is still wanted."""
    yield heading(_("Pihak"), _("t: tambah · Enter: ubah · x: hapus"))
    for place, each in enumerate(draft.parties):
        words = " · ".join(part for part in (each.nip, each.rank, each.position) if part)
        yield line(
            (f"{each.role.value:<10}", Tone.ACCENT),
            (each.name, Tone.BOLD),
            (f"  {words}" if words else "", Tone.DIM),
            hang=10,
            key=f"party:{place}",
        )
    channel = channel_of(profile, draft.channel)
    if not draft.accused:
        yield line(("○ ", Tone.ACCENT), _("Belum ada terlapor (wajib)."))
    roles = {each.role for each in draft.parties}
    if channel and channel.reporter and channel.reporter not in roles:
        need = _("wajib") if channel.reporter_required else _("boleh kosong")
        words = _("Belum ada {role} ({need}).").format(role=channel.reporter.value, need=need)
        yield line(("○ ", Tone.ACCENT), words)


def allegation_lines(profile: Profile, draft: ReportDraft) -> Iterator[Line]:
    """Yield what is alleged."""
    yield heading(_("Dugaan pelanggaran"), _("t: tambah · Enter: ubah · x: hapus"))
    if not draft.allegations:
        yield line((_("Belum ada; boleh menyusul di tab Pihak."), Tone.DIM))
    for place, each in enumerate(draft.allegations):
        yield line(("• ", Tone.ACCENT), each.text, hang=2, key=f"allegation:{place}")
        norms = (profile.norm(norm) for norm in each.norms)
        parts = (each.terlapor, each.place, each.act_date, *(n.cite for n in norms if n))
        yield line((" · ".join(part for part in parts if part), Tone.DIM), indent=2)


def evidence_lines(draft: ReportDraft) -> Iterator[Line]:
    """Yield the evidence that came with the report."""
    yield heading(_("Alat bukti"), _("t: tambah · Enter: ubah · x: hapus"))
    if not draft.evidence:
        yield line((_("Belum ada; boleh menyusul."), Tone.DIM))
    for place, each in enumerate(draft.evidence):
        form = f"  {each.form}" if each.form else ""
        yield line(
            ("• ", Tone.ACCENT), each.title, (form, Tone.DIM), hang=2, key=f"evidence:{place}"
        )


def review_lines(
    draft: ReportDraft,
    title: str,
    problems: Iterable[Problem],
    findings: Iterable[Finding],
    titles: Mapping[str, str],
) -> Iterator[Line]:
    """Yield what still keeps the report from being registered, and how complete it is.

    `titles` says what the rows of the report are called, by the key of a problem.
    """
    missing = tuple(_named(each, titles.get(each.key, "")) for each in problems)
    yield heading(_("Periksa sebelum didaftarkan"))
    yield line((title or _("(tanpa pokok perkara)"), Tone.BOLD))
    people = ", ".join(f"{each.name} ({each.role.value})" for each in draft.parties)
    yield line(people or "–")
    yield BLANK
    if missing:
        yield line((_("Belum dapat didaftarkan:"), Tone.WARN))
        yield from problem_lines(missing)
    else:
        yield line(("✓ ", Tone.GOOD), _("Siap. F2 mendaftarkan dan memberi nomor."))
    yield BLANK
    yield heading(_("Kelengkapan laporan"))
    yield from finding_lines(findings, {})


def _named(problem: Problem, title: str) -> Problem:
    """Say which row a problem is about, where its words do not."""
    if not title or title in problem.what:
        return problem
    return replace(problem, what=f"{title}: {problem.what}")
