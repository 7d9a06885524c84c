"""Ticking items of a checklist: one or several with one remark, and taking ticks back."""

from collections.abc import Callable, Sequence

from etik_tui.casework import ticking
from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.acting import Acting

LISTED = 6


def ask_ticks(
    page: Acting, case: Case, items: Sequence[str], done: Callable[[], None] | None = None
) -> None:
    """Ask for a remark and tick items; where all are ticked by hand, for the reason to untick.

    Of items some of which are ticked only the others are. `done` is called once it is saved.
    """
    workspace, loose = page.desk.workspace, [each for each in items if each not in case.ticks]
    wanted = tuple(loose or items)

    def save(values: Values) -> None:
        words = str(values["words"])
        seen = page._seen(case)  # noqa: SLF001 - what the page shows when it is saved
        if loose:
            ticking.tick(workspace, case.id, wanted, words, seen=seen)
        else:
            ticking.untick(workspace, case.id, wanted, reason=words, seen=seen)
        if done:
            done()

    title = _("Centang {n} butir") if loose else _("Cabut {n} centang")
    ask = Ask(key="words", label=_("Catatan"), hint=_("boleh kosong"))
    if not loose:
        ask = Ask(key="words", label=_("Alasan"), required=True)
    page.ask(case, title.format(n=len(wanted)), [ask], save, lines=_named(page, case, wanted))


def _named(page: Acting, case: Case, items: Sequence[str]) -> list[Line]:
    profile = page.desk.workspace.profile_of(case)
    texts = {task.id: task.text for task in profile.tasks} if profile else {}
    lines = [line("– ", texts.get(each, each), hang=2) for each in items[:LISTED]]
    if len(items) > LISTED:
        lines.append(line((_("… dan {n} lagi").format(n=len(items) - LISTED), Tone.DIM)))
    return lines
