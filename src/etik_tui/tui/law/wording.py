"""How the parts of a rule are said: dates by their titles, limits in words."""

from etik_tui.locale import _
from etik_tui.profile.limit import Bound, DayUnit, Deadline, Direction
from etik_tui.profile.profile import Profile


def date_title(profile: Profile, ref: str) -> str:
    """Return the name of a date such as `putusan.ditetapkan`, or of another limit's last day."""
    if ref.startswith("deadlines."):
        limit = profile.deadline(ref.partition(".")[2])
        return _("akhir tenggat {title}").format(title=limit.title if limit else ref)
    act, _dot, name = ref.partition(".")
    milestone = profile.milestone(act)
    if milestone is None:
        return ref
    date = next((each for each in milestone.dates if each.id == name), None)
    plain = date is None or date.title.casefold() == milestone.title.casefold()
    return milestone.title if plain or date is None else f"{milestone.title} ({date.title})"


def unit_words(profile: Profile, unit: DayUnit) -> str:
    """Return what is counted; the bare word with the meaning that the profile gives it."""
    if unit is DayUnit.WORKING:
        return _("hari kerja")
    if unit is DayUnit.CALENDAR:
        return _("hari kalender")
    working = profile.time.day is DayUnit.WORKING
    return _("hari (dihitung hari kerja)") if working else _("hari (dihitung hari kalender)")


def limit_words(profile: Profile, rule: Deadline) -> str:
    """Say a time limit: `paling lama 5 hari kerja sesudah …`."""
    after = rule.direction is Direction.AFTER
    anchor = date_title(profile, rule.anchor)
    if rule.n is None:
        words = _("kapan saja sesudah {anchor}") if after else _("kapan saja sebelum {anchor}")
        return words.format(anchor=anchor)
    bound = {
        Bound.WITHIN: _("paling lama {n} {unit}"),
        Bound.AT_LEAST: _("paling sedikit {n} {unit}"),
        Bound.EXACTLY: _("tepat {n} {unit}"),
    }[rule.bound].format(n=rule.n, unit=unit_words(profile, rule.unit))
    side = _("sesudah") if after else _("sebelum")
    return f"{bound} {side} {anchor}"


def actor_title(profile: Profile, actor: str) -> str:
    """Return who acts."""
    found = profile.actor(actor)
    return found.title if found else actor
