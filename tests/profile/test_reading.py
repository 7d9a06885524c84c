"""Readings change exactly what they name, and can always be taken back."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.errors import InputError
from etik_tui.profile.limit import Bound, DayUnit
from etik_tui.profile.load import load_profile
from etik_tui.profile.profile import Profile
from etik_tui.profile.reading import patched, with_option, with_readings
from etik_tui.profile.reference import Places, locate, value_at

MINI = Path(__file__).parents[1] / "data" / "profiles" / "mini"


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The small profile, as loaded."""
    return load_profile(MINI).profile


def test_defaults_apply_where_nothing_was_chosen(profile: Profile) -> None:
    """Without a choice every reading has its default."""
    settled = with_readings(profile, {})
    assert settled.time.day is DayUnit.WORKING
    assert settled.deadline("sidang") == profile.deadline("sidang")


def test_a_choice_changes_what_it_names_and_nothing_else(profile: Profile) -> None:
    """The chosen option's values stand, typed; all other sections are the same objects."""
    settled = with_readings(profile, {"A-2": "tepat"})
    changed = settled.deadline("sidang")
    assert changed is not None
    assert changed.bound is Bound.EXACTLY
    assert settled.milestones is profile.milestones
    assert settled.deadlines[0] is profile.deadlines[0]


def test_one_option_can_be_tried_beside_the_others(profile: Profile) -> None:
    """Trying an option keeps the other choices, and replaces the reading's own."""
    tried = with_option(profile, "A-1", "kalender", {"A-1": "kerja", "A-2": "tepat"})
    assert tried.time.day is DayUnit.CALENDAR
    assert tried == with_readings(profile, {"A-1": "kalender", "A-2": "tepat"})
    assert with_option(profile, "A-1", "kerja") == with_readings(profile, {})


@pytest.mark.parametrize(
    ("chosen", "message"),
    [({"A-9": "x"}, "Tafsir A-9 tidak ada"), ({"A-1": "x"}, "A-1 tidak punya pilihan x")],
)
def test_an_unknown_choice_is_refused(
    profile: Profile, chosen: dict[str, str], message: str
) -> None:
    """A reading or option that the profile does not have is never passed over."""
    with pytest.raises(InputError, match=message):
        with_readings(profile, chosen)


def test_a_value_of_a_wrong_type_is_refused(profile: Profile) -> None:
    """A patch is checked like the file itself."""
    for path, value in [
        ("deadlines.sidang.n", "3"),
        ("deadlines.sidang.n", -1),
        ("time.day", "workign"),
        ("deadlines.sidang", "x"),
        ("deadlines", "x"),
    ]:
        with pytest.raises(msgspec.ValidationError):
            patched(profile, path, value)
    with pytest.raises(KeyError):
        patched(profile, "deadlines.absent.n", 3)


_choices = st.fixed_dictionaries(
    {},
    optional={
        "A-1": st.sampled_from(["kerja", "kalender"]),
        "A-2": st.sampled_from(["minimum", "tepat"]),
    },
)


@given(_choices)
def test_settling_twice_is_settling_once(chosen: dict[str, str]) -> None:
    """The same choices on a settled profile change nothing."""
    settled = with_readings(load_profile(MINI).profile, chosen)
    assert with_readings(settled, chosen) == settled


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("deadlines.sidang.bound", ("deadlines", 1, "bound")),
        ("majelis.size.ganjil.counting", ("majelis", "size", 0, "counting")),
        ("summons.rounds.panggil", ("summons", "rounds", 0)),
        ("checklists.sekretaris", ("checklists", 0)),
        ("stages.periksa.when.recorded", ("stages", 1, "when", "recorded")),
        ("sanctions.items.tertutup", ("sanctions", "items", 0)),
        ("coverage", ("coverage",)),
        ("", None),
        (".", None),
        ("deadlines.", None),
        ("deadlines.sidang.", None),
        ("deadlines..n", None),
        ("deadlines.0", None),
        ("__class__", None),
        ("time.day.value", None),
    ],
)
def test_dotted_references_name_places(
    profile: Profile, reference: str, path: tuple[str | int, ...] | None
) -> None:
    """A reference names a place by ids, or nothing at all."""
    assert locate(profile, reference) == path
    if path is not None:
        value_at(profile, path)


def test_ids_with_dots_are_told_apart(profile: Profile) -> None:
    """Where one id begins like another, the longest that fits is meant."""
    first = profile.norms[0]
    norms = tuple(msgspec.structs.replace(first, id=each) for each in ("a", "a.b", "a.text"))
    spiked = msgspec.structs.replace(profile, norms=norms)
    assert locate(spiked, "norms.a.b") == ("norms", 1)
    assert locate(spiked, "norms.a.b.text") == ("norms", 1, "text")
    assert locate(spiked, "norms.a.modal") == ("norms", 0, "modal")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("deadline.sidang", "deadlines.sidang"),
        ("deadlines.sidan.bound", "deadlines.sidang.bound"),
        ("majelis.sise.ganjil", "majelis.size.ganjil"),
        ("qqqq", ""),
        ("norms.zzzzzz", ""),
    ],
)
def test_the_nearest_path_is_found(profile: Profile, written: str, meant: str) -> None:
    """One wrong part is corrected, whichever it is."""
    assert Places(profile).nearest(written) == meant
