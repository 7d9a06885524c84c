"""The parts of the new-case wizard: its form, and what is asked of people, acts and evidence."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from etik_tui.casework.registration import ReportedAct, ReportedEvidence, ReportedParty
from etik_tui.domain.person import Person, Role
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.profile import Profile
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.person_form import person_asks
from etik_tui.tui.report_draft import channel_of, receipt_of, report_fields
from etik_tui.tui.widgets.entry import DateEntry, TextEntry
from etik_tui.tui.widgets.field import FieldRow, field_entry, items_of, widget_id

if TYPE_CHECKING:
    from etik_tui.tui.screens.new_case import NewCaseScreen


def intake_rows(profile: Profile, channel: str, today: date) -> tuple[FieldRow, ...]:
    """Return the rows of the report: subject, dates of receipt, fields, sensitivity."""
    rows = [FieldRow("title", _("Pokok perkara"), TextEntry(id="new-title"), required=True)]
    receipt = receipt_of(profile)
    for spec in receipt.dates if receipt else ():
        entry = DateEntry(today, id=f"new-dates-{widget_id(spec.id)}")
        rows.append(FieldRow(f"dates.{spec.id}", spec.title, entry, required=spec.required))
    for field in report_fields(profile, channel):
        filled = field_entry(field, profile, f"new-field-{widget_id(field.id)}")
        rows.append(FieldRow(f"fields.{field.id}", field.title, filled, required=field.required))
    sensitive = FieldSpec(id="sensitive", title=_("Perkara sensitif"), type=FieldType.YES_NO)
    marked = field_entry(sensitive, profile, "new-sensitive")
    rows.append(FieldRow("sensitive", _("Sensitif (kekerasan seksual)"), marked))
    return tuple(rows)


def _push(
    screen: "NewCaseScreen", title: str, asks: tuple[Ask, ...], save: Callable[[Values], None]
) -> None:
    screen.app.push_screen(PromptDialog(screen.desk, title, asks, save))


def _put(items: tuple[Any, ...], place: int | None, item: Any) -> tuple[Any, ...]:
    if place is None:
        return (*items, item)
    return (*items[:place], item, *items[place + 1 :])


def _role_wanted(screen: "NewCaseScreen") -> Role:
    """Return the role that the report still lacks."""
    if not screen.draft.accused:
        return Role.TERLAPOR
    channel = channel_of(screen.profile, screen.draft.channel)
    roles = {each.role for each in screen.draft.parties}
    if channel and channel.reporter and channel.reporter not in roles:
        return channel.reporter
    return Role.SAKSI


def ask_party(screen: "NewCaseScreen", place: int | None) -> None:
    """Ask for a person of the report, a new one or the one at a place."""
    known = None if place is None else screen.draft.parties[place]
    role = known.role if known else _role_wanted(screen)
    roles = tuple(Item(key=each.value, title=each.value) for each in Role)

    def save(values: Values) -> None:
        texts = {key: str(value).strip() for key, value in values.items() if key != "role"}
        party = ReportedParty(role=Role(str(values["role"])), **texts)
        screen.change(parties=_put(screen.draft.parties, place, party))

    asks = (
        Ask(key="role", label=_("Peran"), items=roles, value=role.value, required=True),
        *person_asks(known.person() if known else Person(name=""), screen.profile),
    )
    _push(screen, _("Pihak"), asks, save)


def ask_allegation(screen: "NewCaseScreen", place: int | None) -> None:
    """Ask what is alleged, a new allegation or the one at a place."""
    known = None if place is None else screen.draft.allegations[place]
    people = tuple(Item(key=each.name, title=each.name) for each in screen.draft.accused)
    norms = FieldSpec(id="norms", title=_("Norma"), type=FieldType.NORMS)

    def save(values: Values) -> None:
        act = ReportedAct(
            text=str(values["text"]).strip(),
            terlapor=str(values.get("terlapor", "")),
            place=str(values["place"]).strip(),
            act_date=str(values["act_date"]).strip(),
            norms=tuple(values["norms"]),
        )
        screen.change(allegations=_put(screen.draft.allegations, place, act))

    several = (Ask(key="terlapor", label=_("Terlapor"), items=people, required=True),)
    asks = (
        Ask(
            key="text",
            label=_("Dugaan"),
            value=known.text if known else "",
            required=True,
            long=True,
        ),
        *(several if len(people) > 1 else ()),
        Ask(key="place", label=_("Tempat"), value=known.place if known else ""),
        Ask(key="act_date", label=_("Waktu kejadian"), value=known.act_date if known else ""),
        Ask(
            key="norms",
            label=_("Norma"),
            items=items_of(norms, screen.profile),
            many=True,
            value=known.norms if known else (),
        ),
    )
    _push(screen, _("Dugaan pelanggaran"), asks, save)


def ask_evidence(screen: "NewCaseScreen", place: int | None) -> None:
    """Ask for a piece of evidence, a new one or the one at a place."""
    known = None if place is None else screen.draft.evidence[place]

    def save(values: Values) -> None:
        item = ReportedEvidence(
            title=str(values["title"]).strip(), form=str(values["form"]).strip()
        )
        screen.change(evidence=_put(screen.draft.evidence, place, item))

    asks = (
        Ask(key="title", label=_("Alat bukti"), value=known.title if known else "", required=True),
        Ask(
            key="form",
            label=_("Bentuk"),
            value=known.form if known else "",
            hint=_("surat, foto, rekaman, keterangan …"),
        ),
    )
    _push(screen, _("Alat bukti"), asks, save)
