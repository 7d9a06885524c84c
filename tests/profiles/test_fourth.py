"""An invented regulation, unlike those supplied, is carried by the same program as pure data.

Five members who elect their chair, three rounds of summons, `hari` as working days of a six-day
week, limits that hang on others, an objection that replaces the decision, sanctions that last.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from etik_tui.casework import act as acts
from etik_tui.casework.act import ActInput
from etik_tui.casework.casefile import choose_reading
from etik_tui.casework.hearing import cast_vote
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.recording import Recorded
from etik_tui.casework.registration import Report, ReportedAct, ReportedEvidence, ReportedParty
from etik_tui.casework.registration import register as take_in
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from etik_tui.errors import RefusedError
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.deadline import DeadlineState, Status, deadlines
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps
from etik_tui.profile.coverage import coverage, totals
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.sheets.verdict import verdict_lines

FOLDER = Path(__file__).parents[1] / "data" / "profiles" / "balai-contoh"


class Book:
    """One case, recorded act by act on the days on which the acts happen."""

    def __init__(self, workspace: Workspace, clock: FixedClock) -> None:
        self.workspace = workspace
        self.clock = clock
        self.go_to("2026-09-07")
        self.number = take_in(workspace, "balai-contoh", report()).case.number

    def go_to(self, day: str) -> None:
        """Move the clock to the morning of a day."""
        self.clock.moment = datetime.combine(date.fromisoformat(day), time(3), UTC)

    def on(
        self,
        day: str,
        milestone: str,
        panel: tuple[str, ...] = (),
        *,
        known: str = "",
        **values: str | tuple[str, ...],
    ) -> Recorded:
        """Record an act on its day, or once it is known.

        Values that read as a date are dates, the rest fields.
        """
        self.go_to(known or day)
        return acts.record(self.workspace, self.number, self.input(day, milestone, panel, values))

    def input(
        self, day: str, milestone: str, panel: tuple[str, ...], values: Mapping[str, Value]
    ) -> ActInput:
        """Return an act as it would be typed in."""
        rule = self.workspace.library.get("balai-contoh").profile.milestone(milestone)
        assert rule is not None
        dates, fields = {rule.dates[0].id: date.fromisoformat(day)}, {}
        for key, value in values.items():
            if isinstance(value, str) and value.startswith("202"):
                dates[key] = date.fromisoformat(value)
            else:
                fields[key.replace("_", "-")] = value
        seats = tuple(seated(place, kind) for place, kind in enumerate(panel, start=1))
        return ActInput(
            milestone=milestone,
            number="1" if rule.number == "required" else "",
            dates=dates,
            fields=fields,
            majelis=Majelis(seats=seats) if panel else None,
        )

    @property
    def situation(self):
        """The case under its regulation today."""
        return self.workspace.situation(self.workspace.case(self.number))

    def limit(self, name: str) -> DeadlineState:
        """Return how a time limit stands today."""
        return next(each for each in deadlines(self.situation) if each.id == name)

    def due(self, name: str) -> str:
        """Return the last day of a time limit."""
        return str(self.limit(name).due)

    def standing(self, milestone: str) -> Standing:
        """Return how an act stands today."""
        return next(e.standing for e in steps(self.situation) if e.milestone.id == milestone)

    @property
    def stage(self) -> str:
        """The column in which the case stands."""
        stage = stage_of(self.situation)
        return stage.id if stage else ""

    @property
    def outcome(self) -> str:
        """The outcome that lists and statistics show."""
        row = self.workspace.journal.row(self.workspace.case(self.number).id)
        assert row is not None
        return row.outcome


def seated(place: int, kind: str) -> Seat:
    """Return a member who is eligible."""
    person = Person(name=f"Anggota Seroja {place}", position_level="Koordinator")
    return Seat(id=f"s{place}", seat=kind, person=person)


def report() -> Report:
    """Return a complaint on one member of staff."""
    return Report(
        channel="pengaduan",
        title="Hasil uji diubah",
        dates={"tanggal": date(2026, 9, 7)},
        parties=(
            ReportedParty(role=Role.PENGADU, name="Melati Anggrek"),
            ReportedParty(role=Role.TERLAPOR, name="Jalak Suren", position_level="Penyelia"),
        ),
        allegations=(ReportedAct(text="Mengubah angka pada laporan uji.", norms=("4.b",)),),
        evidence=(ReportedEvidence(title="Dua laporan uji"),),
    )


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    """An office that applies the invented code; nothing but its folder of TOML is known of it."""
    made = create_workspace(
        tmp_path / "office",
        Office(name="Balai Contoh", profile="balai-contoh"),
        clock,
        "petugas",
        plugins=lambda: (Plugin(name="data", profiles=(FOLDER,)),),
    )
    yield made
    made.close()


@pytest.fixture
def clock() -> FixedClock:
    """A clock that the story moves."""
    return FixedClock(datetime(2026, 9, 7, 3, tzinfo=UTC))


@pytest.fixture
def book(workspace: Workspace, clock: FixedClock) -> Book:
    """A case just taken in, on Monday 7 September 2026."""
    return Book(workspace, clock)


RECEIVED = "2026-09-24"
FIVE = ("anggota",) * 5
ELECTED = ("ketua", *("anggota",) * 4)


@pytest.fixture
def summoned(book: Book) -> Book:
    """The case once the panel sits, its chair is elected and the first summons is out."""
    book.on("2026-09-09", "majelis-dibentuk", FIVE)
    book.on("2026-09-10", "pemilihan-ketua", ELECTED)
    book.on("2026-09-11", "panggilan-1", sidang="2026-09-15")
    return book


@pytest.fixture
def decided(summoned: Book) -> Book:
    """The case once a breach was found proven and the decision delivered."""
    summoned.on("2026-09-15", "kehadiran-1", hadir="ya")
    summoned.on("2026-09-16", "sidang", tertutup="ya")
    summoned.on("2026-09-18", "musyawarah", mufakat="ya")
    decide(summoned, "2026-09-22", "terbukti")
    summoned.on("2026-09-23", "penyampaian-putusan", known=RECEIVED, diterima=RECEIVED)
    return summoned


def decide(book: Book, day: str, outcome: str, way: str = "mufakat") -> Recorded:
    """Record the panel's decision."""
    proven: dict[str, tuple[str, ...]] = {"norma": ("4.b",), "sanksi": ("teguran",)}
    more = proven if outcome == "terbukti" else {}
    return book.on(day, "putusan", hasil=outcome, cara=way, **more)


def verdicts(found: tuple[Finding, ...], name: str) -> list[Verdict]:
    """Return what the checks of one rule came to."""
    return [each.verdict for each in found if each.id == name]


def test_the_folder_is_complete() -> None:
    """Nothing is wrong with the folder, and every unit of the text is carried."""
    assert check_profile(FOLDER) == ()
    total = totals(coverage(load_profile(FOLDER).profile))
    assert (total.units, total.unmapped, total.informative) == (47, 0, 1)


@pytest.mark.parametrize(("members", "verdict"), [(4, "fail"), (5, "pass"), (6, "fail")])
def test_the_panel_has_exactly_five(book: Book, members: int, verdict: str) -> None:
    """Pasal 6 ayat (2): five members, no more and no fewer."""
    deed = book.input("2026-09-09", "majelis-dibentuk", ("anggota",) * members, {})
    book.go_to("2026-09-09")
    found = acts.preview(book.workspace, book.number, deed).findings
    assert verdicts(found, "majelis.size.lima") == [verdict]


def test_the_chair_is_missing_only_after_the_election(book: Book) -> None:
    """Pasal 6 ayat (3): the members elect their chair once the panel has been formed."""
    formed = book.on("2026-09-09", "majelis-dibentuk", FIVE)
    assert verdicts(formed.findings, "majelis.seats.ketua") == [Verdict.NOTE]
    assert book.due("pemilihan") == "2026-09-11"
    with pytest.raises(RefusedError):
        book.on("2026-09-10", "pemilihan-ketua", FIVE)
    elected = book.on("2026-09-10", "pemilihan-ketua", ELECTED)
    assert verdicts(elected.findings, "majelis.seats.ketua") == [Verdict.PASS]
    assert verdicts(elected.findings, "majelis.size.lima") == [Verdict.PASS]


def test_a_chair_before_the_election_is_remarked(book: Book) -> None:
    """A panel that is formed with a chair anticipates the election; it is a warning."""
    formed = book.on("2026-09-09", "majelis-dibentuk", ELECTED)
    assert verdicts(formed.findings, "majelis.seats.ketua") == [Verdict.WARN]


def test_days_are_working_days_of_six_a_week(summoned: Book) -> None:
    """Pasal 1 angka 4: three `hari` before Tuesday are Friday, because Saturday is worked."""
    limit = summoned.limit("pemberitahuan-1")
    assert (str(limit.due), limit.status) == ("2026-09-11", Status.MET)


def test_there_are_three_rounds_and_then_a_decision_in_absence(summoned: Book) -> None:
    """Pasal 7: absent three times without a valid excuse, and the case goes on without them."""
    book = summoned
    for round_, planned, again in ((1, "15", "16"), (2, "21", "22")):
        book.on(f"2026-09-{planned}", f"kehadiran-{round_}", hadir="tidak")
        later = {"16": "2026-09-21", "22": "2026-09-28"}[again]
        assert book.limit(f"panggilan-{round_ + 1}").status is Status.RUNNING
        book.on(f"2026-09-{again}", f"panggilan-{round_ + 1}", sidang=later)
        assert book.limit(f"panggilan-{round_ + 1}").status is Status.MET
    book.on("2026-09-28", "kehadiran-3", hadir="tidak", alasan_sah="tidak")
    assert book.standing("sidang") is Standing.NOT_APPLICABLE
    assert book.standing("tanpa-kehadiran") is Standing.OWED
    book.on("2026-09-29", "tanpa-kehadiran", bukti="Tiga tanda terima")
    assert book.stage == "sidang"
    assert (book.due("musyawarah"), book.due("putusan")) == ("2026-10-02", "2026-10-08")
    book.on("2026-10-01", "musyawarah", mufakat="ya")
    decide(book, "2026-10-02", "terbukti")
    assert book.outcome == "terbukti"


def test_a_valid_excuse_at_the_third_summons_keeps_the_case_from_being_decided(
    summoned: Book,
) -> None:
    """Pasal 7 ayat (4): only who has no valid excuse is judged in absence."""
    summoned.on("2026-09-15", "kehadiran-1", hadir="tidak")
    summoned.on("2026-09-16", "panggilan-2", sidang="2026-09-21")
    summoned.on("2026-09-21", "kehadiran-2", hadir="tidak")
    summoned.on("2026-09-22", "panggilan-3", sidang="2026-09-28")
    summoned.on("2026-09-28", "kehadiran-3", hadir="tidak", alasan_sah="ya")
    assert summoned.standing("tanpa-kehadiran") is Standing.NOT_APPLICABLE


def test_the_chain_hangs_on_the_hearing_held(summoned: Book) -> None:
    """Pasal 8 and 9: counted from the hearing as held, and on from where that limit ends."""
    summoned.on("2026-09-15", "kehadiran-1", hadir="ya")
    assert summoned.limit("putusan").status is Status.NOT_YET
    summoned.on("2026-09-16", "sidang", tertutup="ya")
    assert (summoned.due("musyawarah"), summoned.due("putusan")) == ("2026-09-19", "2026-09-25")
    summoned.on("2026-09-17", "musyawarah", mufakat="ya")
    assert summoned.due("putusan") == "2026-09-25"


def test_the_majority_is_three_of_five(summoned: Book) -> None:
    """Pasal 9 ayat (2): two votes lead but do not decide."""
    summoned.on("2026-09-15", "kehadiran-1", hadir="ya")
    summoned.on("2026-09-16", "sidang", tertutup="ya")
    summoned.on("2026-09-18", "musyawarah", mufakat="tidak")
    votes = ("terbukti", "terbukti", "tidak-terbukti", "", "")
    for place, option in enumerate(votes, start=1):
        cast_vote(summoned.workspace, summoned.number, f"s{place}", option)
    with pytest.raises(RefusedError):
        decide(summoned, "2026-09-22", "terbukti", "suara-terbanyak")
    cast_vote(summoned.workspace, summoned.number, "s4", "terbukti")
    decide(summoned, "2026-09-22", "terbukti", "suara-terbanyak")
    assert summoned.outcome == "terbukti"


def test_without_an_objection_the_right_lapses_and_the_sanction_runs(decided: Book) -> None:
    """Pasal 10 and 11: nobody is late with an objection, and the sanction comes after its limit."""
    book = decided
    assert (book.due("keberatan"), book.due("penjatuhan")) == ("2026-10-08", "2026-10-12")
    with pytest.raises(RefusedError) as early:
        impose(book, "2026-10-08")
    assert "tetap" in [each.id for each in early.value.findings if each.verdict is Verdict.FAIL]
    book.go_to("2026-10-09")
    assert book.limit("keberatan").status is Status.LAPSED
    assert not book.limit("keberatan").is_open
    imposed = impose(book, "2026-10-10")
    assert verdicts(imposed.findings, "sanctions.items.teguran.duration") == [Verdict.PASS]
    assert book.stage == "pelaksanaan"
    assert next_step(book.situation).milestone.id == "pemulihan-hak"
    assert book.due("pemulihan-hak") == "2027-01-15"
    book.on("2027-01-13", "pemulihan-hak")
    assert book.stage == "selesai"
    assert not [e for e in deadlines(book.situation) if e.status in (Status.LATE, Status.OVERDUE)]


def impose(book: Book, day: str, end: str = "2027-01-12", *sanctions: str) -> Recorded:
    """Record that the head of the office imposes a sanction, by default the reprimand."""
    chosen = sanctions or ("teguran",)
    start = max(day, "2026-10-12")
    return book.on(day, "penjatuhan-sanksi", mulai=start, berakhir=end, sanksi=chosen)


@pytest.mark.parametrize(
    ("sanction", "end", "verdict"),
    [
        ("teguran", "2027-01-12", "pass"),
        ("teguran", "2027-02-12", "warn"),
        ("larangan-tim", "2026-12-12", "pass"),
        ("larangan-tim", "2027-04-12", "pass"),
        ("larangan-tim", "2027-04-13", "warn"),
        ("bebas-tugas", "2027-10-12", "pass"),
        ("bebas-tugas", "2027-10-11", "warn"),
    ],
)
def test_a_sanction_lasts_as_long_as_the_text_says(
    decided: Book, sanction: str, end: str, verdict: str
) -> None:
    """Pasal 11 ayat (1): three months, at most six months, one year."""
    imposed = impose(decided, "2026-10-10", end, sanction)
    (found,) = (e for e in imposed.findings if e.id == f"sanctions.items.{sanction}.duration")
    assert found.verdict == verdict
    assert found.cite.startswith("Pasal 11 ayat (1) huruf ")


def test_sanctions_of_two_levels_exclude_one_another(decided: Book) -> None:
    """Pasal 11 ayat (2): only one sanction."""
    with pytest.raises(RefusedError):
        impose(decided, "2026-10-10", "2027-01-12", "teguran", "bebas-tugas")


@pytest.mark.parametrize(
    ("answer", "outcome", "sanctioned"),
    [
        ("menguatkan", "terbukti", True),
        ("terbukti", "terbukti", True),
        ("tidak-terbukti", "tidak-terbukti", False),
    ],
)
def test_an_objection_has_its_own_clock_and_its_outcome_stands(
    decided: Book, answer: str, outcome: str, sanctioned: bool
) -> None:
    """Pasal 10: twelve days; the board confirms the decision or replaces it."""
    book = decided
    book.on("2026-10-05", "keberatan", alasan="Angka itu salah ketik")
    assert book.stage == "keberatan"
    assert book.limit("keberatan").status is Status.MET
    assert book.due("putusan-keberatan") == "2026-10-19"
    with pytest.raises(RefusedError):
        impose(book, "2026-10-12")
    more = {"sanksi": ("teguran",)} if answer == "terbukti" else {}
    book.on("2026-10-16", "putusan-keberatan", hasil=answer, **more)
    assert book.outcome == outcome
    owed, other = ("penjatuhan-sanksi", "rehabilitasi")[:: 1 if sanctioned else -1]
    assert book.standing(owed) is Standing.OWED
    assert book.standing(other) is Standing.LATER
    step = next(e for e in steps(book.situation) if e.milestone.id == owed)
    assert str(step.since) == "2026-10-16"
    missed = next(e.missing for e in steps(book.situation) if e.milestone.id == other)
    title = "Tidak terbukti" if sanctioned else "Terbukti melanggar"
    assert missed == (f"putusan yang berlaku: {title}",)
    if sanctioned:
        assert book.due("penjatuhan") == "2026-10-20"
        impose(book, "2026-10-19")
    else:
        assert book.due("rehabilitasi") == "2026-10-22"
        assert book.limit("penjatuhan").status is Status.NOT_APPLICABLE
        book.on("2026-10-20", "rehabilitasi")
        assert book.stage == "selesai"


def test_a_last_day_on_a_sunday_moves_to_monday(summoned: Book) -> None:
    """Pasal 2 ayat (1): fourteen calendar days that end on a day off roll on."""
    summoned.on("2026-09-15", "kehadiran-1", hadir="ya")
    summoned.on("2026-09-16", "sidang", tertutup="ya")
    summoned.on("2026-09-18", "musyawarah", mufakat="ya")
    decide(summoned, "2026-09-25", "terbukti")
    summoned.on("2026-09-26", "penyampaian-putusan", known="2026-09-28", diterima="2026-09-27")
    assert date(2026, 9, 27).weekday() == date(2026, 10, 11).weekday() == 6
    assert summoned.due("keberatan") == "2026-10-12"


def test_the_reading_moves_the_clock_of_the_objection(decided: Book) -> None:
    """A-BC-01: counted from dispatch instead of receipt, everything that hangs on it moves too."""
    choose_reading(decided.workspace, decided.number, "A-BC-01", "dikirim", reason="tanda terima")
    assert (decided.due("keberatan"), decided.due("penjatuhan")) == ("2026-10-07", "2026-10-10")


def test_both_decisions_are_shown(decided: Book) -> None:
    """The tab of the decision shows the first decision and the one that replaced it."""
    decided.on("2026-10-05", "keberatan", alasan="Angka itu salah ketik")
    decided.on("2026-10-16", "putusan-keberatan", hasil="tidak-terbukti")
    lines = verdict_lines(Desk(decided.workspace), decided.situation)
    said = ["".join(text for text, _tone in each.spans) for each in lines]
    assert said.index("Putusan") < said.index("Putusan Dewan Keberatan")
