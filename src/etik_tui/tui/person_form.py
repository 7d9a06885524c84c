"""The form for a person: what is asked, and what the regulation has to offer for an answer."""

from collections.abc import Iterable

from etik_tui.domain.person import Person
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.dialogs.prompt import Ask

PERSON = ("name", "nip", "rank", "position", "position_level", "unit", "employment", "address")
"""What is asked of a person, by the names of its fields."""

SHOWN = 3
"""How many of the regulation's words an empty field shows."""


def person_asks(person: Person, profile: Profile) -> tuple[Ask, ...]:
    """Return what is asked of a person; only the name is required.

    What a field expects, and what it completes while one types, comes from the regulation: its
    scales of ranks and posts, whom it binds, and where they work.
    """
    binds = profile.coverage
    return (
        Ask(key="name", label=_("Nama"), required=True, value=person.name),
        Ask(key="nip", label=_("NIP"), value=person.nip),
        _known(profile, "rank", _("Pangkat/golongan"), person.rank),
        Ask(key="position", label=_("Jabatan"), value=person.position),
        _known(profile, "position_level", _("Jenjang jabatan"), person.position_level),
        _offered("unit", _("Unit kerja"), person.unit, binds.units if binds else ()),
        _offered(
            "employment",
            _("Jenis kepegawaian"),
            person.employment,
            binds.employment if binds else (),
        ),
        Ask(key="address", label=_("Alamat"), value=person.address),
    )


def _known(profile: Profile, field: str, label: str, value: str) -> Ask:
    """Return what asks for a rank or a post, with the rungs of the regulation's scales."""
    axes = {axis.id for axis in profile.axes if axis.field == field}
    scales = [scale for scale in profile.scales if scale.axis in axes]
    rungs = [level.title for scale in scales for level in scale.levels]
    return _offered(field, label, value, rungs)


def _offered(key: str, label: str, value: str, words: Iterable[str]) -> Ask:
    offers = tuple(dict.fromkeys(words))
    hint = ", ".join(offers[:SHOWN]) + (" …" if len(offers) > SHOWN else "")
    return Ask(key=key, label=label, value=value, hint=hint, offers=offers)
