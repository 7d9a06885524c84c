"""An officer at the keyboard: the deeds of a story typed into the screens, key by key."""

from datetime import date
from typing import Any

from textual.pilot import Pilot

from etik_tui.casework.act import ActInput
from etik_tui.casework.registration import Report, ReportedParty
from etik_tui.domain.majelis import Seat
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.pick import PickDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.widgets.link import LinkEntry
from etik_tui.tui.widgets.pick_entry import PickEntry
from tests.tui.screen import text, type_in
from tests.walk.story import Question, Votes

FIELDS_AT_MOST = 40


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another; the pilot waits for each."""
    for key in keys:
        await pilot.press(key)


def written(day: date) -> str:
    """Write a day as officers do."""
    return day.strftime("%d-%m-%Y")


class Typist:
    """Types into one running app; `profile` gives the titles that lists are searched by."""

    def __init__(self, pilot: Pilot[Any], profile: Any) -> None:
        self.pilot = pilot
        self.profile = profile

    async def register(self, report: Report) -> None:
        """Take a report in with the wizard."""
        await press(self.pilot, "n", "down", "down", "enter")
        await type_in(self.pilot, report.title)
        await self.go_to("new-dates-diterima")
        await type_in(self.pilot, written(report.dates["diterima"]))
        await press(self.pilot, "f2")
        by_role = sorted(report.parties, key=lambda each: each.role.value, reverse=True)
        for party in by_role:
            await press(self.pilot, "t")
            await self.person(party)
            await press(self.pilot, "f2")
        await press(self.pilot, "f2")
        for alleged in report.allegations:
            await press(self.pilot, "t")
            await type_in(self.pilot, alleged.text)
            await self.go_to("ask-norms")
            await self.choose(tuple(alleged.norms))
            await press(self.pilot, "f2")
        await press(self.pilot, "f2")
        for piece in report.evidence:
            await press(self.pilot, "t")
            await type_in(self.pilot, piece.title)
            await press(self.pilot, "f2")
        await press(self.pilot, "f2")
        assert "Siap. F2 mendaftarkan" in text(self.pilot)
        await press(self.pilot, "f2")
        assert isinstance(self.pilot.app.screen, CaseScreen)

    async def person(self, party: ReportedParty | Any) -> None:
        """Fill in what is known of a person, from the name on."""
        await self.go_to("ask-name")
        for key in ("name", "nip", "rank", "position", "position_level", "unit"):
            await self.go_to(f"ask-{key}")
            if getattr(party, key):
                await type_in(self.pilot, getattr(party, key))

    async def do(self, deed: ActInput | Question | Votes) -> None:
        """Record one deed from the case screen."""
        match deed:
            case Question():
                await self.ask(deed)
            case Votes():
                await self.vote(deed)
            case _:
                await self.act(deed)

    async def act(self, deed: ActInput) -> None:
        """Find an act in the list of all acts, fill in its form field by field, record it."""
        milestone = self.profile.milestone(deed.milestone)
        await press(self.pilot, "a")
        await type_in(self.pilot, milestone.title)
        await press(self.pilot, "enter")
        assert isinstance(self.pilot.app.screen, ActDialog)
        await self.fill(deed)
        await press(self.pilot, "f2")
        assert isinstance(self.pilot.app.screen, CaseScreen), text(self.pilot)

    async def fill(self, deed: ActInput) -> None:
        """Go through a form with Tab and fill in what the deed has."""
        seen: set[str] = set()
        for _step in range(FIELDS_AT_MOST):
            entry = self.pilot.app.focused
            name = entry.id if entry is not None and entry.id else ""
            if name in seen or not name.startswith("act-") or name == "act-findings":
                return
            seen.add(name)
            await self.fill_one(entry, name, deed)
            await press(self.pilot, "tab")

    async def fill_one(self, entry: Any, name: str, deed: ActInput) -> None:
        """Fill in the field that has the cursor."""
        if isinstance(entry, LinkEntry):
            assert deed.majelis is not None
            await self.panel(deed.majelis.seats)
        elif isinstance(entry, DateEntry):
            day = deed.dates.get(name.removeprefix("act-dates-"))
            if day:
                await type_in(self.pilot, written(day))
        elif name == "act-number":
            await type_in(self.pilot, deed.number)
        else:
            value = deed.fields.get(name.removeprefix("act-field-"), "")
            if value and isinstance(entry, PickEntry):
                await self.choose((value,) if isinstance(value, str) else value)
            elif value:
                await type_in(self.pilot, str(value))

    async def choose(self, keys: tuple[str, ...]) -> None:
        """Open the list of the field with the cursor and choose, searching by title."""
        entry = self.pilot.app.focused
        assert isinstance(entry, PickEntry), entry
        titles = {item.key: item.title for item in entry._items}
        await press(self.pilot, "enter")
        assert isinstance(self.pilot.app.screen, PickDialog)
        for key in keys:
            await type_in(self.pilot, titles[key])
            await press(self.pilot, "enter")
        if isinstance(self.pilot.app.screen, PickDialog):
            await press(self.pilot, "f2")
        assert entry.value == keys

    async def panel(self, seats: tuple[Seat, ...]) -> None:
        """Compose the Majelis, member by member, and say what only a human knows of them."""
        await press(self.pilot, "enter")
        for seat in seats:
            await press(self.pilot, "t")
            await self.person(seat.person)
            await self.go_to("ask-attested-konflik")
            await press(self.pilot, "y", "f2")
        shown = text(self.pilot)
        assert "TIDAK SESUAI" not in shown, shown
        await press(self.pilot, "f2")

    async def go_to(self, name: str) -> None:
        """Press Tab until the field with this id has the cursor."""
        for _step in range(FIELDS_AT_MOST):
            focused = self.pilot.app.focused
            if focused is not None and focused.id == name:
                return
            await press(self.pilot, "tab")
        raise AssertionError(f"no field {name}\n{text(self.pilot)}")

    async def tab(self, name: str) -> None:
        """Go to a tab of the case."""
        for _step in range(FIELDS_AT_MOST):
            if self.pilot.app.screen.tab == name:
                return
            await press(self.pilot, "right")
        raise AssertionError(f"no tab {name}")

    async def ask(self, deed: Question) -> None:
        """Record a question and its answer."""
        await self.tab("bap")
        await press(self.pilot, "t")
        await type_in(self.pilot, deed.question)
        await press(self.pilot, "enter")
        await type_in(self.pilot, deed.answer)
        await press(self.pilot, "enter", "escape")

    async def vote(self, deed: Votes) -> None:
        """Record the members' votes, one below the other."""
        await self.tab("putusan")
        outcomes = {each.id: each.title for each in self.profile.decision.outcomes}
        for option in deed.options:
            await press(self.pilot, "enter")
            await self.take(outcomes[option])
            await press(self.pilot, "down")

    async def take(self, title: str) -> None:
        """Take the item with exactly this title from an open list."""
        dialog = self.pilot.app.screen
        assert isinstance(dialog, PickDialog)
        found = [item.title for item in dialog._items]
        await press(self.pilot, *["down"] * found.index(title), "enter")
