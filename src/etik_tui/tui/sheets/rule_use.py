"""Which cases cite a norm."""

from collections.abc import Iterator

from etik_tui.journal.row import CaseRow
from etik_tui.locale import _
from etik_tui.profile.text import Norm
from etik_tui.tui.desk import Desk
from etik_tui.tui.law.article import Article
from etik_tui.tui.law.book import Lawbook
from etik_tui.tui.law.usage import Usage
from etik_tui.tui.line import Line, Tone, heading, line
from etik_tui.tui.wording import short_date

LISTED = 30


def case_lines(desk: Desk, book: Lawbook, article: Article, usage: Usage) -> Iterator[Line]:
    """Yield how many cases cite a norm, and the newest of them; nothing for other articles."""
    if not isinstance(article.part, Norm):
        return
    count = usage.of(book.profile.id, article.part.id)
    if count is None:
        yield heading(_("Dipakai dalam perkara"))
        yield line((_("Belum ada perkara yang menyebutnya."), Tone.DIM), indent=1)
        return
    words = _("{n} perkara, {m} dalam putusan").format(n=count.cases, m=count.decided)
    yield heading(_("Dipakai dalam perkara"), words)
    for row in usage.cases(book.profile.id, article.part.id, LISTED):
        yield _case(desk, book, row)
    if count.cases > LISTED:
        yield line((_("… {n} lagi").format(n=count.cases - LISTED), Tone.DIM), indent=1)


def _case(desk: Desk, book: Lawbook, row: CaseRow) -> Line:
    stage = book.profile.stage(row.stage)
    names = row.initials if desk.private else "; ".join(row.terlapor)
    return line(
        (row.number, Tone.BOLD),
        (_(" ◆ sensitif") if row.sensitive else "", Tone.WARN),
        f"  {names or _('(tanpa terlapor)')}",
        (f"  {stage.title if stage else row.stage}", Tone.DIM),
        (f"  {short_date(row.registered)}", Tone.DIM),
        indent=1,
        hang=2,
        key=f"case:{row.case_id}",
    )
