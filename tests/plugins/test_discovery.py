"""Which plugins are installed, and how that is remembered."""

import os
from pathlib import Path

from etik_tui.plugins import discovery
from etik_tui.plugins.discovery import KEPT, discover
from tests.plugins.conftest import Plant


def names(cache: Path | None = None) -> list[str]:
    """Return the planted plugins that are found."""
    return [each.name for each in discover(cache) if each.distribution.startswith("etik-uji")]


def settle(site: Path) -> None:
    """Let the folder of packages have stood unchanged for a while."""
    os.utime(site, (1_000_000_000, 1_000_000_000))


def test_discovery_imports_nothing(plant: Plant) -> None:
    """Finding plugins runs none of their code."""
    plant("aneh", "raise SystemExit")
    assert names() == ["aneh"]


def test_what_was_found_is_remembered(plant: Plant, tmp_path: Path, monkeypatch) -> None:
    """With nothing changed, the second question asks no package."""
    settle(plant("a", ""))
    monkeypatch.setattr(discovery, "SETTLED", 0)
    assert names(tmp_path) == ["a"]
    monkeypatch.setattr(discovery, "_announced", lambda: 1 / 0)
    assert names(tmp_path) == ["a"]


def test_an_installation_is_noticed(plant: Plant, tmp_path: Path, monkeypatch) -> None:
    """A plugin installed or removed after the last question is noticed."""
    monkeypatch.setattr(discovery, "SETTLED", 0)
    site = plant("a", "")
    settle(site)
    assert names(tmp_path) == ["a"]
    plant("b", "")
    assert names(tmp_path) == ["a", "b"]


def test_a_folder_that_just_changed_is_asked_again(plant: Plant, tmp_path: Path) -> None:
    """Right after an installation nothing is believed: the file system's time has steps."""
    plant("a", "")
    names(tmp_path)
    answer = (tmp_path / KEPT).read_bytes()
    (tmp_path / KEPT).write_bytes(answer.replace(b'"a"', b'"z"'))
    assert names(tmp_path) == ["a"]


def test_what_others_could_have_written_is_not_believed(
    plant: Plant, tmp_path: Path, monkeypatch
) -> None:
    """A remembered answer that others may write is not used: it says what to import."""
    monkeypatch.setattr(discovery, "SETTLED", 0)
    settle(plant("a", ""))
    names(tmp_path)
    kept = tmp_path / KEPT
    kept.write_bytes(kept.read_bytes().replace(b"etik_uji_a", b"etik_uji_z"))
    kept.chmod(0o666)
    assert [each.value for each in discover(tmp_path) if each.name == "a"] == ["etik_uji_a"]


def test_a_spoilt_memory_is_asked_anew(plant: Plant, tmp_path: Path) -> None:
    """A damaged or unwritable memory costs time, not the answer."""
    settle(plant("a", ""))
    (tmp_path / KEPT).write_bytes(b"{")
    assert names(tmp_path) == ["a"]
    assert names(Path("/proc/tidak-ada")) == ["a"]


def test_a_package_with_broken_metadata_hides_no_other(plant: Plant) -> None:
    """A package whose metadata cannot be read is passed over."""
    site = plant("a", "")
    bad = site / "aneh-1.dist-info"
    bad.mkdir()
    (bad / "entry_points.txt").write_bytes(b"[etik_tui.plugin.v1]\n\xff = \xfe")
    assert names() == ["a"]


def test_two_ways_of_starting_do_not_undo_each_other(tmp_path: Path, monkeypatch) -> None:
    """`etik` and `python -m etik_tui` see other folders; the answer for each is kept."""
    monkeypatch.setattr(discovery, "SETTLED", 0)
    first, second = discovery._state(), ("another", ())
    asked: list[object] = []
    monkeypatch.setattr(discovery, "_announced", lambda: asked.append(1) or iter(()))
    for state in (first, second, first, second, first):
        monkeypatch.setattr(discovery, "_state", lambda state=state: state)
        assert discover(tmp_path) == ()
    assert len(asked) == 2
