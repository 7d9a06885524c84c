"""One rule in full: its citation, its words, what it is made of, and where it is used."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from etik_tui.locale import _
from etik_tui.profile.coverage import CoverageLine
from etik_tui.profile.limit import Deadline, Reading
from etik_tui.profile.text import Norm, NormGroup
from etik_tui.tui.desk import Desk
from etik_tui.tui.law.article import Article, Kind, kind_title
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.usage import Usage
from etik_tui.tui.line import Line, Span, Tone, heading, joined, line
from etik_tui.tui.sheets.rule_part import part_lines
from etik_tui.tui.sheets.rule_use import case_lines

LINKS = 40


def rule_lines(desk: Desk, book: Lawbook, article: Article, usage: Usage) -> tuple[Line, ...]:
    """Return everything about an article; lines with a key lead to other articles and to cases."""
    return joined(
        [
            _head(book, article),
            _words(article),
            part_lines(book, article),
            _office(desk, article),
            _led_to(book, article),
            _units(book, article),
            case_lines(desk, book, article, usage),
        ]
    )


def link(article: Article, note: str = "", indent: int = 1) -> Line:
    """Return a line that leads to an article."""
    return line(
        (f"{article.cite}  ", Tone.ACCENT),
        article.title if len(article.title) <= 160 else article.title[:159] + "…",
        (f"  {note}" if note else "", Tone.DIM),
        indent=indent,
        hang=2,
        key=f"rule:{article.key}",
    )


def title_spans(book: Lawbook, article: Article) -> Iterator[Span]:
    """Yield what an article is: its kind, its code, its institution."""
    code = getattr(article.part, "code", "") or getattr(article.part, "id", "")
    yield f" {kind_title(article.kind)}", Tone.BOLD
    yield f" · {code}" if code else "", Tone.ACCENT
    yield f" · {book.profile.institution}", Tone.DIM


def _head(book: Lawbook, article: Article) -> Iterator[Line]:
    part = article.part
    if isinstance(part, Norm):
        for group in book.headings(part):
            yield line((group.title, Tone.DIM), indent=1, hang=2)
        yield line((book.cited(part), Tone.HEAD))
    else:
        yield line((article.cite, Tone.HEAD))


def _words(article: Article) -> Iterator[Line]:
    part = article.part
    if isinstance(part, str):
        yield line(part)
        yield line((_("Teks tidak mengatur hal ini; program tidak mengisinya."), Tone.DIM))
        return
    named = article.title != getattr(part, "text", None)
    whole = not isinstance(part, Norm | CoverageLine | Reading)
    if named and whole and article.kind is not Kind.NOTE:
        yield line((article.title, Tone.BOLD))
    text = getattr(part, "text", "")
    if text:
        yield line(text)
    quote = getattr(part, "quote", "")
    if quote and quote != text:
        yield line(f"“{quote}”", indent=1)
    informative = getattr(part, "informative", "")
    if informative:
        yield line((_("Tidak memuat aturan: {why}").format(why=informative), Tone.DIM))
    note = getattr(part, "note", "")
    if note:
        yield line((note, Tone.DIM))


def _office(desk: Desk, article: Article) -> Iterator[Line]:
    """Say which answer the office has given to an open question."""
    if isinstance(article.part, Reading):
        chosen = desk.workspace.office.readings.get(article.part.id)
        title = next((each.title for each in article.part.options if each.id == chosen), "")
        words = title or _("tidak ada; berlaku bawaan profil")
        yield line((_("Pengaturan kantor: "), Tone.DIM), words, hang=2)


def _led_to(book: Lawbook, article: Article) -> Iterator[Line]:
    for title, found in _leads(book, article).items():
        if found:
            yield heading(title, str(len(found)) if len(found) > 1 else "")
            yield from map(link, found[:LINKS])


def _leads(book: Lawbook, article: Article) -> Mapping[str, tuple[Article, ...]]:
    part = article.part
    if isinstance(part, Norm):
        above = book.find(f"norms.{part.elaborates}") if part.elaborates else None
        return {
            _("Menjabarkan"): (above,) if above else (),
            _("Dijabarkan oleh"): book.elaborating(part),
            _("Jangka waktu pegawai"): book.clocks(part.id),
        }
    if isinstance(part, NormGroup):
        return {_("Memuat"): book.under(part)}
    if isinstance(part, Reading):
        return {_("Aturan yang terpengaruh"): book.affected(part.id)}
    if isinstance(part, CoverageLine):
        return {_("Dibawa oleh"): book.found(part.carriers)}
    if isinstance(part, Deadline):
        acts = {ref.partition(".")[0] for ref in (part.anchor, part.met_by)}
        readings = (f"readings.{each}" for each in part.readings)
        norms = (f"norms.{part.norm}",) if part.norm else ()
        return {
            _("Tafsir yang memengaruhinya"): book.found(readings),
            _("Norma"): book.found(norms),
            _("Tonggak"): book.found(f"milestones.{each}" for each in sorted(acts)),
        }
    if article.ref.startswith("milestones."):
        return {_("Tenggat"): book.limits_on(article.ref.partition(".")[2])}
    if article.kind is Kind.NOTE:
        return {_("Mengenai"): book.found(cast("Iterable[str]", getattr(part, "about", ())))}
    return {}


def _units(book: Lawbook, article: Article) -> Iterator[Line]:
    found = book.units_of(article)
    if not found:
        return
    yield heading(_("Satuan teks yang dibawanya"), str(len(found)))
    for each in found[:LINKS]:
        yield link(each)
    if len(found) > LINKS:
        yield line((_("… {n} lagi").format(n=len(found) - LINKS), Tone.DIM), indent=1)
