"""Rules under every answer to an ambiguous question."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Option, Reading


class Answer(Struct, frozen=True, kw_only=True):
    """One answer to one reading, and whether a rule holds under it (`None`: it does not apply)."""

    reading: Reading
    option: Option
    chosen: bool
    holds: bool | None


Test = Callable[[Situation], bool | None]


def answers(situation: Situation, readings: tuple[str, ...], test: Test) -> tuple[Answer, ...]:
    """Try a rule under every option of the readings it depends on, one reading at a time."""
    found = []
    for reading_id in readings:
        reading = situation.base.reading(reading_id)
        if reading is None:
            continue
        chosen = situation.chosen.get(reading_id, reading.default)
        found += [
            Answer(
                reading=reading,
                option=option,
                chosen=option.id == chosen,
                holds=test(situation.under(reading_id, option.id)),
            )
            for option in reading.options
        ]
    return tuple(found)


def judged(situation: Situation, readings: tuple[str, ...], test: Test, broken: Finding) -> Finding:
    """Judge a rule: it holds under all readings, under some, or under none.

    Under some it is a warning that names the readings broken; under none it is `broken`.
    """
    return weighed(answers(situation, readings, test), test(situation), broken)


def weighed(tried: tuple[Answer, ...], plain: bool | None, broken: Finding) -> Finding:
    """Return the finding that answers already tried come to.

    `plain` is how the rule stands under the readings in force; alone it decides where no
    reading bears on the rule.
    """
    failed = [each for each in tried if each.holds is False]
    if not failed and plain is not False:
        return replace(broken, verdict=Verdict.PASS)
    if len(failed) == len(tried):
        return broken
    kept = [each for each in tried if each.holds]
    text = _("{text}; tidak memenuhi tafsir {failed}").format(
        text=broken.text, failed=_named(failed)
    )
    if kept:
        text = _("{text}; memenuhi tafsir {kept}").format(text=text, kept=_named(kept))
    return replace(broken, verdict=Verdict.WARN, text=text)


def _named(tried: list[Answer]) -> str:
    return ", ".join(f"“{each.option.title}” ({each.reading.id})" for each in tried)
