"""What changed between two profiles is told rule by rule, norms by their citation."""

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.profile.difference import Change, ChangeKind, Detail, differences
from etik_tui.profile.load import load_profile

FOURTH = Path(__file__).parents[1] / "data" / "profiles" / "balai-contoh"


def edited(copy: Path, file: str, old: str, new: str) -> None:
    """Change one piece of text that stands once in a file of a profile."""
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def compared(mini: Path, copy: Path) -> tuple[Change, ...]:
    """Return the differences between the small profile and its edited copy."""
    return differences(load_profile(mini).profile, load_profile(copy).profile)


def test_a_profile_does_not_differ_from_itself(mini: Path) -> None:
    """The same content gives no change."""
    assert compared(mini, mini) == ()
    assert compared(FOURTH, FOURTH) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "cite", "detail"),
    [
        ("profile.toml", "n = 7\n", "n = 5\n", "deadlines", "Pasal 5 ayat (2)", ("n", 7, 5)),
        (
            "profile.toml", "min = 3\nodd = true", "min = 5\nodd = true",
            "majelis.size", "Pasal 6 ayat (1)", ("min", 3, 5),
        ),
        (
            "profile.toml", "absolute = true\n", "",
            "decision.methods", "Pasal 8", ("absolute", True, False),
        ),
        (
            "profile.toml", 'day = "working"', 'day = "calendar"',
            "time", "Pasal 1 angka 3", ("day", "working", "calendar"),
        ),
        (
            "norms.toml", "wajib jujur.", "wajib jujur dan adil.",
            "norms", "Pasal 2 ayat (1)",
            ("text", "Pegawai wajib jujur.", "Pegawai wajib jujur dan adil."),
        ),
    ],
)  # fmt: skip
def test_one_edit_is_one_change(
    mini: Path, copy: Path, file, old, new, place: str, cite: str, detail
) -> None:
    """A change names the place, the citation, and what the key held and holds."""
    edited(copy, file, old, new)
    (change,) = compared(mini, copy)
    key, before, after = detail
    assert (change.kind, change.place, change.cite) == (ChangeKind.CHANGED, place, cite)
    assert change.details == (Detail(key=key, before=before, after=after),)


def test_norms_are_matched_by_citation(mini: Path, copy: Path) -> None:
    """A norm that got another id is the same norm; one with another citation is another."""
    for file in copy.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'"(norms\.)?2-1"', r'"\g<1>2.1"', text), encoding="utf-8")
    changes = [each for each in compared(mini, copy) if each.place == "norms"]
    assert [(each.cite, each.id, [d.key for d in each.details]) for each in changes] == [
        ("Pasal 2 ayat (1)", "2.1", ["id"]),
        ("Pasal 2 ayat (2)", "2-2", ["elaborates"]),
    ]


def test_rules_that_are_new_or_gone_are_told_whole(mini: Path, copy: Path) -> None:
    """A rule that only one side has comes with all of it."""
    edited(copy, "profile.toml", 'id = "putus"\ntitle = "Putusan"\ncite = "Pasal 8"\nanchor',
           'id = "memutus"\ntitle = "Putusan"\ncite = "Pasal 8"\nanchor')  # fmt: skip
    gone, new = compared(mini, copy)
    assert (gone.kind, gone.id, gone.after) == (ChangeKind.REMOVED, "putus", None)
    assert (new.kind, new.id, new.before) == (ChangeKind.ADDED, "memutus", None)
    assert new.after is not None


def test_a_section_that_vanished_is_one_change(mini: Path, copy: Path) -> None:
    """A whole table that only one side has is told once, not key by key."""
    path = copy / "profile.toml"
    text = path.read_text(encoding="utf-8")
    section = re.compile(r"\[reference_procedure\]\n(?:[^\[\n].*\n|\n)*")
    path.write_text(section.sub("", text), encoding="utf-8")
    (change,) = compared(mini, copy)
    assert (change.kind, change.place) == (ChangeKind.REMOVED, "reference_procedure")


def test_another_order_of_acts_is_a_change(mini: Path) -> None:
    """Where the order says something, a new order is told although no rule differs."""
    profile = load_profile(mini).profile
    turned = replace(profile, milestones=profile.milestones[::-1])
    (change,) = differences(profile, turned)
    assert (change.place, change.details[0].key) == ("milestones", "order")


def test_durations_and_conditions_are_told_as_a_whole(tmp_path: Path) -> None:
    """What reads as one sentence is one detail."""
    copy = Path(shutil.copytree(FOURTH, tmp_path / "copy"))
    edited(copy, "profile.toml", '{ n = 1, unit = "year" }', '{ n = 2, unit = "year" }')
    edited(copy, "profile.toml", "duty = false\nreadings", "readings")
    changes = {each.id: each for each in compared(FOURTH, copy)}
    assert [each.key for each in changes["bebas-tugas"].details] == ["duration"]
    assert [each.key for each in changes["keberatan"].details] == ["duty"]
