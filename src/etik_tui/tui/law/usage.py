"""How often the norms of an institution are cited, counted once and kept until cases change."""

from collections.abc import Mapping

from etik_tui.journal.port import Journal
from etik_tui.journal.row import CaseRow, NormCount


class Usage:
    """The cases that cite norms, from the index."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._counts: dict[str, Mapping[str, NormCount]] = {}

    def forget(self) -> None:
        """Count anew when next asked."""
        self._counts = {}

    def of(self, institution: str, norm: str) -> NormCount | None:
        """Return how many cases cite a norm, `None` for none."""
        if institution not in self._counts:
            self._counts[institution] = self._journal.norm_counts(institution)
        return self._counts[institution].get(norm)

    def cases(self, institution: str, norm: str, limit: int) -> tuple[CaseRow, ...]:
        """Return the newest cases that cite a norm."""
        return self._journal.citing(institution, norm, limit)
