"""The dossier: a whole case as one ordered file, from the parties to the register of its papers."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from etik_tui.documents.block import (
    Align,
    Banner,
    Block,
    Fields,
    Gap,
    Heading,
    Letterhead,
    PageBreak,
    PageSize,
    Paper,
    Paragraph,
    Table,
    plain,
)
from etik_tui.domain.case import Case
from etik_tui.exports.case_words import CaseWords
from etik_tui.exports.checklist import checklist_sheet
from etik_tui.exports.checklist_paper import checklist_paper
from etik_tui.exports.chronology import chronology, chronology_table, redacted_words
from etik_tui.exports.dossier_part import (
    allegation_blocks,
    decision_blocks,
    deviation_blocks,
    examination_blocks,
    limit_blocks,
    note_blocks,
    party_blocks,
    reading_blocks,
    summons_blocks,
)
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.profile.profile import Profile

SIZE = 10.0
REGISTER = (0.25, 1.5, 1.0, 0.75, 1.9, 0.8)


class KeptFile(Struct, frozen=True, kw_only=True):
    """A file that belongs to a case: an issued paper or a piece of evidence.

    `place` is its name in a bundle, `state` how its file stands, in words; `sha256` and `size`
    (bytes, 0 where unknown) are those recorded. `annex` is its number among the appended papers.
    """

    id: str
    title: str
    number: str = ""
    day: date | None = None
    place: str = ""
    sha256: str = ""
    size: int = 0
    state: str = ""
    annex: int = 0


class Dossier(Struct, frozen=True, kw_only=True):
    """Everything that a dossier says of one case on one day.

    `situation` is `None` where the profile is missing: then nothing is computed. `code` is the
    journal's short code of the case as it stood, `checkpoint` the journal's last signed one, in
    words.
    """

    case: Case
    day: date
    profile: Profile | None = None
    situation: Situation | None = None
    papers: tuple[KeptFile, ...] = ()
    evidence: tuple[KeptFile, ...] = ()
    letterhead: tuple[str, ...] = ()
    code: str = ""
    checkpoint: str = ""
    page: PageSize = PageSize.A4
    font: str = ""
    redacted: bool = False


def dossier_paper(dossier: Dossier) -> Paper:
    """Return the dossier as a paper with a title page and a table of contents.

    The appended papers' title pages come last, one page each, in the order of `annex`.
    """
    number = dossier.case.number
    return Paper(
        title=_("Berkas perkara {number}").format(number=number),
        blocks=tuple(_blocks(dossier)),
        page=dossier.page,
        font=dossier.font,
        size=SIZE,
        footer=_("Berkas perkara {number} · keadaan {day} · kode jurnal {code}").format(
            number=number, day=short_day(dossier.day), code=dossier.code
        ),
        contents=True,
    )


def _blocks(dossier: Dossier) -> Iterator[Block]:
    yield from _title_page(dossier)
    yield PageBreak()
    for place, (title, blocks) in enumerate(_sections(dossier), start=1):
        words = f"{place}. {title}"
        yield Heading(text=plain(words), level=2, align=Align.LEFT)
        drawn = tuple(blocks)
        yield from drawn or (Paragraph(text=plain(_("Tidak ada.")), align=Align.LEFT),)
    for each in sorted(dossier.papers, key=lambda paper: paper.annex):
        if each.annex:
            yield from _annex(each)


def _sections(dossier: Dossier) -> Iterator[tuple[str, Iterator[Block]]]:
    case, situation = dossier.case, dossier.situation
    words = CaseWords(case, dossier.profile)
    history = chronology(case, dossier.profile, dossier.day)
    yield _("Para pihak dan Majelis"), party_blocks(words)
    yield _("Dugaan pelanggaran"), allegation_blocks(words)
    yield _("Kronologi"), chronology_table(history)
    yield _("Panggilan"), summons_blocks(words)
    yield _("Pemeriksaan dan berita acara"), examination_blocks(words)
    yield _("Musyawarah dan putusan"), decision_blocks(words)
    if situation is not None:
        yield _("Tenggat"), limit_blocks(words, situation)
    yield _("Tafsir yang dipilih"), reading_blocks(words)
    yield _("Penyimpangan"), deviation_blocks(words)
    if situation is not None:
        yield _("Daftar periksa"), _checklist(situation)
    yield _("Catatan"), note_blocks(words)
    yield _("Daftar surat"), _register(dossier.papers)
    yield _("Daftar alat bukti"), _register(dossier.evidence)


def _title_page(dossier: Dossier) -> Iterator[Block]:
    case, profile = dossier.case, dossier.profile
    if dossier.letterhead:
        yield Letterhead(lines=dossier.letterhead)
    yield Gap(lines=4)
    yield Banner(text=redacted_words() if dossier.redacted else _("RAHASIA"))
    if case.sensitive:
        yield Banner(text=_("PERKARA SENSITIF"))
    yield Gap(lines=2)
    yield Heading(text=plain(_("BERKAS PERKARA")))
    yield Heading(text=plain(case.number))
    yield Gap(lines=2)
    yield Fields(rows=tuple((plain(name), plain(value)) for name, value in _facts(dossier)))
    if profile is None:
        missing = _(
            "Profil {id} tidak terpasang: tahap, tenggat dan daftar periksa tidak dihitung."
        )
        yield Paragraph(text=plain(missing.format(id=case.profile)), align=Align.LEFT)


def _facts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    case, profile, situation = dossier.case, dossier.profile, dossier.situation
    yield _("Pokok"), case.title
    yield _("Lembaga"), profile.institution if profile else case.profile
    if profile:
        yield _("Peraturan"), profile.regulations[0].title
        yield _("Jalur"), _channel(profile, case.channel)
    yield _("Didaftarkan"), long_day(case.registered)
    stage = stage_of(situation) if situation else None
    if stage:
        yield _("Tahap"), stage.title
    if case.closed:
        words = _("{day}; alasan: {why}")
        yield _("Ditutup"), words.format(day=long_day(case.closed.at), why=case.closed.reason)
    yield _("Keadaan"), long_day(dossier.day)
    yield _("Kode jurnal"), dossier.code or "–"
    yield _("Titik periksa jurnal"), dossier.checkpoint or _("belum ada yang ditandatangani")


def _channel(profile: Profile, channel: str) -> str:
    channels = profile.intake.channels if profile.intake else ()
    return next((each.title for each in channels if each.id == channel), channel)


def _checklist(situation: Situation) -> Iterator[Block]:
    """Yield the checklist without its own head."""
    blocks = checklist_paper(checklist_sheet(situation)).blocks
    heads = (n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.level > 1)
    for block in blocks[next(heads, 0) :]:
        if isinstance(block, Heading):
            yield Heading(text=block.text, level=3, align=Align.LEFT)
        else:
            yield block


def _register(files: tuple[KeptFile, ...]) -> Iterator[Block]:
    if not files:
        return
    titles = (_("No"), _("Nama"), _("Nomor"), _("Tanggal"), "sha256", _("Keadaan"))
    yield Table(
        head=tuple(plain(each) for each in titles),
        rows=tuple(
            (
                plain(str(place)),
                plain("\n".join(filter(None, (each.title, each.place)))),
                plain(each.number or "–"),
                plain(short_day(each.day) if each.day else "–"),
                plain(each.sha256 or "–"),
                plain(each.state or "–"),
            )
            for place, each in enumerate(files, start=1)
        ),
        widths=REGISTER,
    )


def _annex(each: KeptFile) -> Iterator[Block]:
    yield PageBreak()
    yield Gap(lines=6)
    title = _("Lampiran {n}: {title}").format(n=each.annex, title=each.title[:200])
    yield Heading(text=plain(title), level=2)
    rows = (
        (_("Nomor"), each.number[:150] or "–"),
        (_("Tanggal"), long_day(each.day) if each.day else "–"),
        ("sha256", each.sha256),
    )
    yield Fields(rows=tuple((plain(name), plain(value)) for name, value in rows))
    yield Paragraph(text=plain(_("Surat ini, seperti saat terbit, mengikuti halaman ini.")))
