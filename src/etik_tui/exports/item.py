"""One open time limit as it leaves the program: by number and initials, with its source."""

from datetime import date

from msgspec import Struct

from etik_tui.domain.shown import shown
from etik_tui.exports.uid import item_uid
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.workdays.count import Unit


class ReadingTaken(Struct, frozen=True, kw_only=True):
    """The answer to one ambiguous question that a date rests on."""

    id: str
    question: str
    answer: str


class AgendaItem(Struct, frozen=True, kw_only=True):
    """One open time limit of one case, in words that may be shown to anybody of the office.

    `initials` are those of whom it concerns, empty for a sensitive case; no name is in here.
    `left` counts the days to `due` in `unit`, negative once past. `provisional` says why the
    date may still change, `day_off` why nobody works on it and until when to act instead.
    `remind_on` are days on which to remind of it.
    """

    case_id: str
    number: str
    institution: str
    deadline: str
    title: str
    due: date
    left: int = 0
    unit: Unit = Unit.CALENDAR
    party: str = ""
    initials: str = ""
    institution_name: str = ""
    actor: str = ""
    actor_title: str = ""
    cite: str = ""
    quote: str = ""
    readings: tuple[ReadingTaken, ...] = ()
    provisional: str = ""
    day_off: str = ""
    remind_on: tuple[date, ...] = ()

    @property
    def uid(self) -> str:
        """Return what names this limit wherever it goes, whatever happens to its date."""
        return item_uid(self.institution, self.case_id, self.deadline, self.party)

    @property
    def named(self) -> str:
        """Name the case: its register number, with initials where they may be seen."""
        return f"{self.number} ({self.initials})" if self.initials else self.number

    @property
    def summary(self) -> str:
        """Say on one line what is due in which case."""
        mark = _(" [sementara]") if self.provisional else ""
        return shown(f"{self.title} · {self.named}{mark}")

    @property
    def description(self) -> str:
        """Say on a few lines who must act by when, and what the date rests on."""
        return shown("\n".join(self._lines()), lines=True)

    def _lines(self) -> list[str]:
        lines = [
            _("Perkara: {case}").format(case=self.named),
            _("Tenggat: {title}").format(title=self.title),
            _("Hari terakhir: {day}").format(day=long_day(self.due)),
            _("Yang bertindak: {actor}").format(actor=self.actor_title or self.actor or "-"),
            _("Dasar: {cite}").format(cite=self.cite or _("Teks tidak mengatur")),
        ]
        if self.quote:
            lines.append(f"“{self.quote}”")
        lines += [
            _("Tafsir {id}: {question} → {answer}").format(
                id=each.id, question=each.question, answer=each.answer
            )
            for each in self.readings
        ]
        lines += [note for note in (self.day_off, self.provisional) if note]
        if self.institution_name:
            lines.append(self.institution_name)
        return lines
