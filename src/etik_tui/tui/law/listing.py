"""The list of articles: which match, in which order, under which headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from etik_tui.domain.shown import padded, shown
from etik_tui.locale import _
from etik_tui.profile.text import Norm
from etik_tui.tui.law.article import Article, Kind, folded, kind_title
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.usage import Usage
from etik_tui.tui.line import Line, Tone, line

EVERY = "every"
CITE = 28


class Listing(Struct, frozen=True, kw_only=True):
    """The articles of some books that match a text, and how many of each kind."""

    books: tuple[Lawbook, ...]
    found: tuple[Article, ...]
    text: str = ""

    @property
    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """Return the kinds found, with how many articles match: (id, title, title)."""
        numbers = Counter(each.kind for each in self.found)
        counts = [(EVERY, _("Semua"), len(self.found))]
        counts += [(kind.value, kind_title(kind), numbers[kind]) for kind in Kind if numbers[kind]]
        return tuple((tab, f"{title} {n}", f"{title} {n}") for tab, title, n in counts)

    def lines(self, tab: str, usage: Usage) -> Iterator[Line]:
        """Yield the articles of a tab, each institution and kind under its heading."""
        for book in self.books:
            for kind in Kind:
                found = [
                    each
                    for each in self.found
                    if each.kind is kind and each.profile == book.profile.id
                ]
                if found and tab in (EVERY, kind.value):
                    yield from self._group(book, kind, found, usage, alone=tab != EVERY)

    def _group(
        self, book: Lawbook, kind: Kind, found: Sequence[Article], usage: Usage, *, alone: bool
    ) -> Iterator[Line]:
        several = len(self.books) > 1
        names = [book.profile.short] if several else []
        names += [] if alone else [kind_title(kind)]
        if names:
            yield line((" · ".join(names), Tone.HEAD), (f"  {len(found)}", Tone.DIM))
        if kind is Kind.NORM and not self.text:
            yield from _tree(book, found, usage)
        else:
            yield from (_row(book, each, usage) for each in found)


def listing(books: Iterable[Lawbook], text: str) -> Listing:
    """Return the articles in which every word of a text occurs; the whole text comes first."""
    phrase = folded(text)
    words = phrase.split()
    chosen = tuple(books)
    found = [each for book in chosen for each in book.articles if each.matches(words)]
    if len(words) > 1:
        found.sort(key=lambda each: f" {phrase}" not in each.searched)
    return Listing(books=chosen, found=tuple(found), text=phrase)


def _tree(book: Lawbook, found: Iterable[Article], usage: Usage) -> Iterator[Line]:
    """Yield norms under the headings of the catalogue."""
    shown_headings: tuple[str, ...] = ()
    for article in found:
        part = article.part
        headings = book.headings(part) if isinstance(part, Norm) else ()
        names = tuple(each.id for each in headings)
        for depth, group in enumerate(headings):
            if names[: depth + 1] != shown_headings[: depth + 1]:
                yield line((group.title, Tone.ACCENT), indent=depth)
        shown_headings = names
        yield _row(book, article, usage)


def _row(book: Lawbook, article: Article, usage: Usage) -> Line:
    count = usage.of(book.profile.id, article.part.id) if isinstance(article.part, Norm) else None
    return line(
        (padded(shown(article.cite), CITE) + " ", Tone.DIM),
        (f"{count.cases}× " if count else "", Tone.ACCENT),
        article.title,
        key=article.key,
    )
