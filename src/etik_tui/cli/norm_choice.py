"""Which norm, of which profile, a verb is about."""

from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Norm


def chosen_profiles(session: Session, wanted: str | None) -> tuple[Profile, ...]:
    """Return the profile that was asked for, or else all, by id."""
    if wanted:
        return (session.library.get(wanted).profile,)
    loaded = session.library.profiles
    return tuple(loaded[name].profile for name in sorted(loaded))


def find_norm(session: Session, norm_id: str, profile_id: str | None) -> tuple[Profile, Norm]:
    """Return a norm by its id, with its profile; InputError for none, or for several."""
    found = [
        (profile, norm)
        for profile in chosen_profiles(session, profile_id)
        if (norm := profile.norm(norm_id))
    ]
    if not found:
        raise InputError(
            _("Norma “{id}” tidak dikenal").format(id=norm_id[:60]),
            remedy=_("Cari dengan `etik norm search`."),
        )
    if len(found) > 1:
        known = ", ".join(profile.id for profile, _norm in found)
        raise InputError(
            _("Norma “{id}” ada dalam beberapa profil").format(id=norm_id[:60]),
            where="--profile",
            remedy=_("Pilihan: {known}.").format(known=known),
        )
    return found[0]
