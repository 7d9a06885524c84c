"""What a rule is made of: the parts of a time limit, an act, a reading, a panel, a sanction."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from etik_tui.locale import _
from etik_tui.procedure.condition import described
from etik_tui.profile.act import Channel, FieldSpec, Milestone, Requirement, Stage
from etik_tui.profile.limit import Deadline, Reading, Time
from etik_tui.profile.outcome import (
    Decision,
    Examination,
    FollowUp,
    Sanction,
    SanctionGroup,
    Sanctions,
    Summons,
    SummonsRound,
    Task,
)
from etik_tui.profile.panel import Eligibility, MajelisRules, Scale, SeatRule, SizeRule
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec
from etik_tui.profile.text import Body, Coverage, Note, Regulation
from etik_tui.tui.law.article import Article
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.wording import actor_title, date_title, limit_words, unit_words
from etik_tui.tui.line import Line, Tone, heading, line


def part_lines(book: Lawbook, article: Article) -> Iterator[Line]:
    """Yield what the article's own rule is made of."""
    yield from _lines(article.part, book.profile)


def _row(label: str, words: str, tone: Tone = Tone.PLAIN) -> Iterator[Line]:
    """Yield a labelled line, nothing where there are no words."""
    if words:
        yield line((f"{label}: ", Tone.DIM), (words, tone), hang=2)


def _flag(label: str, *, holds: bool) -> Iterator[Line]:
    if holds:
        yield line((label, Tone.WARN))


def _said(label: str, words: str) -> Iterator[Line]:
    """Yield a labelled line, and that the text is silent where there are no words."""
    yield from _row(label, words or _("Teks tidak mengatur"))


@singledispatch
def _lines(part: object, profile: Profile) -> Iterator[Line]:
    del part, profile
    yield from ()


@_lines.register
def _limit(part: Deadline, profile: Profile) -> Iterator[Line]:
    yield line((limit_words(profile, part), Tone.BOLD))
    yield from _row(_("Dipenuhi oleh"), date_title(profile, part.met_by))
    yield from _row(_("Wajib bertindak"), actor_title(profile, part.actor))
    if part.when:
        yield from _row(_("Berlaku bila"), described(profile, part.when))
    if part.moved_by:
        moved = "; ".join(date_title(profile, each) for each in part.moved_by)
        yield from _row(_("Dihitung dari ini bila sudah tercatat"), moved)
    yield from _flag(_("Batas suatu hak: lewat berarti haknya gugur."), holds=not part.duty)
    lapse = f"{part.lapse.text} ({part.lapse.cite})" if part.lapse else ""
    yield from _said(_("Bila terlewati"), lapse)


@_lines.register
def _time(part: Time, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Dihitung"), unit_words(profile, part.day))
    yield from _row(
        _("Hari pertama"),
        _("ikut dihitung") if part.count_anchor else _("tidak dihitung; sehari sesudahnya = 1"),
    )


@_lines.register
def _act(part: Milestone, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Oleh"), actor_title(profile, part.actor))
    yield from _row(_("Tanggal"), "; ".join(each.title for each in part.dates))
    if part.needs:
        yield from _row(_("Menurut urutan sesudah"), described(profile, part.needs))
    if part.when:
        yield from _row(_("Diharapkan bila"), described(profile, part.when))
    yield from _flag(_("Boleh, tidak wajib."), holds=not part.duty)
    yield from _row(_("Ingat"), part.caution, Tone.WARN)
    yield from _fields(part.fields)
    yield from _requirements(part.requires)
    form = next((each for each in profile.forms if each.id == part.form), None)
    if form:
        yield from _row(_("Formulir"), f"{form.title} ({form.cite})")


def _fields(specs: Iterable[FieldSpec]) -> Iterator[Line]:
    words = "; ".join(each.title + (" *" if each.required else "") for each in specs)
    yield from _row(_("Isian (* wajib)"), words)


def _requirements(found: Iterable[Requirement]) -> Iterator[Line]:
    for place, each in enumerate(found):
        if not place:
            yield heading(_("Syarat"))
        yield line(("• ", Tone.ACCENT), each.text, (f"  {each.cite}", Tone.DIM), indent=1, hang=2)


@_lines.register
def _channel(part: Channel, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _row(_("Dibawa oleh"), part.reporter.value if part.reporter else "")
    yield from _fields(part.fields)
    yield from _requirements(part.requires)


@_lines.register
def _requirement(part: Requirement, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Dipenuhi bila"), described(profile, part.condition))


@_lines.register
def _stage(part: Stage, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Perkara berada di sini bila"), described(profile, part.when))


@_lines.register
def _summons(part: Summons, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _row(_("Tidak hadir"), f"{part.absence} ({part.absence_cite})")
    excuse = f"{part.excuse} ({part.excuse_cite})" if part.excuse else ""
    yield from _said(_("Alasan yang diterima"), excuse)


@_lines.register
def _round(part: SummonsRound, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Diukur dari"), date_title(profile, part.measured_from))
    yield from _row(_("Sampai"), date_title(profile, part.hearing))


@_lines.register
def _examination(part: Examination, profile: Profile) -> Iterator[Line]:
    del profile
    if not part.opening:
        yield from _said(_("Pertanyaan pembuka"), "")
    for each in part.opening:
        yield from _row(_("Pertanyaan pembuka"), f"{each.text} · {each.cite}")
    for label, words, cite in (
        (_("Bila menolak menandatangani"), part.refused, part.refused_cite),
        (_("Pembacaan kembali"), part.read_back, part.read_back_cite),
        (_("Salinan"), part.copies, part.copies_cite),
    ):
        yield from _said(label, f"{words} · {cite}" if words else "")


@_lines.register
def _reading(part: Reading, profile: Profile) -> Iterator[Line]:
    del profile
    yield line((part.question, Tone.BOLD))
    yield line(part.problem)
    yield from _row(_("Perlakuan"), part.treatment)
    yield heading(_("Pilihan"))
    for option in part.options:
        marks = [
            word
            for word, holds in (
                (_("bawaan"), part.default == option.id),
                (_("memenuhi semua tafsir"), part.safe == option.id),
            )
            if holds
        ]
        yield line(
            ("● " if part.default == option.id else "○ ", Tone.ACCENT),
            option.title,
            (f"  {' · '.join(marks)}" if marks else "", Tone.GOOD),
            indent=1,
            hang=2,
        )
        if option.basis:
            yield line((option.basis, Tone.DIM), indent=3)
        for path, value in option.set.items():
            yield line((f"{path} = {value}", Tone.DIM), indent=3, hang=2)


@_lines.register
def _note(part: Note, profile: Profile) -> Iterator[Line]:
    del profile
    yield line(part.problem)
    yield from _row(_("Perlakuan"), part.treatment)


@_lines.register
def _panel(part: MajelisRules, profile: Profile) -> Iterator[Line]:
    milestone = profile.milestone(part.milestone)
    yield from _row(_("Dibentuk oleh tonggak"), milestone.title if milestone else part.milestone)
    yield from _said(_("Bila tidak ada yang memenuhi syarat"), part.nobody_qualifies)


@_lines.register
def _seat(part: SeatRule, profile: Profile) -> Iterator[Line]:
    del profile
    most = _("tanpa batas atas") if part.max is None else str(part.max)
    yield from _row(_("Banyaknya"), _("{least} sampai {most}").format(least=part.min, most=most))
    filled = {
        "appointed": _("ditunjuk"),
        "elected": _("dipilih anggota"),
        "outside": _("dari luar"),
    }
    yield from _row(_("Diisi"), filled[part.filled])


@_lines.register
def _size(part: SizeRule, profile: Profile) -> Iterator[Line]:
    del profile
    counted = _("seluruh anggota") if part.counting == "total" else part.counting
    yield from _row(_("Yang dihitung"), counted)


@_lines.register
def _eligible(part: Eligibility, profile: Profile) -> Iterator[Line]:
    titles = {each.id: each.title for each in profile.axes}
    yield from _row(_("Dibandingkan"), "; ".join(titles.get(each, each) for each in part.axes))
    yield from _flag(_("Sumbernya di luar peraturan ini."), holds=part.outside)


@_lines.register
def _scale(part: Scale, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _flag(
        _("Usulan, bukan dari peraturan; kantor dapat mengubahnya."), holds=part.proposed
    )
    for level in sorted(part.levels, key=lambda each: -each.order):
        yield line((f"{level.order:>3}  ", Tone.DIM), level.title, indent=1, hang=5)


@_lines.register
def _decision(part: Decision, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _row(_("Cara"), " → ".join(each.title for each in part.methods))
    yield from _row(_("Hasil"), "; ".join(each.title for each in part.outcomes))
    yield from _said(_("Sifat putusan"), part.final)
    yield from _said(_("Kuorum"), part.quorum)
    yield from _said(_("Pendapat berbeda"), part.dissent)


@_lines.register
def _appeal(part: Sanctions, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _said(_("Keberatan atau banding"), part.appeal)


@_lines.register
def _group(part: SanctionGroup, profile: Profile) -> Iterator[Line]:
    chosen = {
        "one": _("satu saja"),
        "at-least-one": _("paling sedikit satu"),
        "any": _("boleh digabung"),
    }
    yield from _row(_("Dijatuhkan"), chosen[part.choose])
    yield from _row(_("Oleh"), actor_title(profile, part.authority))
    yield from _row(_("Pendelegasian"), part.delegation)
    yield from _row(_("Paling rendah"), part.delegation_floor)
    yield from _row(_("Syarat"), part.requires_text)


@_lines.register
def _sanction(part: Sanction, profile: Profile) -> Iterator[Line]:
    groups = profile.sanctions.groups if profile.sanctions else ()
    yield from _row(_("Kelompok"), next((g.title for g in groups if g.id == part.group), ""))
    yield from _row(_("Tingkat"), str(part.level or ""))
    if part.duration:
        units = {"day": _("hari"), "month": _("bulan"), "year": _("tahun")}
        words = f"{part.duration.n} {units[part.duration.unit.value]}"
        yield from _row(_("Lamanya"), words)
    if part.delivery:
        yield from _row(_("Tempat"), "; ".join((*part.delivery.places, *part.delivery.places_all)))
        yield from _row(_("Dihadiri"), "; ".join(part.delivery.attendees))


@_lines.register
def _follow(part: FollowUp, profile: Profile) -> Iterator[Line]:
    if part.when:
        yield from _row(_("Bila"), described(profile, part.when))
    yield from _flag(
        _("Titik keputusan manusia: tidak pernah otomatis."), holds=part.decision_point
    )
    yield from _row(_("Ingat"), part.caution, Tone.WARN)


@_lines.register
def _task(part: Task, profile: Profile) -> Iterator[Line]:
    lists = {each.role: each.title for each in profile.checklists}
    yield from _row(_("Peran"), lists.get(part.role, part.role))
    stage = profile.stage(part.stage)
    yield from _row(_("Tahap"), stage.title if stage else "")
    if part.when:
        yield from _row(_("Ada bila"), described(profile, part.when))
    if part.auto:
        yield from _row(_("Dijawab program bila"), described(profile, part.auto))


@_lines.register
def _register(part: RegisterSpec, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _row(_("Tanggal"), "; ".join(each.title for each in part.dates))
    yield from _fields(part.fields)


@_lines.register
def _coverage(part: Coverage, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _said(_("Terikat"), "; ".join(part.employment))
    yield from _row(_("Unit"), "; ".join(part.units))
    yield from _row(_("Perbuatan"), "; ".join(part.acts))
    yield from _said(_("Di luarnya"), part.outside)
    for place, body in enumerate(part.bodies):
        if not place:
            yield heading(_("Yang diawasi, dan ketentuan bagi masing-masing"))
        yield line(
            ("✓ " if body.covered else "– ", Tone.GOOD if body.covered else Tone.DIM),
            body.title,
            (f"  {body.regime}", Tone.DIM),
            indent=1,
            hang=2,
        )


@_lines.register
def _body(part: Body, profile: Profile) -> Iterator[Line]:
    yield from _row(_("Ketentuan yang mengikat"), part.regime)
    own = _("Terikat {name}").format(name=profile.short)
    other = _("Tidak terikat {name}").format(name=profile.short)
    yield line((f"✓ {own}", Tone.GOOD) if part.covered else (f"– {other}", Tone.WARN))


@_lines.register
def _regulation(part: Regulation, profile: Profile) -> Iterator[Line]:
    del profile
    yield from _row(_("Nomor"), part.number)
    yield from _row(_("Ditetapkan"), part.set_on)
    yield from _row(_("Diundangkan"), part.promulgated_on)
    yield from _row(_("Dimuat dalam"), part.published)
    yield from _row(_("Status"), part.status)
    yield from _row(_("Diperiksa"), part.verified)
