"""The demonstration cases of KPU Bali."""

from datetime import date
from pathlib import Path

from etik_tui.casework.demo import make_demo
from etik_tui.journal.row import RowQuery
from etik_tui.plugins.loading import Plugin

FOLDER = Path(__file__).parents[2] / "profiles" / "kpu-bali"


def test_the_demonstration_shows_every_stage(tmp_path: Path) -> None:
    """Its cases stand at every stage, one kind is sensitive, and none is overdue."""
    workspace = make_demo(
        tmp_path / "demo",
        today=date(2026, 3, 31),
        cases=30,
        plugins=lambda: (Plugin(name="kpu-bali", profiles=(FOLDER,)),),
    )
    rows = workspace.journal.rows(RowQuery(limit=50)).rows
    assert {row.stage for row in rows} == {"masuk", "penanganan", "diputus", "sanksi", "selesai"}
    assert any(row.sensitive for row in rows)
    assert not [row for row in rows if row.due and row.due < date(2026, 3, 31)]
    assert workspace.journal.verify().sound
    workspace.close()
