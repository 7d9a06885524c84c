"""A register of the office: its entries, withdrawn ones too, and which units were reached."""

from collections.abc import Iterator

from etik_tui.casework.register_book import coverage_per_unit, entries
from etik_tui.domain.book import RegisterEntry
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.wording import short_date, value_words


def register_lines(desk: Desk, profile: Profile, spec: RegisterSpec) -> Iterator[Line]:
    """Yield a register: what the regulation says of it, then its entries, newest first."""
    yield from _head(spec)
    found = entries(desk.workspace, profile.id, spec.id)
    standing = [each for each in found if not each.withdrawn]
    yield BLANK
    yield heading(_("Isian"), _("{n} isian").format(n=len(standing)))
    if not found:
        yield line(
            (
                _("Belum ada isian. Tekan {key} untuk mencatat yang pertama.").format(
                    key=desk.key("registers.new", "n")
                ),
                Tone.DIM,
            ),
            indent=1,
        )
    for entry in reversed(found):
        yield from _entry(spec, entry)


def _head(spec: RegisterSpec) -> Iterator[Line]:
    yield heading(spec.title, spec.cite)
    if spec.quote:
        yield line(f"“{spec.quote}”", indent=1)
    if spec.note:
        yield line((spec.note, Tone.DIM), indent=1)


def _entry(spec: RegisterSpec, entry: RegisterEntry) -> Iterator[Line]:
    tone = Tone.DIM if entry.withdrawn else Tone.BOLD
    number = f"  {entry.number}" if entry.number else ""
    yield line(
        (f"{entry.version:>3}  ", Tone.DIM),
        (_("DITARIK ") if entry.withdrawn else "", Tone.WARN),
        (short_date(entry.at), tone),
        (number, tone),
        (_("  oleh {who}").format(who=entry.actor), Tone.DIM),
        indent=1,
        hang=5,
        key=f"entry:{entry.version}",
    )
    if entry.withdrawn:
        words = _("ditarik karena: {why}").format(why=entry.reason)
        yield line((words, Tone.DIM), indent=6)
    for date in spec.dates[1:]:
        if day := entry.dates.get(date.id):
            yield line((f"{date.title}: ", Tone.DIM), short_date(day), indent=6, hang=2)
    for field in spec.fields:
        if value := entry.fields.get(field.id):
            names = {choice.id: choice.title for choice in field.choices}
            words = value_words(value, names)
            plain = Tone.DIM if entry.withdrawn else Tone.PLAIN
            yield line((f"{field.title}: ", Tone.DIM), (words, plain), indent=6, hang=2)


def reach_lines(desk: Desk, profile: Profile, spec: RegisterSpec) -> Iterator[Line]:
    """Yield how often each unit was reached, this year and ever, and when last."""
    yield from _head(spec)
    yield BLANK
    if not spec.unit:
        yield line((_("Buku ini tidak mencatat unit."), Tone.DIM), indent=1)
        return
    year = desk.today.replace(month=1, day=1)
    ever = coverage_per_unit(desk.workspace, profile.id, spec.id)
    recent = coverage_per_unit(desk.workspace, profile.id, spec.id, since=year)
    lately = {each.unit: each.entries for each in recent}
    reached = sum(bool(each.entries) for each in ever)
    words = _("{n} dari {all} unit sudah terjangkau").format(n=reached, all=len(ever))
    yield heading(_("Cakupan per unit"), words)
    every, last_one = _("semua"), _("terakhir")
    yield line((f"{desk.today.year:>6}  {every:>6}  {last_one:<13}", Tone.DIM), indent=1)
    for each in sorted(ever, key=lambda unit: (unit.entries, unit.unit)):
        last = short_date(each.last) if each.last else _("belum pernah")
        yield line(
            f"{lately.get(each.unit, 0):>6}  {each.entries:>6}  ",
            (f"{last:<13}", Tone.PLAIN if each.last else Tone.WARN),
            each.unit,
            indent=1,
            hang=29,
        )
    if not ever:
        words = _("Daftar unit kantor kosong; isi `unit` dalam pengaturan kantor.")
        yield line((words, Tone.DIM), indent=1)
