"""Counting votes."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from etik_tui.domain.case import Case

EMPTY, MAJORITY, TIED = "kosong", "mayoritas", "seri"


class Tally(Struct, frozen=True, kw_only=True):
    """The votes on one terlapor: per option, abstentions, and what they come to.

    `result` is "kosong", "mayoritas" (one option leads) or "seri"; `leading` the leading
    option; `absolute` whether it has more than half of those who voted or abstained.
    """

    counts: Mapping[str, int]
    abstained: int
    result: str
    leading: str = ""
    absolute: bool = False


def tally(case: Case, party: str) -> Tally:
    """Count the votes of the present members of the Majelis on one terlapor (or on the case)."""
    seats = {seat.id for seat in case.majelis.seats} if case.majelis else set()
    about = [vote for vote in case.votes if not party or vote.party in ("", party)]
    votes = [vote for vote in about if vote.seat in seats]
    counts = Counter(vote.option for vote in votes if vote.option)
    abstained = sum(1 for vote in votes if not vote.option)
    ranking = counts.most_common(2)
    if not ranking:
        return Tally(counts={}, abstained=abstained, result=EMPTY)
    if len(ranking) > 1 and ranking[0][1] == ranking[1][1]:
        return Tally(counts=dict(counts), abstained=abstained, result=TIED)
    leading, number = ranking[0]
    return Tally(
        counts=dict(counts),
        abstained=abstained,
        result=MAJORITY,
        leading=leading,
        absolute=2 * number > len(votes),
    )
