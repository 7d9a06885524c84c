"""What a profile holds, on a page and as JSON."""

from etik_tui.cli.output import Output
from etik_tui.locale import _
from etik_tui.profile.limit import Bound, DayUnit, Deadline, Direction
from etik_tui.profile.load import LoadedProfile
from etik_tui.profile.profile import Profile


def print_profile(out: Output, loaded: LoadedProfile) -> None:
    """Print the regulation's bases, procedure, limits and readings."""
    profile = loaded.profile
    out.text(f"{profile.id} {profile.version} · {profile.institution}")
    out.text(profile.name)
    out.line(f"sha256 {loaded.digest}")
    for regulation in profile.regulations:
        out.text(f"{regulation.title} — {regulation.status}", indent="    ", first="  ")
    _list(out, _("Tahap"), [(each.id, f"{each.title} ({each.cite})") for each in profile.stages])
    channels = profile.intake.channels if profile.intake else ()
    _list(out, _("Jalur masuk"), [(each.id, f"{each.title} ({each.cite})") for each in channels])
    acts = [(each.id, f"{each.title} ({each.cite})") for each in profile.milestones]
    _list(out, _("Tindakan"), acts)
    limits = [
        (each.id, f"{each.title}: {limit_words(each)} ({each.cite})") for each in profile.deadlines
    ]
    _list(out, _("Tenggat"), limits)
    _list(out, _("Tafsir"), [(each.id, each.question) for each in profile.readings])
    _list(out, _("Catatan atas teks"), [(each.id, each.problem) for each in profile.notes])
    if profile.silent:
        out.line()
        out.line(_("Teks tidak mengatur"))
        for text in profile.silent:
            out.text(text, indent="    ", first="  - ")
    out.line()
    out.line(" · ".join(f"{name} {count}" for name, count in counts(profile).items()))


def _list(out: Output, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    out.line()
    out.line(title)
    for name, text in rows:
        out.text(text, indent=" " * 6, first=f"  {name}: ")


def limit_words(rule: Deadline) -> str:
    """Say how many days a limit allows, in words."""
    if rule.n is None:
        return _("sesudah") if rule.direction is Direction.AFTER else _("sebelum")
    bound = {
        Bound.WITHIN: _("paling lama"),
        Bound.AT_LEAST: _("paling sedikit"),
        Bound.EXACTLY: _("tepat"),
    }[rule.bound]
    unit = {
        DayUnit.WORKING: _("hari kerja"),
        DayUnit.CALENDAR: _("hari kalender"),
        DayUnit.DAY: _("hari"),
    }[rule.unit]
    side = _("sesudah") if rule.direction is Direction.AFTER else _("sebelum")
    return f"{bound} {rule.n} {unit} {side} {rule.anchor}"


def counts(profile: Profile) -> dict[str, int]:
    """Return how many of each thing a profile holds."""
    return {
        "norms": len(profile.norms),
        "milestones": len(profile.milestones),
        "deadlines": len(profile.deadlines),
        "readings": len(profile.readings),
        "notes": len(profile.notes),
        "forms": len(profile.forms),
        "tasks": len(profile.tasks),
        "units": len(profile.units),
    }


def profile_body(loaded: LoadedProfile) -> dict[str, object]:
    """Return a profile as JSON says it."""
    profile = loaded.profile
    channels = profile.intake.channels if profile.intake else ()
    return {
        "id": profile.id,
        "version": profile.version,
        "institution": profile.institution,
        "name": profile.name,
        "digest": loaded.digest,
        "counts": counts(profile),
        "regulations": [
            {"id": each.id, "title": each.title, "status": each.status}
            for each in profile.regulations
        ],
        "stages": [{"id": each.id, "title": each.title} for each in profile.stages],
        "channels": [{"id": each.id, "title": each.title} for each in channels],
        "milestones": [
            {"id": each.id, "title": each.title, "cite": each.cite, "actor": each.actor}
            for each in profile.milestones
        ],
        "deadlines": [
            {
                "id": each.id,
                "code": each.code,
                "title": each.title,
                "cite": each.cite,
                "anchor": each.anchor,
                "met_by": each.met_by,
                "n": each.n,
                "unit": each.unit,
            }
            for each in profile.deadlines
        ],
        "readings": [
            {
                "id": each.id,
                "question": each.question,
                "default": each.default,
                "safe": each.safe,
                "options": [{"id": one.id, "title": one.title} for one in each.options],
            }
            for each in profile.readings
        ],
        "silent": profile.silent,
    }
