"""Limits as they leave the program, and what was published of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from etik_tui.exports.item import AgendaItem, ReadingTaken
from etik_tui.workdays.count import Unit

TODAY = date(2026, 3, 31)
NOW = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)


@pytest.fixture
def item() -> Callable[..., AgendaItem]:
    """Make a limit that ends on 2 April 2026."""

    def made(**changes: object) -> AgendaItem:
        fields: dict[str, object] = {
            "case_id": "0190-a",
            "number": "001/KE/III/2026",
            "institution": "alfa",
            "deadline": "putusan",
            "title": "Memutus",
            "due": date(2026, 4, 2),
            "left": 2,
            "unit": Unit.WORKING,
            "initials": "J.S.",
            "institution_name": "Balai Rimba",
            "actor": "majelis",
            "actor_title": "Majelis Kode Etik",
            "cite": "Pasal 24 ayat (5)",
            "quote": "paling lama 30 (tiga puluh) hari",
            "readings": (ReadingTaken(id="A-1", question="Hari apa?", answer="Hari kalender"),),
            "remind_on": (date(2026, 3, 30), date(2026, 4, 1), date(2026, 4, 2)),
        }
        return AgendaItem(**{**fields, **changes})

    return made
