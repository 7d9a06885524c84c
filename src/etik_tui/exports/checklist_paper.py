"""A checklist on paper: how complete the case is, then the items of each role."""

from collections.abc import Iterator

from etik_tui.documents.block import (
    Align,
    Block,
    Fields,
    Heading,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Table,
    Text,
    plain,
)
from etik_tui.exports.checklist import ChecklistSheet, reason_words
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.procedure.checklist import Item, progress
from etik_tui.procedure.completeness import Proof, lack_words, proof_words, summary_words

STEPS = (0.6, 0.33, 0.62, 1.15)
ITEMS = (0.09, 1.0, 0.45, 0.75)


def checklist_paper(sheet: ChecklistSheet) -> Paper:
    """Return a checklist as a paper for any renderer."""
    return Paper(
        title=_("Daftar periksa {number}").format(number=sheet.number),
        blocks=tuple(_blocks(sheet)),
        size=10.0,
        footer=_("Daftar periksa {number} · keadaan {day}").format(
            number=sheet.number, day=long_day(sheet.day)
        ),
    )


def _blocks(sheet: ChecklistSheet) -> Iterator[Block]:
    if sheet.letterhead:
        yield Letterhead(lines=sheet.letterhead)
    yield Heading(text=plain(_("DAFTAR PERIKSA")))
    yield Fields(rows=tuple((plain(name), plain(value)) for name, value in _fields(sheet)))
    yield Heading(text=plain(_("Kelengkapan terhadap peraturan")), level=2, align=Align.LEFT)
    yield Paragraph(text=plain(summary_words(sheet.found) + ".", Mark.BOLD), align=Align.LEFT)
    if sheet.found.steps:
        yield _steps(sheet)
    for role in dict.fromkeys(item.task.role for item in sheet.items):
        own = [item for item in sheet.items if item.task.role == role]
        done = progress(own)
        words = _("{title}: {done} dari {all} butir").format(
            title=sheet.roles.get(role, role), done=done.done, all=done.total
        )
        yield Heading(text=plain(words), level=2, align=Align.LEFT)
        yield _items(own)
    if not sheet.items:
        yield Paragraph(text=plain(_("Tidak ada butir.")), align=Align.LEFT)
    if sheet.silent:
        yield Heading(text=plain(_("Teks tidak mengatur")), level=2, align=Align.LEFT)
        yield Paragraph(text=plain("; ".join(sheet.silent) + "."), align=Align.LEFT, small=True)


def _fields(sheet: ChecklistSheet) -> Iterator[tuple[str, str]]:
    counted = progress(sheet.items)
    yield _("Nomor perkara"), sheet.number
    if sheet.people:
        yield _("Terlapor"), ", ".join(sheet.people)
    yield _("Lembaga"), sheet.institution
    yield _("Peraturan"), sheet.regulation
    yield _("Tahap"), sheet.stage or "–"
    yield _("Keadaan"), long_day(sheet.day)
    yield (
        _("Butir terjawab"),
        _("{done} dari {all}").format(done=counted.done, all=counted.total),
    )


def _steps(sheet: ChecklistSheet) -> Table:
    return Table(
        head=tuple(
            map(plain, (_("Langkah"), _("Keadaan"), _("Dasar"), _("Bukti atau kekurangan")))
        ),
        rows=tuple(_step(sheet, proof) for proof in sheet.found.steps),
        widths=STEPS,
    )


def _step(sheet: ChecklistSheet, proof: Proof) -> tuple[Text, ...]:
    whom = sheet.parties.get(proof.party, "")
    title = f"{proof.milestone.title} ({whom})" if whom else proof.milestone.title
    missing, found = lack_words(proof), proof_words(proof)
    detail = "; ".join([_("kurang: {what}").format(what=each) for each in missing] + list(found))
    state = plain(_("kurang"), Mark.BOLD) if missing else plain(_("terbukti"))
    return plain(title), state, plain(proof.milestone.cite), plain(detail)


def _items(items: list[Item]) -> Table:
    return Table(
        head=tuple(map(plain, ("", _("Butir"), _("Dasar"), _("Jawaban")))),
        rows=tuple(_item(item) for item in items),
        widths=ITEMS,
    )


def _item(item: Item) -> tuple[Text, ...]:
    mark = "[x]" if item.is_done else "[  ]"
    words = "; ".join(reason_words(item)) or _("terbuka")
    return plain(mark), plain(item.task.text), plain(item.task.cite), plain(words)
