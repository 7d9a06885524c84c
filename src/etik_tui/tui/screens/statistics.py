"""Place 5, statistics: counts, durations and punctuality as bars; the recap of a year as a file."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework.statistics import FORMATS, statistics, write_recap
from etik_tui.exports.recap import Statistics, period
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.counted import Cancelled, Count, CountedDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.line import Line, Span, Tone, line
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.statistics import Chart, part_names
from etik_tui.tui.widgets.bars import TabBar
from etik_tui.tui.widgets.sheet import Sheet

AT_ONCE = 20_000
"""Cases up to which the figures are added up without a bar; beyond, it takes a noticeable time."""

Key = tuple[int | None, str | None]

# From this width on the header has room for the rate, which a part of its own shows anyway.
ROOMY = 100


class StatisticsScreen(Page):
    """Counts over all cases; nobody is named."""

    PLACE = "statistics"
    CSS_PATH = "../tcss/statistics.tcss"
    BINDINGS = [
        Binding("right,l", "part(1)", _("Bagian"), key_display="←→", id="statistics.next"),
        Binding("left,h", "part(-1)", show=False, id="statistics.back"),
        Binding("y", "year(1)", _("Tahun"), id="statistics.year"),
        Binding("Y", "year(-1)", _("Tahun sebelumnya"), show=False, id="statistics.year-back"),
        Binding("i", "institution", _("Lembaga"), id="statistics.institution"),
        Binding("t", "table", _("Angka saja"), id="statistics.table"),
        Binding("e", "export", _("Ekspor rekap"), id="statistics.export"),
        Binding("r", "again", _("Hitung ulang"), id="statistics.reload"),
        Binding("question_mark", "app.help", _("Bantuan"), id="statistics.help"),
        Binding("q", "app.leave", _("Keluar"), id="statistics.quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year: int | None = None
        self._institution: str | None = None
        self._plain = False
        self._known: dict[Key, Statistics] = {}
        self._drawn = -1

    def body(self) -> ComposeResult:
        """Return the tabs and the chart."""
        yield TabBar(id="statistics-parts")
        yield Sheet(id="statistics-chart")

    def on_mount(self) -> None:
        super().on_mount()
        tabs = self.query_one(TabBar)
        tabs.names = part_names()
        tabs.active = tabs.names[0][0]
        self.query_one(Sheet).focus()
        self.reload()

    @property
    def found(self) -> Statistics | None:
        """Return the figures shown, `None` while they are not counted."""
        return self._known.get((self._year, self._institution))

    @told
    def reload(self) -> None:
        """Count anew and draw; many cases are counted behind a bar that can be stopped."""
        self._drawn = self.desk.changes
        self._known = {}
        self._count()

    def _count(self) -> None:
        key = (self._year, self._institution)
        workspace = self.desk.workspace
        cases = sum(
            n
            for (name, year), n in workspace.journal.figure_years().items()
            if self._institution in (None, name) and self._year in (None, year)
        )
        if key in self._known or cases <= AT_ONCE:
            if key not in self._known:
                self._known[key] = statistics(
                    workspace, year=self._year, institution=self._institution
                )
            self._draw()
            return

        def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
            found = statistics(
                workspace,
                year=key[0],
                institution=key[1],
                progress=count,
                cancel=cancelled,
            )
            stopped = cancelled()
            if not stopped:
                self._known[key] = found
            words = (
                _("Dihentikan; {key} menghitung lagi.").format(key=self.key_of("again"))
                if stopped
                else _("Selesai.")
            )
            yield line(words)

        title = _("Menghitung {n} perkara").format(n=cases)
        self.app.push_screen(CountedDialog(title, job), lambda _done: self._draw())

    def _draw(self) -> None:
        found = self.found
        if found is None:
            self.head(((_("  belum dihitung"), Tone.DIM),))
            return
        spans: list[Span] = [(f" {period(found)}", Tone.ACCENT)]
        if found.institution:
            profile = self.desk.workspace.library.find(found.institution)
            spans.append((f"  {profile.short if profile else found.institution}", Tone.ACCENT))
        spans.append((_("  {n} perkara").format(n=found.total), Tone.PLAIN))
        if found.overdue:
            spans.append((_("  {n} lewat tenggat").format(n=found.overdue), Tone.BAD))
        if found.on_time is not None and self.app.size.width >= ROOMY:
            spans.append((_("  {n}% tepat waktu").format(n=found.on_time), Tone.DIM))
        self.head(spans)
        self._chart()

    def _chart(self) -> None:
        found, sheet = self.found, self.query_one(Sheet)
        if found is not None:
            ascii_only = not _shows_blocks(self.app.console.encoding)
            chart = Chart(found, self.app.size.width - 4, plain=self._plain, ascii_only=ascii_only)
            sheet.show(chart.lines(self.query_one(TabBar).active))

    def on_screen_resume(self) -> None:
        if self._drawn >= 0 and self._drawn != self.desk.changes:
            self.reload()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._chart()

    def on_tab_bar_picked(self) -> None:
        self._chart()

    def action_part(self, step: int) -> None:
        """Show the next part."""
        self.query_one(TabBar).step(step)

    @told
    def action_year(self, step: int) -> None:
        """Show another year of registration; beyond the ends all years."""
        found = sorted({year for _name, year in self.desk.workspace.journal.figure_years()})
        years: list[int | None] = [None, *reversed(found)]
        place = years.index(self._year) if self._year in years else 0
        self._year = years[(place + step) % len(years)]
        self._count()

    @told
    def action_institution(self) -> None:
        """Show the next institution alone; after the last one all of them again."""
        names: list[str | None] = [None, *self.desk.workspace.journal.institutions()]
        place = names.index(self._institution) if self._institution in names else 0
        self._institution = names[(place + 1) % len(names)]
        self._count()

    def action_table(self) -> None:
        """Show numbers alone, or bars again."""
        self._plain = not self._plain
        self._chart()

    def action_again(self) -> None:
        """Count anew."""
        self.reload()

    @told
    def action_export(self) -> None:
        """Ask for the format and write the recap."""
        found = self.found
        if found is None:
            return
        items = [
            Item(
                key=form,
                title=_("Rekap {period} · {form}").format(period=period(found), form=form.upper()),
            )
            for form in ("pdf", "docx", "csv", "md", "txt")
            if form in FORMATS
        ]

        @told
        def write(screen: "StatisticsScreen", form: str) -> None:
            path = write_recap(screen.desk.workspace, found, form)
            lines = [line(_("Ditulis ke:")), line(str(path))]
            screen.app.push_screen(MessageDialog(_("Rekap"), lines))

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                write(self, keys[0])

        self.app.push_screen(PickDialog(_("Ekspor rekap"), items), chosen)


def _shows_blocks(encoding: str) -> bool:
    """Tell whether a terminal's character set has the blocks that bars are made of."""
    try:
        "▏█".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
