"""The parts of the first start: the office's form, and what is asked of officials and people."""

from typing import TYPE_CHECKING

from etik_tui.casework.first_start import (
    WEEKS,
    Newcomer,
    chosen_profiles,
    newcomer_problems,
    offices,
    official_problems,
)
from etik_tui.casework.office import Official
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.sheets.first_start import role_title
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.field import FieldRow
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.prose import ProseEntry

if TYPE_CHECKING:
    from etik_tui.tui.screens.first_start import FirstStartScreen


def office_rows() -> tuple[FieldRow, ...]:
    """Return the rows of the office; their keys are the fields of `Setup`."""
    weeks = tuple(Item(key=each, title=_("{n} hari").format(n=each)) for each in WEEKS)
    place = TextEntry(placeholder=_("kota, untuk tanggal surat"), id="first-place")
    week = PickEntry(_("Hari kerja seminggu"), weeks, id="first-week")
    return (
        FieldRow("name", _("Nama kantor"), TextEntry(id="first-name"), required=True),
        FieldRow("place", _("Tempat"), place),
        FieldRow("letterhead", _("Kepala surat (tiap baris)"), ProseEntry(id="first-letterhead")),
        FieldRow("week", _("Hari kerja seminggu"), week, required=True),
    )


def step_hints(step: str) -> tuple[tuple[str, str], ...]:
    """Return what the keys do on a step."""
    hints = [("F2", _("Buat") if step == "make" else _("Lanjut")), ("F3", _("Mundur"))]
    if step in ("officials", "people"):
        hints += [("t", _("Tambah")), ("Enter", _("Ubah")), ("x", _("Hapus"))]
    elif step == "profile":
        more = ("t", _("Beberapa"))
        hints = [("Enter", _("Pilih")), more, ("d", _("Peragaan")), hints[0]]
    elif step == "office":
        hints.insert(0, ("Tab", _("Isian berikut")))
    return (*hints, ("Esc", _("Keluar, isian disimpan")), ("F8", _("Kosongkan")))


def _text(values: Values, key: str) -> str:
    return " ".join(str(values.get(key, "")).split())


def ask_official(screen: "FirstStartScreen", place: int | None, actor: str = "") -> None:
    """Ask for an official, a new one for a part or the one at a place."""
    known = None if place is None else screen.setup.officials[place]
    old = known or Official(actor=actor, name="")
    profiles = chosen_profiles(screen.founding, screen.setup)
    actors = tuple(Item(key=each.id, title=each.title) for each in offices(profiles))

    def save(values: Values) -> None:
        keys = ("actor", "name", "nip", "rank", "position")
        official = Official(**{key: _text(values, key) for key in keys})
        if problems := tuple(official_problems(official)):
            raise InputError(_("Isian pejabat belum benar"), problems=problems)
        screen.put("officials", place, official)

    asks = (
        Ask(key="actor", label=_("Selaku"), items=actors, value=old.actor, required=True),
        Ask(key="name", label=_("Nama"), value=old.name, required=True),
        Ask(key="nip", label=_("NIP"), value=old.nip),
        Ask(key="rank", label=_("Pangkat/golongan"), value=old.rank),
        Ask(key="position", label=_("Jabatan"), value=old.position),
    )
    screen.app.push_screen(PromptDialog(None, _("Pejabat"), asks, save))


def ask_person(screen: "FirstStartScreen", place: int | None) -> None:
    """Ask for a person who uses the program, a new one or the one at a place."""
    people = screen.setup.people
    known = None if place is None else people[place]
    # Whoever fills this in is named first: without an account of one's own one opens no case.
    own = screen.founding.actor if not people else ""
    usual = (OfficeRole.ADMIN, OfficeRole.REGISTRAR) if not people else (OfficeRole.REGISTRAR,)
    old = known or Newcomer(account="", name="", os_user=own, roles=usual)
    others = tuple(each for at, each in enumerate(people) if at != place)
    roles = tuple(Item(key=each.value, title=role_title(each)) for each in OfficeRole)

    def save(values: Values) -> None:
        keys = ("account", "name", "nip", "os_user", "key")
        texts = {key: _text(values, key) for key in keys}
        chosen = values.get("roles", ())
        newcomer = Newcomer(**texts, roles=tuple(OfficeRole(each) for each in chosen))
        if problems := tuple(newcomer_problems(screen.founding, newcomer, others)):
            raise InputError(_("Isian pengguna belum benar"), problems=problems)
        screen.put("people", place, newcomer)

    asks = (
        Ask(key="account", label=_("Nama akun"), value=old.account, required=True),
        Ask(key="name", label=_("Nama lengkap"), value=old.name, required=True),
        Ask(key="nip", label=_("NIP"), value=old.nip),
        Ask(
            key="roles",
            label=_("Peran"),
            items=roles,
            many=True,
            value=tuple(each.value for each in old.roles),
        ),
        Ask(key="os_user", label=_("Pengguna sistem"), value=old.os_user),
        Ask(key="key", label=_("Kunci SSH (.pub)"), value=old.key, long=True),
    )
    screen.app.push_screen(PromptDialog(None, _("Pengguna"), asks, save))
