"""One regulation under every answer to its open questions."""

from collections.abc import Mapping

from etik_tui.profile.profile import Profile
from etik_tui.profile.reading import with_readings


class Variants:
    """A regulation as each set of answers makes it, every variant worked out once.

    Many cases ask for the same few variants; a workspace keeps one of these for each profile.
    """

    def __init__(self, base: Profile) -> None:
        """Take the regulation as it was loaded, before any answer."""
        self.base = base
        self._defaults = {reading.id: reading.default for reading in base.readings}
        self._options = {
            reading.id: frozenset(option.id for option in reading.options)
            for reading in base.readings
        }
        self._known: dict[frozenset[tuple[str, str]], Profile] = {}

    def answerable(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """Return the answers that this regulation knows; others are those of another version."""
        return {
            reading: option
            for reading, option in chosen.items()
            if option in self._options.get(reading, ())
        }

    def under(self, chosen: Mapping[str, str]) -> Profile:
        """Return the regulation with these answers, and the default where none is given."""
        answers = self.answerable(chosen)
        unusual = {key: option for key, option in answers.items() if self._defaults[key] != option}
        wanted = frozenset(unusual.items())
        if wanted not in self._known:
            self._known[wanted] = with_readings(self.base, unusual)
        return self._known[wanted]
