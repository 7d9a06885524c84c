"""Drafts: what was begun and not recorded, and going on with it."""

from collections.abc import Callable, Iterator

from textual.screen import Screen

from etik_tui.errors import EtikError
from etik_tui.journal.port import Draft
from etik_tui.locale import _
from etik_tui.tui.boundary import tell
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.wording import short_date

NEW_CASE = "new-case"


def resume_draft(screen: Screen[None], desk: Desk, then: Callable[[], None]) -> None:
    """List the drafts and open the one that is chosen."""
    drafts = {draft.key: draft for draft in desk.drafts()}
    items = [_item(draft) for draft in drafts.values()]

    def chosen(keys: tuple[str, ...] | None) -> None:
        if not keys:
            return
        try:
            _open(screen, desk, drafts[keys[0]], then)
        except EtikError as error:
            tell(screen.app, error)

    dialog = PickDialog(_("Draf yang belum dicatat"), items, empty=_("Tidak ada draf."))
    screen.app.push_screen(dialog, chosen)


def _item(draft: Draft) -> Item:
    moment = draft.saved_at.astimezone()
    title = str(draft.body.get("title", draft.key))
    number = str(draft.body.get("number", ""))
    saved = _("disimpan {day} {time}").format(
        day=short_date(moment.date()), time=moment.strftime("%H:%M")
    )
    return Item(key=draft.key, title=f"{title} {number}".strip(), detail=saved)


def _open(screen: Screen[None], desk: Desk, draft: Draft, then: Callable[[], None]) -> None:
    from etik_tui.tui.dialogs.act import ActDialog
    from etik_tui.tui.screens.case import CaseScreen
    from etik_tui.tui.screens.new_case import NewCaseScreen

    kind, _colon, rest = draft.key.partition(":")
    case_id, _second, what = rest.partition(":")
    if kind == "register":
        from etik_tui.tui.screens.registers import RegistersScreen

        book = RegistersScreen(desk, case_id, what)
        screen.app.push_screen(book)
        book.call_after_refresh(book.action_new)
        return
    if kind == NEW_CASE:
        screen.app.push_screen(NewCaseScreen(desk, rest), lambda _done: then())
        return
    opened = CaseScreen(desk, case_id)
    screen.app.push_screen(opened)
    if kind == "act":
        milestone_id, _third, party = what.partition(":")
        situation = desk.workspace.situation(desk.workspace.case(case_id))
        milestone = situation.profile.milestone(milestone_id)
        if milestone is not None:
            dialog = ActDialog(desk, situation, milestone, party)
            screen.app.push_screen(dialog, lambda _done: opened.reload())
    elif kind == "paper":
        opened.call_after_refresh(opened.open_paper, what)
    elif kind == "supplement":
        opened.call_after_refresh(opened.ask_supplement, what)
    elif kind in {"bap", "readback"}:
        for each in _examination(desk, case_id, what, reading=kind == "readback"):
            screen.app.push_screen(each, lambda _done: opened.reload())


def _examination(desk: Desk, case_id: str, what: str, *, reading: bool) -> Iterator[Screen[None]]:
    from etik_tui.tui.pair import pair_of
    from etik_tui.tui.screens.examination import examination_at
    from etik_tui.tui.screens.read_back import ReadBackScreen

    case = desk.workspace.case(case_id)
    yield examination_at(desk, case, what)
    pair = pair_of(case, what) if reading else None
    if pair is not None:
        yield ReadBackScreen(desk, case, pair.sitting)
