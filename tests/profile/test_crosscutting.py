"""The shared questions: added to every profile, and never against its own words."""

import tomllib
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from etik_tui.profile.crosscutting import cross_cutting, with_cross_cutting
from etik_tui.profile.limit import Option, Reading, Time
from etik_tui.profile.load import load_profile
from etik_tui.profile.profile import Profile
from etik_tui.profile.reading import with_readings
from etik_tui.profile.text import Note, Regulation

BARE = Profile(
    schema=1,
    id="uji",
    version="1",
    name="Uji",
    institution="Uji",
    short="Uji",
    regulations=(Regulation(id="r", title="R", status="s"),),
)
ROOT = Path(__file__).parents[2]


def ids(profile: Profile) -> set[str]:
    """Return the ids of a profile's readings and notes."""
    return {each.id for each in (*profile.readings, *profile.notes)}


def test_ten_questions_are_shared():
    """A-X-01…10 are there: the three that change dates as readings, the others as notes."""
    shared = cross_cutting()
    assert [each.id for each in shared.readings] == ["A-X-01", "A-X-02", "A-X-03"]
    assert [each.id for each in shared.notes] == [f"A-X-{n:02}" for n in range(4, 11)]


def test_defaults_change_nothing():
    """With the defaults, what the profile and the office say stays as it is."""
    profile = with_cross_cutting(BARE)
    assert with_readings(profile, {}).time == BARE.time


@pytest.mark.parametrize("reading", cross_cutting().readings, ids=lambda each: each.id)
def test_every_answer_can_be_chosen(reading):
    """Each answer sets what it says in `[time]`."""
    profile = with_cross_cutting(BARE)
    for option in reading.options:
        chosen = with_readings(profile, {reading.id: option.id})
        for path, value in option.set.items():
            assert getattr(chosen.time, path.removeprefix("time.")) == value


def test_a_profiles_own_id_goes_first():
    """A reading or note of the profile takes the place of the shared one with its id."""
    own = Note(id="A-X-02", cite="Pasal 1", problem="p", treatment="t")
    profile = with_cross_cutting(replace(BARE, notes=(own,)))
    assert [each for each in profile.notes if each.id == "A-X-02"] == [own]
    assert "A-X-02" not in {each.id for each in profile.readings}


@pytest.mark.parametrize(
    ("time", "reading"),
    [
        (Time(count_anchor=True), "A-X-01"),
        (Time(collective_leave_counts=True), "A-X-02"),
        (Time(week=6), "A-X-03"),
    ],
)
def test_a_text_that_answers_is_not_asked(time, reading):
    """Where the regulation itself says what days mean, the shared question is left out."""
    profile = with_cross_cutting(replace(BARE, time=time))
    assert reading not in ids(profile)
    assert with_readings(profile, {}).time == time


def test_a_profile_that_asks_itself_is_not_asked_twice():
    """A reading of the profile on the same key leaves the shared one out."""
    own = Reading(
        id="A-UJI-01",
        cite="Pasal 1",
        question="q",
        problem="p",
        treatment="t",
        default="a",
        options=(
            Option(id="a", title="a", set={"time.week": 5}),
            Option(id="b", title="b", set={"time.week": 6}),
        ),
    )
    assert "A-X-03" not in ids(with_cross_cutting(replace(BARE, readings=(own,))))


def test_loading_adds_them_outside_the_digest(mini):
    """A loaded profile has the shared notes, and its digest speaks of its own words alone."""
    loaded = load_profile(mini)
    assert {f"A-X-{n:02}" for n in range(4, 11)} <= ids(loaded.profile)
    own = {file.name: tomllib.loads(file.read_text("utf-8")) for file in mini.glob("*.toml")}
    merged = {key: value for table in own.values() for key, value in table.items()}
    canonical = msgspec.json.encode(merged, order="deterministic")
    assert loaded.digest == sha256(canonical).hexdigest()


@pytest.mark.parametrize("name", ["bawaslu", "kpu-bali"])
def test_every_institution_answers_all_ten(name):
    """A-X-01…10 are treated in each profile, by its own words or the shared ones."""
    profile = load_profile(ROOT / "profiles" / name).profile
    assert {f"A-X-{n:02}" for n in range(1, 11)} <= ids(profile)
