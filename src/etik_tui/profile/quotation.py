"""Quotations: whether the words a profile quotes stand in the text of the regulation."""

from functools import cached_property

from etik_tui.profile.profile import Profile

ELLIPSIS = "…"


class Wording:
    """The text of the regulation as units and norms give it, with white space folded."""

    def __init__(self, profile: Profile) -> None:
        self._by_cite: dict[str, str] = {}
        pieces = [(each.cite, each.text) for each in profile.units if each.text]
        pieces += [(each.cite, each.text) for each in profile.norms]
        for cite, text in pieces:
            self._by_cite[cite] = f"{self._by_cite.get(cite, '')} {folded(text)}".lstrip()

    def __bool__(self) -> bool:
        return bool(self._by_cite)

    @cached_property
    def _whole(self) -> str:
        return " ".join(self._by_cite.values())

    def missing(self, quote: str, cite: str) -> str:
        """Return the first piece of a quotation that stands nowhere, or an empty string."""
        near = self._by_cite.get(cite, "")
        for piece in quote.split(ELLIPSIS):
            words = folded(piece)
            if words not in near and words not in self._whole:
                return words
        return ""


def folded(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
