"""The regulation: every norm and rule of the profiles, searched as one types, and its uses."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from etik_tui.locale import _
from etik_tui.profile.reading import with_readings
from etik_tui.profile.text import Norm
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.law.article import Article
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.listing import EVERY, Listing, listing
from etik_tui.tui.law.usage import Usage
from etik_tui.tui.line import Span, Tone, line
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.rule import rule_lines, title_spans
from etik_tui.tui.widgets.bars import Bar, TabBar
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.kind_bar import KindBar
from etik_tui.tui.widgets.roll import Roll
from etik_tui.tui.widgets.sheet import Sheet


class RulesScreen(Page):
    """The place `6`: a list of rules, and the one under the cursor in full."""

    PLACE = "rules"
    CSS_PATH = "../tcss/rules.tcss"
    BINDINGS = [
        Binding("enter", "read", _("Baca"), id="rules.read"),
        Binding("slash", "search", _("Cari"), id="rules.search"),
        Binding("left,h", "kind(-1)", show=False, id="rules.previous-kind"),
        Binding("right,l", "kind(1)", _("Jenis"), key_display="←→", id="rules.next-kind"),
        Binding("i", "institution", _("Lembaga"), id="rules.institution"),
        Binding("t", "clock", _("Hitung jangka waktu"), id="rules.clock"),
        Binding("y", "copy", _("Salin kutipan pasal"), show=False, id="rules.copy"),
        Binding("escape", "back", _("Kembali"), key_display="Esc", id="rules.back"),
        Binding("question_mark", "app.help", _("Bantuan"), id="rules.help"),
        Binding("q", "app.leave", _("Keluar"), id="rules.quit"),
        Binding("p", "private", _("Inisial"), show=False, id="rules.private"),
        Binding("r", "again", _("Muat ulang"), show=False, id="rules.reload"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._books = _books(desk)
        self._usage = Usage(desk.workspace.journal)
        self._institution = next(iter(self._books), "")
        self._listing: Listing = listing((), "")
        self._article: Article | None = None
        self._trail: list[tuple[Article, str]] = []

    def body(self) -> ComposeResult:
        """Return the tabs, what to look for, the list, and the rule in full."""
        yield KindBar(id="rules-kinds")
        yield TextEntry(placeholder=_("/ cari pasal, kata, atau id"), id="rules-search")
        with Vertical(id="rules-halves"):
            yield Roll(id="rules-list")
            with Vertical(id="rules-one"):
                yield Bar(id="rules-title")
                yield Sheet(id="rules-detail")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(KindBar).active = EVERY
        self._search()
        self.set_focus(self.query_one(Roll))

    @property
    def books(self) -> tuple[Lawbook, ...]:
        """Return the books that are searched: one institution's, or all."""
        chosen = self._books.get(self._institution)
        return (chosen,) if chosen else tuple(self._books.values())

    @property
    def is_reading(self) -> bool:
        """Tell whether the rule in full has the focus."""
        return self.has_class("-reading")

    @told
    def reload(self) -> None:
        """Count anew which cases cite what."""
        self._usage.forget()
        self._draw()

    def _search(self) -> None:
        """Look for what is typed, and show what is found."""
        self._listing = listing(self.books, self.query_one(TextEntry).value)
        self._draw()

    def _draw(self) -> None:
        tabs = self.query_one(KindBar)
        tabs.names = self._listing.tabs
        if tabs.active not in {tab for tab, _title, _short in tabs.names}:
            tabs.active = EVERY
        lines = tuple(self._listing.lines(tabs.active, self._usage))
        self.query_one(Roll).show(lines or [line((self._nothing(), Tone.DIM))])
        self._header()

    def _nothing(self) -> str:
        """Say that no rule is listed, and what to do."""
        if self._books:
            return _("Tidak ada yang cocok. {key} mengosongkan pencarian.").format(
                key=self.key_of("back")
            )
        return _("Belum ada profil terpasang. Lihat 7 Plugin.")

    def _header(self) -> None:
        one = self._books.get(self._institution)
        name = one.profile.short if one else _("Semua lembaga")
        spans: list[Span] = [(f" {name}", Tone.BOLD)]
        if len(self._books) > 1:
            places = [*self._books, ""]
            place = places.index(self._institution) + 1
            spans.append((f" {place}/{len(places)}", Tone.DIM))
        spans.append((_("  {n} butir").format(n=len(self._listing.found)), Tone.PLAIN))
        self.head(spans)

    @told
    def on_input_changed(self, event: Input.Changed) -> None:
        self._search()

    def on_input_submitted(self) -> None:
        self.set_focus(self.query_one(Roll))

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        self._draw()

    @told
    def on_roll_moved(self, event: Roll.Moved) -> None:
        self._trail.clear()
        self._show(self._find(event.key))

    def on_roll_chosen(self) -> None:
        self.action_read()

    def _find(self, key: str) -> Article | None:
        profile, _bar, ref = key.partition("|")
        book = self._books.get(profile)
        return book.find(ref) if book else None

    def _show(self, article: Article | None, key: str = "") -> None:
        """Show an article in full, with the cursor on a key."""
        self._article = article
        title, sheet = self.query_one("#rules-title", Bar), self.query_one(Sheet)
        if article is None:
            title.left = ()
            sheet.show(())
            return
        book = self._books[article.profile]
        title.left = tuple(title_spans(book, article))
        sheet.show(())
        sheet.show(rule_lines(self.desk, book, article, self._usage), key=key)

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        kind, _colon, rest = event.key.partition(":")
        if kind == "case":
            from etik_tui.tui.screens.case import CaseScreen

            self.app.push_screen(CaseScreen(self.desk, rest))
        elif article := self._find(rest):
            if self._article is not None:
                self._trail.append((self._article, event.key))
            self._show(article)

    def action_read(self) -> None:
        """Read the rule in full; its lines lead on to other rules and to cases."""
        if self._article is not None:
            self.add_class("-reading")
            self.set_focus(self.query_one(Sheet))

    @told
    def action_back(self) -> None:
        """Go back: to the rule one came from, to the list, to the list without search."""
        entry = self.query_one(TextEntry)
        if self.is_reading and self._trail:
            self._show(*self._trail.pop())
        elif self.is_reading:
            self.remove_class("-reading")
            self.set_focus(self.query_one(Roll))
        else:
            entry.value = ""
            self.set_focus(self.query_one(Roll))

    def action_search(self) -> None:
        """Ask what to look for; the list narrows while one types."""
        self.remove_class("-reading")
        self.set_focus(self.query_one(TextEntry))

    def action_kind(self, step: int) -> None:
        """Show the next or the previous kind of rules."""
        if not self.is_reading:
            self.query_one(KindBar).step(step)

    @told
    def action_institution(self) -> None:
        """Show the next institution, or all of them."""
        places = [*self._books, ""] if len(self._books) > 1 else [self._institution]
        self._institution = places[(places.index(self._institution) + 1) % len(places)]
        self.remove_class("-reading")
        self._search()
        self.set_focus(self.query_one(Roll))

    @told
    def action_clock(self) -> None:
        """Compute until when the norm under the cursor must be complied with."""
        article = self._article
        norm = article.part if article is not None else None
        if article is None or not isinstance(norm, Norm):
            self.notify(_("Pilih sebuah norma yang memuat jangka waktu."))
        elif not self._books[article.profile].clocks(norm.id):
            self.notify(_("Norma ini tidak memuat jangka waktu."))
        else:
            from etik_tui.tui.dialogs.clock import ClockDialog

            self.app.push_screen(ClockDialog(self.desk, article.profile, norm))

    @told
    def action_copy(self) -> None:
        """Copy the citation of the rule in view."""
        from etik_tui.tui.clipboard import copy_out

        copy_out(self, self._article.cite if self._article else "")

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self._show(self._article)

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()


def _books(desk: Desk) -> dict[str, Lawbook]:
    """Return a book for each profile as the office reads it, its own first."""
    office = desk.workspace.office
    loaded = desk.workspace.library.profiles
    books = {}
    for name in sorted(loaded, key=lambda each: (each != office.profile, each)):
        base = loaded[name].profile
        known = {key: value for key, value in office.readings.items() if base.reading(key)}
        books[name] = Lawbook(with_readings(base, known))
    return books
