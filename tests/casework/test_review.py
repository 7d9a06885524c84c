"""The review queue: bands, order, paging, and cases put aside."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from etik_tui.casework.figuring import waiting_findings
from etik_tui.casework.indexing import case_row
from etik_tui.casework.review import band_now, horizon, review, urgent_count
from etik_tui.casework.snoozing import LONGEST, PREFIX, snooze, snoozes, wake
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.journal.row import Band
from tests.tui.seed import act, add, board, make_workspace, panel

LATER = date(2026, 12, 1)


@pytest.fixture
def workspace(tmp_path):
    """Give a workspace with fifteen cases in the first three columns."""
    made = make_workspace(tmp_path / "kantor")
    board(made, 15)
    yield made
    made.close()


def put_aside(workspace: Workspace, number: str, *, until=LATER, reason="menunggu surat"):
    """Put a case aside."""
    return snooze(workspace, number, until=until, reason=reason, horizon=horizon(workspace))


def test_every_open_case_stands_in_one_band_worst_first(workspace) -> None:
    """No case is missing, none comes twice, and the past due ones come first, oldest first."""
    queue = review(workspace)
    ids = [each.row.case_id for each in queue.matters]
    assert len(set(ids)) == len(ids) == 15 == queue.total
    order = [list(Band).index(each.band) for each in queue.matters]
    assert order == sorted(order)
    late = [each.row.due for each in queue.matters if each.band is Band.OVERDUE]
    assert late == sorted(late)
    assert all(each.left < 0 for each in queue.matters if each.band is Band.OVERDUE)
    assert queue.urgent == urgent_count(workspace) == len(late)


def test_the_bands_of_the_index_are_those_of_a_case(workspace) -> None:
    """What the query says of a case is what its row says."""
    for each in review(workspace).matters:
        assert band_now(workspace, each.row) is each.band


def test_a_finding_waits_until_it_is_answered_with_a_reason(workspace) -> None:
    """A panel that may not sit is a finding; the reason of a deviation answers it."""
    case = add(workspace, "Baru Fiktif")
    act(workspace, case, "diterima-ppk", date(2026, 11, 24), name="diterima")
    formed = {"name": "ditetapkan", "number": "1/MKE/2026", "selaku": "ppk"}
    low = panel("Juru Muda (I/a)")
    day = date(2026, 11, 24)
    act(workspace, case, "majelis-dibentuk", day, majelis=low, deviation="darurat", **formed)
    found = workspace.situation(workspace.case(case))
    assert waiting_findings(found) == ()
    bare = replace(found, case=replace(found.case, deviations=()))
    assert waiting_findings(bare)
    figures = replace(workspace.journal.case_figures(case), findings=2)
    row = replace(case_row(workspace, workspace.case(case)), figures=figures)
    assert row.due is not None
    write_again(workspace, row)
    queue = review(workspace)
    assert queue.counts[Band.FINDING] == 1
    (each,) = (each for each in queue.matters if each.band is Band.FINDING)
    assert (each.row.case_id, each.findings) == (case, 2)


def write_again(workspace, row) -> None:
    """Put a row into the index in place of the one that stands there."""
    workspace.whole.reindex(
        row if case_row_id == row.case_id else case_row(workspace, workspace.case(case_row_id))
        for case_row_id in tuple(workspace.whole.case_ids())
    )


def test_a_page_is_filled_across_bands(workspace) -> None:
    """With a limit the worst come first and the counts stay those of all."""
    whole = review(workspace)
    some = review(workspace, limit=7)
    assert some.matters == whole.matters[:7]
    assert some.counts == whole.counts


def test_a_case_put_aside_leaves_the_queue_until_its_day(workspace) -> None:
    """It is counted nowhere, listed apart with its reason, and comes back by itself."""
    before = review(workspace)
    last = before.matters[-1].row
    put_aside(workspace, last.number)
    after = review(workspace)
    assert after.total == before.total - 1
    assert last.case_id not in {each.row.case_id for each in after.matters}
    (aside,) = after.snoozed
    assert (aside.number, aside.until, aside.reason) == (last.number, LATER, "menunggu surat")
    assert after.drafts == ()
    wake(workspace, last.number)
    assert review(workspace).total == before.total


def test_an_urgent_case_put_aside_is_not_counted_in_the_header(workspace) -> None:
    """The header's count and the queue's agree."""
    first = review(workspace).matters[0]
    put_aside(workspace, first.row.number)
    assert urgent_count(workspace) == review(workspace).urgent


def test_whatever_is_recorded_brings_a_case_back(workspace) -> None:
    """A snooze ends with the next fact of its case."""
    case = add(workspace, "Baru Fiktif")
    put_aside(workspace, case)
    assert len(review(workspace).snoozed) == 1
    act(workspace, case, "diterima-ppk", date(2026, 11, 17), name="diterima")
    assert review(workspace).snoozed == ()


def test_a_case_that_becomes_urgent_comes_back(workspace) -> None:
    """A snooze never hides that a limit comes near or passes."""
    row = next(each.row for each in review(workspace).matters if each.band is Band.PAPER)
    put_aside(workspace, row.number)
    assert row.due is not None
    assert snoozes(workspace, horizon(workspace))
    assert not snoozes(workspace, row.due)


@pytest.mark.parametrize(
    ("until", "reason", "words"),
    [
        (LATER, " ", "alasan"),
        (date(2026, 11, 24), "x", "sesudah hari ini"),
        (date(2026, 11, 24) + timedelta(days=LONGEST + 1), "x", "paling lama"),
    ],
)
def test_putting_aside_needs_a_reason_and_a_day(workspace, until, reason, words) -> None:
    """Without a reason, for the past, or for too long nothing is put aside."""
    number = review(workspace).matters[0].row.number
    with pytest.raises(InputError, match=words):
        put_aside(workspace, number, until=until, reason=reason)
    assert review(workspace).snoozed == ()


def test_a_record_that_cannot_be_read_hides_nothing(workspace) -> None:
    """A damaged snooze is as none."""
    from etik_tui.journal.port import Draft

    case = review(workspace).matters[0].row.case_id
    now = workspace.clock.now()
    workspace.journal.put_draft(
        Draft(key=PREFIX + case, actor="petugas", saved_at=now, body={"until": "x"})
    )
    assert review(workspace).total == 15


def test_an_unknown_institution_is_told(workspace) -> None:
    """The known ones are named."""
    with pytest.raises(InputError, match="tidak dikenal"):
        review(workspace, institution="antah")
