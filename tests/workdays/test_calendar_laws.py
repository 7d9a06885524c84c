"""Laws of working-day arithmetic on random calendars, against a slow reference that loops."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import CalendarOptions, DayOff, Layer, WorkCalendar

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2023, 10, 1), date(2028, 3, 31))
STEPS = st.integers(-300, 300)
OPTIONS = st.builds(
    CalendarOptions, week=st.sampled_from([5, 6]), collective_leave_counts=st.booleans()
)
DAYS_OFF = st.builds(
    DayOff, on=DAYS, layer=st.sampled_from(Layer), name=st.just("libur"), basis=st.just("dasar")
)
# The machine that runs this may be busy; slowness is not a broken law.
unhurried = settings(deadline=None)
SHIPPED = build_calendar()


@st.composite
def calendars(draw):
    """Draw the shipped calendar, or one with random days off, under random options."""
    options = draw(OPTIONS)
    if draw(st.booleans()):
        return SHIPPED.with_options(options)
    return WorkCalendar((), tuple(draw(st.lists(DAYS_OFF, max_size=60))), options)


def works(calendar, day):
    """Decide by looking through every day off, as a clerk with a list would."""
    if day.isoweekday() > calendar.options.week:
        return False
    leave_closes = not calendar.options.collective_leave_counts
    return not any(
        off.on == day and (off.layer is not Layer.COLLECTIVE_LEAVE or leave_closes)
        for off in calendar.days
    )


def walk(calendar, day, n):
    """Find the n-th working day by walking day by day."""
    direction = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += direction
        left -= works(calendar, day)
    return day


@unhurried
@given(calendar=calendars(), day=DAYS, n=st.integers(-60, 60))
def test_add_agrees_with_walking(calendar, day, n):
    """The formula finds the day that a clerk finds by ticking off days."""
    assert calendar.add(day, n) == walk(calendar, day, n)


@unhurried
@given(calendar=calendars(), start=DAYS, length=st.integers(0, 120))
def test_count_agrees_with_walking(calendar, start, length):
    """The formula counts what a clerk counts, in both directions."""
    end = start + length * ONE_DAY
    span = [start + n * ONE_DAY for n in range(length + 1)]
    assert calendar.count(start, end) == sum(works(calendar, day) for day in span[1:])
    assert calendar.count(end, start) == -sum(works(calendar, day) for day in span[:-1])


@unhurried
@given(calendar=calendars(), day=DAYS, n=STEPS)
def test_count_undoes_add(calendar, day, n):
    """From a day to its n-th working day there are n working days, forwards and backwards."""
    assert calendar.count(day, calendar.add(day, n)) == n


@unhurried
@given(calendar=calendars(), day=DAYS, n=STEPS)
def test_add_undoes_itself_from_a_working_day(calendar, day, n):
    """From a working day, n working days there and back again end where they began."""
    start = calendar.on_or_after(day)
    assert calendar.add(calendar.add(start, n), -n) == start


@unhurried
@given(calendar=calendars(), day=DAYS, n=STEPS)
def test_add_lands_on_a_working_day(calendar, day, n):
    """A day reached by a step is a working day."""
    assert n == 0 or calendar.is_workday(calendar.add(day, n))


@unhurried
@given(calendar=calendars(), one=DAYS, other=DAYS, n=STEPS)
def test_add_keeps_order_of_days(calendar, one, other, n):
    """A later start never ends earlier."""
    first, last = sorted((one, other))
    assert calendar.add(first, n) <= calendar.add(last, n)


@unhurried
@given(calendar=calendars(), day=DAYS, one=STEPS, other=STEPS)
def test_add_keeps_order_of_numbers(calendar, day, one, other):
    """More days never end earlier, and one more day always ends later."""
    few, many = sorted((one, other))
    assert calendar.add(day, few) <= calendar.add(day, many)
    assert calendar.add(day, few) < calendar.add(day, few + 1)


@unhurried
@given(calendar=calendars(), one=DAYS, two=DAYS, three=DAYS)
def test_counts_add_up(calendar, one, two, three):
    """Two adjoining spans count what the whole counts."""
    one, two, three = sorted((one, two, three))
    assert calendar.count(one, two) + calendar.count(two, three) == calendar.count(one, three)


@unhurried
@given(calendar=calendars(), start=DAYS, end=DAYS)
def test_every_day_is_counted_or_skipped(calendar, start, end):
    """Counted and skipped days together are all the days between, and skipped ones have reasons."""
    skipped = calendar.skipped(start, end)
    assert abs(calendar.count(start, end)) + len(skipped) == abs((end - start).days)
    assert all(skip.reason for skip in skipped)


@unhurried
@given(calendar=calendars(), day=DAYS)
def test_more_days_off_never_end_earlier(calendar, day):
    """Closing one more day never moves a time limit forward in time."""
    closed = DayOff(on=day, layer=Layer.LOCAL, name="lokal", basis="dasar")
    assert calendar.with_days((closed,)).add(day - ONE_DAY, 5) >= calendar.add(day - ONE_DAY, 5)


@unhurried
@given(calendar=calendars(), days=st.lists(DAYS_OFF, max_size=12), source=st.randoms())
def test_layers_commute(calendar, days, source):
    """Days off of several layers make the same calendar in whatever order they are laid on."""
    whole = calendar.with_days(tuple(days))
    layers = list(Layer)
    source.shuffle(layers)
    laid = calendar
    for layer in layers:
        mixed = [day for day in days if day.layer is layer]
        source.shuffle(mixed)
        laid = laid.with_days(tuple(mixed))
    assert laid == whole
    assert laid.version == whole.version


@unhurried
@given(calendar=calendars(), layer=st.lists(DAYS_OFF, max_size=12), day=DAYS, n=STEPS)
def test_a_layer_laid_on_twice_changes_nothing(calendar, layer, day, n):
    """The same days off from two sources count once."""
    once = calendar.with_days(tuple(layer))
    assert once.with_days(tuple(layer)) == once
    assert once.with_days(tuple(reversed(layer))).add(day, n) == once.add(day, n)


@unhurried
@given(calendar=calendars(), options=OPTIONS, layer=st.lists(DAYS_OFF, max_size=8))
def test_options_and_layers_commute(calendar, options, layer):
    """How the office works and which days are off can be said in either order."""
    days = tuple(layer)
    one = calendar.with_options(options).with_days(days)
    assert one == calendar.with_days(days).with_options(options)
