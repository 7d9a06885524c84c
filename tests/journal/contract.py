"""What every journal must do, whatever stores it; a database's own test class inherits it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from etik_tui.domain.case import fold
from etik_tui.domain.fact import FactWithdrawn, RegisterEntered, RegisterOpened
from etik_tui.domain.register import register_chain
from etik_tui.errors import ConflictError, InputError, StorageError
from etik_tui.journal.port import Addition, Continuation, Draft, Journal
from etik_tui.journal.publication import Publication
from etik_tui.journal.row import (
    Band,
    CaseRow,
    DueSift,
    Figures,
    LimitUse,
    NormCount,
    NormUse,
    Page,
    Place,
    RowQuery,
    Sort,
    StageCount,
    Stay,
)
from etik_tui.journal.visibility import Visibility
from tests.journal.cases import (
    DAY,
    NOW,
    add,
    begin,
    due_in,
    due_of,
    note,
    register,
    registration,
    row_of,
)

HOSTILE = (
    '"',
    '" OR 1',
    "NOT",
    "AND OR NEAR(",
    "body:budi",
    "-budi",
    "^budi",
    "{budi}",
    "budi*",
    "(budi",
    "budi'; DROP TABLE fact; --",
    "\x00budi",
    "\x1b[31mbudi",
    "\ud800",
    "*",
    "—",
    "a " * 5000,
    "b" * 100_000,
)


def returned(row: CaseRow) -> CaseRow:
    """The row as it comes back from the index."""
    return replace(row, dues=(), search_text="")


def ids(page: Page) -> list[str]:
    """The cases on a page."""
    return [row.case_id for row in page.rows]


class JournalContract:
    """Claims about a journal; `open_session` opens another session on the same one."""

    @pytest.fixture
    def open_session(self) -> Callable[[], Journal]:
        """Return a function that opens the journal of this test once more."""
        raise NotImplementedError

    @pytest.fixture
    def journal(self, open_session: Callable[[], Journal]) -> Iterator[Journal]:
        """An empty journal."""
        session = open_session()
        yield session
        session.close()

    # --- Facts -------------------------------------------------------------------------------

    def test_facts_come_back_in_order(self, journal: Journal) -> None:
        """What was recorded is read back, in order, with version, moment, actor and chain."""
        begin(journal, "a", "1")
        written = add(journal, "a", 1, note("satu"), FactWithdrawn(at=DAY, target=2, reason="r"))
        entries = journal.entries("a")
        assert entries[1:] == written
        assert [entry.version for entry in entries] == [1, 2, 3]
        assert {(entry.case, entry.actor, entry.recorded_at) for entry in entries} == {
            ("a", "pendaftar", NOW)
        }
        assert [entry.previous for entry in entries] == ["", entries[0].hash, entries[1].hash]
        assert fold("a", entries).withdrawn == {2}

    def test_facts_outlive_the_session(
        self, journal: Journal, open_session: Callable[[], Journal]
    ) -> None:
        """A session that opens later reads what an earlier one recorded."""
        begin(journal, "a", "1")
        journal.close()
        journal.close()
        later = open_session()
        assert len(later.entries("a")) == 1
        later.close()

    def test_a_closed_session_is_not_used_again(self, journal: Journal) -> None:
        """Reading or recording after closing is a mistake of the caller."""
        journal.close()
        for attempt in (lambda: journal.entries("a"), lambda: begin(journal, "a", "1")):
            with pytest.raises(ValueError, match="closed"):
                attempt()

    def test_an_unknown_case_has_no_facts(self, journal: Journal) -> None:
        """Asking for an unknown case gives nothing; recording on it is an error."""
        assert journal.entries("zz") == ()
        assert journal.row("zz") is None
        assert journal.case_id("zz") is None
        with pytest.raises(StorageError, match="tidak ada"):
            add(journal, "zz", 4)

    def test_the_slower_writer_is_told(
        self, journal: Journal, open_session: Callable[[], Journal]
    ) -> None:
        """A writer that saw an older version is refused, told how much is new, nothing stored."""
        begin(journal, "a", "1")
        other = open_session()
        add(other, "a", 1, note(), note())
        before = journal.row("a")
        with pytest.raises(ConflictError, match="2 fakta"):
            journal.append(
                "a",
                1,
                [note()],
                actor="x",
                recorded_at=NOW,
                row=row_of("a", "1", version=2, stage="lain"),
            )
        assert len(journal.entries("a")) == 3
        assert journal.row("a") == before
        other.close()

    def test_a_case_begins_once(self, journal: Journal) -> None:
        """Beginning a case that exists is a conflict; a number that is taken is refused."""
        begin(journal, "a", "1")
        with pytest.raises(ConflictError):
            begin(journal, "a", "2")
        with pytest.raises(InputError, match="sudah dipakai"):
            begin(journal, "b", "1")
        assert journal.entries("b") == ()
        begin(journal, "b", "1", institution="beta")

    def test_a_case_begins_with_its_registration(self, journal: Journal) -> None:
        """Other first facts, no facts at all, and a foreign row are mistakes of the caller."""
        with pytest.raises(ValueError, match="registration"):
            add(journal, "a", 0)
        with pytest.raises(ValueError, match="nothing"):
            journal.append("a", 0, [], actor="x", recorded_at=NOW, row=None)
        with pytest.raises(ValueError, match="another case"):
            journal.append(
                "a",
                0,
                [registration("1")],
                actor="x",
                recorded_at=NOW,
                row=row_of("b", "1"),
            )
        assert list(journal.case_ids()) == []

    def test_any_text_is_kept_as_it_is(self, journal: Journal) -> None:
        """Control characters, emoji, right-to-left marks and 100,000 characters come back."""
        text = "[/x] \x1b]52;c;x\x07 \x00 \u202e \U0001f600 é' \"" + "x" * 100_000
        begin(journal, "a", "1")
        add(journal, "a", 1, note(text))
        assert journal.entries("a")[1].fact.text == text
        assert journal.verify().sound

    def test_text_that_is_not_unicode_is_refused(self, journal: Journal) -> None:
        """A lone surrogate is refused everywhere with a sentence, and nothing is recorded."""
        begin(journal, "a", "1")
        for attempt in (
            lambda: add(journal, "a", 1, note("\ud800")),
            lambda: journal.case_id("\udcff"),
            lambda: journal.entries("\udcff"),
            lambda: journal.put_draft(
                Draft(key="k", actor="x", saved_at=NOW, body={"teks": "\udcff"})
            ),
        ):
            with pytest.raises(InputError, match="Unicode"):
                attempt()
        assert len(journal.entries("a")) == 1

    def test_all_cases_can_be_walked(self, journal: Journal) -> None:
        """Case ids, chain ends and chronologies come complete and in order of id."""
        for n in range(450):
            begin(journal, f"c{n:04d}", str(n))
        add(journal, "c0003", 1)
        expected = [f"c{n:04d}" for n in range(450)]
        assert list(journal.case_ids()) == expected
        assert [entries[0].case for entries in journal.all_entries()] == expected
        heads = list(journal.heads())
        assert [head.version for head in heads[:5]] == [1, 1, 1, 2, 1]
        assert heads[3].hash == journal.entries("c0003")[-1].hash

    def test_a_book_of_the_office_is_no_case(self, journal: Journal) -> None:
        """A book's chain is stored and checked like a case, but stands in no list of cases."""
        begin(journal, "a", "1")
        book = register_chain("alfa", "penerimaan")
        opened = RegisterOpened(
            at=DAY,
            number=book,
            profile="alfa",
            profile_version="1",
            profile_digest="",
            register="penerimaan",
        )
        add(journal, book, 0, opened, RegisterEntered(at=DAY))
        assert len(journal.entries(book)) == 2
        assert list(journal.case_ids()) == ["a"]
        assert [entries[0].case for entries in journal.all_entries()] == ["a", book]
        assert [head.case_id for head in journal.heads()] == ["a", book]
        assert journal.reindex([row_of(book, book, version=2)]) == 0
        result = journal.verify()
        assert (result.facts, result.stale, result.faults) == (3, 0, ())

    # --- Register numbers --------------------------------------------------------------------

    def test_numbers_run_by_institution_and_year(self, journal: Journal) -> None:
        """Numbers count up within an institution and begin again every year."""
        assert register(journal, "a") == "001/KE/III/2026"
        assert register(journal, "b", on=date(2026, 12, 1)) == "002/KE/XII/2026"
        assert register(journal, "c", on=date(2027, 1, 4)) == "001/KE/I/2027"
        assert register(journal, "d", institution="beta") == "001/KE/III/2026"
        assert journal.case_id("002/KE/XII/2026") == "b"
        assert journal.case_id("001/KE/III/2026", "beta") == "d"
        with pytest.raises(InputError, match="beberapa lembaga"):
            journal.case_id("001/KE/III/2026")

    def test_a_number_may_carry_the_institution(self, journal: Journal) -> None:
        """With the institution in the template, its code or else its id tells numbers apart."""
        template = "{n}/{lembaga}/{tahun}"
        assert register(journal, "a", template=template) == "1/ALFA/2026"
        assert register(journal, "b", institution="beta", template=template) == "1/BETA/2026"
        assert journal.case_id("1/BETA/2026") == "b"
        assert register(journal, "c", template=template, code="AF") == "2/AF/2026"

    def test_a_template_without_year_never_begins_again(self, journal: Journal) -> None:
        """Without the year in its template a register counts through the years."""
        numbers = [
            register(journal, f"c{year}", on=date(year, 1, 5), template="P-{n}")
            for year in (2025, 2026)
        ]
        assert numbers == ["P-1", "P-2"]

    def test_a_number_typed_by_hand_is_passed_over(self, journal: Journal) -> None:
        """The counter skips a number that an imported case already has."""
        begin(journal, "a", "001/KE/III/2026")
        assert register(journal, "b") == "002/KE/III/2026"

    def test_a_failed_registration_takes_no_number(self, journal: Journal) -> None:
        """When the first facts cannot be made, neither case nor number is gone."""

        def fails(number: str) -> object:
            raise InputError(f"gagal {number}")

        from etik_tui.journal.port import Numbering

        numbering = Numbering(institution="alfa", template="{n}/{tahun}", on=DAY)
        with pytest.raises(InputError, match="gagal 1/2026"):
            journal.register("a", numbering, fails, actor="x", recorded_at=NOW)
        assert register(journal, "b", template="{n}/{tahun}") == "1/2026"

    # --- Index -------------------------------------------------------------------------------

    def test_a_row_comes_back_as_given(self, journal: Journal) -> None:
        """The index returns the row of the last append, without dues and searched text."""
        row = begin(journal, "a", "1", due=DAY, terlapor=("Budi",), since=DAY, next_act="panggil")
        assert journal.row("a") == returned(row)
        newer = replace(row, stage="diputus", version=2, closed=True, due=None, dues=())
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=newer)
        assert journal.rows(RowQuery()).rows == (returned(newer),)
        assert journal.dues() == ()

    def test_cases_are_found_by_the_days_of_their_hearings(self, journal: Journal) -> None:
        """Every day of a case finds it, no other day does, and nothing typed looks like one."""
        begin(journal, "b", "2", hearings=(DAY, DAY + timedelta(7)))
        begin(journal, "a", "1", hearings=(DAY,), title=f'"hearings":["{DAY}"]')
        begin(journal, "c", "3", title=f'"hearings":["{DAY + timedelta(1)}"]')
        assert [row.case_id for row in journal.hearings(DAY)] == ["a", "b"]
        assert [row.case_id for row in journal.hearings(DAY + timedelta(7))] == ["b"]
        assert journal.hearings(DAY + timedelta(1)) == ()

    def test_lists_are_filtered(self, journal: Journal) -> None:
        """Institution, stage, closed, overdue and text each narrow a list, also together."""
        begin(journal, "a", "1", due=DAY - timedelta(1))
        begin(journal, "b", "2", due=DAY, stage="sidang", search_text="Siti Aminah")
        begin(journal, "c", "3", closed=True, search_text="Siti Badriah")
        begin(journal, "d", "4", institution="beta")
        for query, expected in (
            (RowQuery(institution="alfa"), ["a", "b", "c"]),
            (RowQuery(institution="beta"), ["d"]),
            (RowQuery(institution="gama"), []),
            (RowQuery(stage="sidang"), ["b"]),
            (RowQuery(closed=True), ["c"]),
            (RowQuery(closed=False), ["a", "b", "d"]),
            (RowQuery(overdue_on=DAY), ["a"]),
            (RowQuery(text="siti"), ["b", "c"]),
            (RowQuery(text="siti", closed=False), ["b"]),
            (RowQuery(institution="alfa", stage="diterima", closed=False), ["a"]),
        ):
            assert ids(journal.rows(query)) == expected, query
            if query.institution:
                places = journal.matches(query)
                assert [each.case_id for each in places] == expected, query
                rows = journal.rows_of([each.case_id for each in places])
                assert rows == journal.rows(query).rows
                assert [each.stage for each in places] == [row.stage for row in rows]
        assert journal.institutions() == ("alfa", "beta")

    def test_what_matches_is_found_without_reading_it(self, journal: Journal) -> None:
        """Where the matches of a text stand, in the list's order; rows come for those asked for."""
        begin(journal, "a", "1", due=DAY, search_text="Siti Aminah")
        begin(journal, "b", "2", closed=True, search_text="Siti Badriah")
        begin(journal, "c", "3", due=DAY - timedelta(1), stage="sidang", search_text="Siti")
        begin(journal, "d", "4", institution="beta", search_text="Siti")
        found = journal.matches(RowQuery(institution="alfa", text="sit", limit=2))
        assert [(each.case_id, each.stage) for each in found] == [
            ("c", "sidang"),
            ("a", "diterima"),
        ]
        assert found[0].due_key < DAY.isoformat() == found[1].due_key
        rows = journal.rows_of(["b", "tidak-ada", "c"])
        assert [row.number for row in rows] == ["2", "3"]
        beta = journal.seen_by(Visibility(bounded=True, officewide=True, institutions=("beta",)))
        assert beta.matches(RowQuery(institution="alfa", text="sit")) == ()
        assert beta.rows_of(["a"]) == ()

    @pytest.mark.parametrize("institution", [None, "alfa"])
    @pytest.mark.parametrize("sort", list(Sort))
    def test_pages_are_complete(
        self, journal: Journal, sort: Sort, institution: str | None
    ) -> None:
        """Pages one after another give every row once, in the order of the whole list."""
        for n in range(25):
            changes = {"due": DAY + timedelta(days=n * 7 % 5)} if n % 3 else {"closed": n % 2 == 0}
            moment = NOW + timedelta(milliseconds=n * 11 % 7 * 250)
            begin(
                journal,
                f"c{n:02d}",
                f"{n}/KE/2026",
                updated=moment,
                institution="beta" if n % 2 and institution is None else "alfa",
                **changes,
            )
        whole = ids(journal.rows(RowQuery(sort=sort, limit=100, institution=institution)))
        assert len(set(whole)) == 25
        after, walked, pages = "", [], 0
        while True:
            page = journal.rows(RowQuery(sort=sort, limit=4, after=after, institution=institution))
            walked += ids(page)
            pages += 1
            after = page.after
            if not after:
                break
        assert walked == whole
        assert pages == 7
        middle = RowQuery(sort=sort, limit=4, offset=9, institution=institution)
        assert ids(journal.rows(middle)) == whole[9:13]

    def test_orders(self, journal: Journal) -> None:
        """Next due first with closed cases last; numbers as numbers by year; newest first."""
        begin(journal, "a", "10/2026", due=DAY + timedelta(3))
        begin(journal, "b", "9/2026", due=DAY, updated=NOW + timedelta(microseconds=1))
        begin(journal, "c", "1/2027", registered=date(2027, 1, 1))
        begin(journal, "d", "2/2026", closed=True, updated=NOW + timedelta(1))
        assert ids(journal.rows(RowQuery(sort=Sort.DUE))) == ["b", "a", "c", "d"]
        assert ids(journal.rows(RowQuery(sort=Sort.NUMBER))) == ["d", "b", "a", "c"]
        assert ids(journal.rows(RowQuery(sort=Sort.RECENT)))[:2] == ["d", "b"]

    def test_a_foreign_cursor_is_refused(self, journal: Journal) -> None:
        """A page cursor that this program did not make is refused with a sentence."""
        begin(journal, "a", "1")
        for after in ("x", "[]", '["2026-01-01"]', "[1, 2]"):
            with pytest.raises(InputError, match="Penanda halaman"):
                journal.rows(RowQuery(after=after))

    def test_stages_are_counted(self, journal: Journal) -> None:
        """Counts by institution and stage tell open, closed and overdue cases apart."""
        begin(journal, "a", "1", due=DAY - timedelta(1))
        begin(journal, "b", "2", due=DAY)
        begin(journal, "c", "3", closed=True)
        begin(journal, "d", "4", institution="beta", stage="sidang")
        assert journal.stage_counts(DAY) == {
            ("alfa", "diterima"): StageCount(open=2, closed=1, overdue=1),
            ("beta", "sidang"): StageCount(open=1),
        }
        assert set(journal.stage_counts(DAY, "beta")) == {("beta", "sidang")}

    def test_the_agenda_is_by_day(self, journal: Journal) -> None:
        """Deadlines of all cases come soonest first, within the span, whole or by institution."""
        first = begin(journal, "a", "1", due=DAY + timedelta(2))
        second = begin(journal, "b", "2", due=DAY, institution="beta")
        more = replace(
            first,
            version=2,
            dues=(*first.dues, due_of(first, 2, "panggil"), due_of(first, 9, "putus")),
        )
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=more)
        assert journal.dues() == (*second.dues, *more.dues)
        assert journal.dues(DAY + timedelta(2), DAY + timedelta(2)) == more.dues[:2]
        assert journal.dues(institution="beta") == second.dues
        assert journal.dues(limit=1) == second.dues

    def test_the_agenda_is_sifted_by_kind_and_actor(self, journal: Journal) -> None:
        """Deadlines are counted by day, kind and actor, and listed for some of them alone."""
        first = begin(journal, "a", "1", due=DAY)
        owed = replace(due_of(first, 2, "putus"), actor="majelis")
        more = replace(first, version=2, dues=(*first.dues, owed, due_of(first, 2)))
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=more)
        begin(journal, "b", "2", due=DAY, institution="beta")
        counts = journal.due_kinds(DAY, DAY + timedelta(5))
        found = {(each.due, each.institution, each.deadline, each.actor) for each in counts}
        assert found == {
            (DAY, "alfa", "periksa", ""),
            (DAY, "beta", "periksa", ""),
            (DAY + timedelta(2), "alfa", "periksa", ""),
            (DAY + timedelta(2), "alfa", "putus", "majelis"),
        }
        assert sum(each.count for each in counts) == len(journal.dues())
        assert journal.due_kinds(DAY, DAY, institution="beta")[0].count == 1
        by_actor = DueSift(actors=("majelis", "ppk"))
        assert journal.dues(sift=by_actor) == (owed,)
        assert next(each for each in counts if by_actor.lets(each)).deadline == "putus"
        assert journal.dues(sift=DueSift(deadlines=("putus",), actors=("ppk",))) == ()
        assert len(journal.dues(sift=DueSift(deadlines=("periksa",)), institution="alfa")) == 2

    def test_the_agenda_is_read_page_by_page(self, journal: Journal) -> None:
        """Pages of any size, of one or all institutions, put together are the whole agenda."""
        for n in range(7):
            first = row_of(f"c{n}", str(n), institution="alfa" if n % 3 else "beta")
            dues = (due_of(first, n % 3), due_of(first, n % 3, "putus"), due_of(first, 0, "lain"))
            row = replace(first, due=dues[0].due, dues=dues)
            registered = registration(str(n), row.institution)
            journal.append(row.case_id, 0, [registered], actor="x", recorded_at=NOW, row=row)
        whole = journal.dues()
        assert len(whole) == 21
        for size in (1, 2, 5):
            found, last = [], None
            while page := journal.dues(limit=size, after=last):
                found, last = [*found, *page], page[-1]
            assert tuple(found) == whole
        (first, second) = journal.dues(limit=2, institution="beta")
        assert journal.dues(limit=1, institution="beta", after=first) == (second,)
        gone = replace(first, deadline="sudah-lewat")
        assert journal.dues(limit=1, institution="beta", after=gone) == (first,)
        assert journal.case_dues("c0") == tuple(each for each in whole if each.case_id == "c0")

    def test_cases_of_another_calendar_are_found(self, journal: Journal) -> None:
        """Open cases computed with another calendar are counted and named, each once."""
        versions = ("a", "b", "", "c", "b")
        for n, version in enumerate(versions):
            begin(journal, f"c{n}", str(n), calendar=version)
        begin(journal, "shut", "9", calendar="z", closed=True)
        assert journal.count_outdated("b") == 3
        assert [set(ids) for ids in journal.outdated("b")] == [{"c0", "c2"}, {"c3"}]
        assert journal.count_outdated("0") == 5
        assert next(iter(journal.outdated("z"))) == ("c2", "c0", "c1", "c4", "c3")

    def test_many_cases_are_written_at_once(self, journal: Journal) -> None:
        """Facts and rows of many cases come in one transaction; a case that moved on is left."""
        rows = [begin(journal, f"c{n}", str(n)) for n in range(3)]
        add(journal, "c2", 1)
        newer = [replace(row, title="baru", calendar="b") for row in rows]
        written = journal.append_all(
            [
                Addition(case_id="c0", seen=1, row=newer[0]),
                Addition(
                    case_id="c1", seen=1, row=replace(newer[1], version=2), facts=(note("lama"),)
                ),
                Addition(case_id="c2", seen=1, row=newer[2], facts=(note("tidak jadi"),)),
                Addition(case_id="tak-ada", seen=1, row=newer[2]),
            ],
            actor="x",
            recorded_at=NOW,
        )
        assert [len(entries) for entries in written] == [0, 1, 0, 0]
        assert [journal.row(each.case_id).title for each in rows] == ["baru", "baru", "Perkara 2"]
        assert len(journal.entries("c2")) == 2
        assert journal.verify().sound

    def test_several_chains_are_written_together_or_not_at_all(self, journal: Journal) -> None:
        """Facts of two chains come in one transaction; where one moved on, neither is written."""
        row = begin(journal, "c0", "1")
        book = register_chain("alfa", "surat/")
        opened = RegisterOpened(
            at=DAY,
            number=book,
            profile="alfa",
            profile_version="1",
            profile_digest="",
            register="surat/",
        )
        entered = RegisterEntered(at=DAY, number="001")
        own = Continuation(chain="c0", seen=1, facts=(note("terbit"),), row=replace(row, version=2))
        first = Continuation(chain=book, seen=0, facts=(opened, entered))
        written = journal.append_each((own, first), actor="x", recorded_at=NOW)
        assert [len(entries) for entries in written] == [1, 2]
        stale = Continuation(chain=book, seen=1, facts=(entered,))
        later = replace(own, seen=2, row=replace(row, version=3))
        with pytest.raises(ConflictError) as caught:
            journal.append_each((later, stale), actor="x", recorded_at=NOW)
        assert caught.value.where == book
        assert len(journal.entries("c0")) == 2
        assert len(journal.entries(book)) == 2
        assert journal.verify().sound

    def test_what_was_published_is_followed(self, journal: Journal) -> None:
        """What a publication remembers is given back to the next one, or forgotten by it."""
        first = Publication(
            uid="u1",
            institution="alfa",
            number="1",
            title="Memeriksa",
            due=DAY,
            digest="d",
            stamped=NOW,
            feeds=("||",),
        )
        second = replace(first, uid="u2", sequence=4, cancelled=DAY)
        seen: list[dict[str, Publication]] = []

        def follow(*changed: Publication, forgotten: tuple[str, ...] = ()) -> None:
            def answer(known):
                seen.append(dict(known))
                return changed, forgotten

            journal.publish(answer)

        follow(first, second)
        follow(replace(first, sequence=1), forgotten=("u2",))
        follow()
        assert seen == [{}, {"u1": first, "u2": second}, {"u1": replace(first, sequence=1)}]
        assert journal.publications() == seen[-1]

    def test_cases_are_found_by_the_norms_they_cite(self, journal: Journal) -> None:
        """Norms are counted by institution, a decision's apart, and lead to their cases."""
        first = begin(journal, "a", "1", norms=(NormUse(norm="P7.a"), NormUse(norm="P8")))
        begin(journal, "b", "2", norms=(NormUse(norm="P7.a"), NormUse(norm="P7.a", decided=True)))
        begin(journal, "c", "3", institution="beta", norms=(NormUse(norm="P7.a"),))
        assert journal.norm_counts("alfa") == {
            "P7.a": NormCount(cases=2, decided=1),
            "P8": NormCount(cases=1, decided=0),
        }
        assert [row.case_id for row in journal.citing("alfa", "P7.a")] == ["b", "a"]
        assert [row.case_id for row in journal.citing("alfa", "P7.a", limit=1)] == ["b"]
        fewer = replace(first, version=2, norms=(NormUse(norm="P8"),))
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=fewer)
        assert [row.case_id for row in journal.citing("alfa", "P7.a")] == ["b"]
        assert journal.row("b").norms == ()

    def test_open_cases_stand_in_the_worst_of_their_bands(self, journal: Journal) -> None:
        """Each is counted and listed once, next due first, for who may see it."""
        soon, late = DAY + timedelta(days=2), DAY - timedelta(days=1)
        waits = Figures(registered=DAY, findings=1, papers=2)
        owes = Figures(registered=DAY, papers=1)
        begin(journal, "a", "1", due=late, figures=waits)
        begin(journal, "b", "2", due=late - timedelta(days=1), institution="beta")
        begin(journal, "c", "3", due=soon)
        begin(journal, "d", "4", due=soon + timedelta(days=9), figures=waits)
        begin(journal, "e", "5", figures=owes)
        begin(journal, "f", "6", figures=Figures(registered=DAY))
        begin(journal, "g", "7", figures=waits, closed=True)
        found = {
            band: [row.case_id for row in journal.review_rows(band, DAY, soon, Place())]
            for band in Band
        }
        assert list(found.values()) == [["b", "a"], ["c"], ["d"], ["e"], ["f"]]
        assert all(journal.review_count(band, DAY, soon) == len(ids) for band, ids in found.items())
        assert journal.review_count(Band.OVERDUE, DAY, soon, "beta") == 1
        second = Place(limit=1, offset=1)
        assert [row.case_id for row in journal.review_rows(Band.OVERDUE, DAY, soon, second)] == [
            "a"
        ]
        beta = journal.seen_by(Visibility(bounded=True, officewide=True, institutions=("beta",)))
        assert [beta.review_count(band, DAY, soon) for band in Band] == [1, 0, 0, 0, 0]
        assert beta.case_figures("a") is None
        assert beta.figure_years() == {}

    def test_figures_are_kept_by_year_and_replaced(self, journal: Journal) -> None:
        """They come back as they were written; a later row brings its own."""
        use = LimitUse(deadline="t", days=3, status="met")
        stay = Stay(stage="masuk", days=4)
        figures = Figures(registered=DAY, met=(use,), stays=(stay,), norms=(("P7", True),))
        first = begin(journal, "a", "1", figures=figures)
        begin(journal, "b", "2")
        assert journal.figure_years() == {("alfa", DAY.year): 1}
        assert [each for some in journal.figures("alfa", DAY.year) for each in some] == [figures]
        assert journal.case_figures("a") == figures
        assert journal.row("a").figures is None
        other = replace(first, version=2, figures=Figures(registered=DAY, papers=1))
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=other)
        assert journal.case_figures("a").papers == 1

    def test_reindexing_replaces_stale_rows_only(self, journal: Journal) -> None:
        """Rows of the current version are replaced, older and unknown ones are left out."""
        begin(journal, "a", "1")
        begin(journal, "b", "2")
        add(journal, "b", 1)
        assert journal.verify().stale == 1
        rows = [
            due_in(row_of("a", "1", stage="baru", search_text="zulfikar"), 4),
            row_of("b", "2", stage="usang"),
            row_of("zz", "9"),
        ]
        assert journal.reindex(rows) == 1
        assert [row.stage for row in journal.rows(RowQuery(sort=Sort.NUMBER)).rows] == [
            "baru",
            "diterima",
        ]
        assert len(journal.dues()) == 1
        assert ids(Page(rows=journal.search("zulf"))) == ["a"]
        assert journal.reindex([row_of("b", "2", version=2)]) == 1
        assert journal.verify().stale == 0

    # --- Search ------------------------------------------------------------------------------

    def test_words_are_found_by_their_beginning(self, journal: Journal) -> None:
        """Every word must begin some word of the case; case and accents do not matter."""
        begin(journal, "a", "001/KE/III/2026", search_text="001/KE/III/2026 Budi Santosó")
        begin(journal, "b", "2", search_text="Budiman Prakoso")
        assert ids(Page(rows=journal.search("BUDI"))) == ["b", "a"]
        assert ids(Page(rows=journal.search("bud sant"))) == ["a"]
        assert ids(Page(rows=journal.search("001/KE/II"))) == ["a"]
        assert journal.search("udi") == ()
        assert len(journal.search("budi", limit=1)) == 1
        assert journal.search("") == ()

    def test_changed_text_replaces_the_old(self, journal: Journal) -> None:
        """After a change the new words are found and the old ones no longer."""
        row = begin(journal, "a", "1", search_text="lama sekali")
        newer = replace(row, version=2, search_text="baru sekali")
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=newer)
        assert journal.search("lama") == ()
        assert ids(Page(rows=journal.search("baru"))) == ["a"]

    @pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:20]) for text in HOSTILE])
    def test_no_query_syntax_acts(self, journal: Journal, text: str) -> None:
        """Whatever is typed is looked for as words; nothing of it is an operator or an error."""
        begin(journal, "a", "1", search_text="budi")
        begin(journal, "b", "2", search_text="wati")
        assert {row.case_id for row in journal.search(text)} <= {"a"}
        assert len(journal.rows(RowQuery(text=text)).rows) <= 2
        assert len(list(journal.all_entries())) == 2

    def test_a_sensitive_case_cannot_be_found_by_its_words(self, journal: Journal) -> None:
        """Of a sensitive case neither title nor text is indexed, also when it becomes so later."""
        row = begin(journal, "a", "1", search_text="kekerasan korban", sensitive=True)
        late = begin(journal, "b", "2", search_text="kekerasan saksi")
        late = replace(late, version=2, sensitive=True, title="Nama korban")
        journal.append("b", 1, [note()], actor="x", recorded_at=NOW, row=late)
        assert journal.search("kekerasan") == ()
        assert {found.title for found in journal.rows(RowQuery()).rows} == {"Perkara sensitif"}
        assert row.title != "Perkara sensitif"

    # --- Sessions and drafts -----------------------------------------------------------------

    def test_another_session_shows(
        self, journal: Journal, open_session: Callable[[], Journal]
    ) -> None:
        """The data version changes when another session records, not by reading or own acts."""
        first = journal.data_version()
        begin(journal, "a", "1")
        journal.entries("a")
        assert journal.data_version() == first
        other = open_session()
        begin(other, "b", "2")
        assert journal.data_version() != first
        assert journal.row("b") is not None
        other.close()

    def test_drafts_are_a_persons_own(
        self, journal: Journal, open_session: Callable[[], Journal]
    ) -> None:
        """A draft is read back by its writer only, also later, until it is dropped."""
        draft = Draft(key="baru", actor="a", saved_at=NOW, body={"judul": "x", "pihak": ["y"]})
        journal.put_draft(replace(draft, body={}))
        journal.put_draft(draft)
        other = replace(draft, key="lain", saved_at=NOW + timedelta(1))
        journal.put_draft(other)
        later = open_session()
        assert later.draft("baru", "a") == draft
        assert later.draft("baru", "b") is None
        assert later.drafts("a") == (other, draft)
        later.drop_draft("baru", "a")
        later.drop_draft("baru", "a")
        assert journal.draft("baru", "a") is None
        later.close()

    def test_a_sound_journal_verifies(self, journal: Journal) -> None:
        """An untouched journal has no faults, and the check tells how far it is."""
        for n in range(201):
            begin(journal, f"c{n:03d}", str(n))
        add(journal, "c000", 1)
        seen: list[tuple[int, int]] = []
        result = journal.verify(lambda done, total: seen.append((done, total)))
        assert (result.cases, result.facts, result.faults) == (201, 202, ())
        assert seen == [(200, 201), (201, 201)]
