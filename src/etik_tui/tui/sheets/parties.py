"""The people of a case, what is alleged, and the evidence."""

from collections.abc import Iterator

from etik_tui.domain.case import Case
from etik_tui.domain.person import Party, checked_nip
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Tone, heading, joined, line
from etik_tui.tui.sheets.naming import party_name


def party_lines(desk: Desk, case: Case, profile: Profile | None) -> tuple[Line, ...]:
    """Return parties, allegations and evidence."""
    return joined([_parties(desk, case), _allegations(desk, case, profile), _evidence(desk, case)])


def _parties(desk: Desk, case: Case) -> Iterator[Line]:
    keys = _("{key}: tambah · Enter: perbaiki").format(key=desk.key("case.add", "t"))
    if case.veiled:
        keys += _(" · {key}: identitas pelapor").format(key=desk.key("case.reveal", "i"))
    yield heading(_("Pihak"), keys)
    for party in case.parties:
        yield line(
            (f"{party.role.value:<10}", Tone.ACCENT),
            (desk.name(party.person), Tone.BOLD),
            hang=10,
            indent=1,
            key=f"party:{party.id}",
        )
        if not desk.private:
            yield from _person(party)


def _person(party: Party) -> Iterator[Line]:
    person = party.person
    facts = (
        (_("NIP"), person.nip),
        (_("pangkat"), person.rank),
        (_("jabatan"), person.position),
        (_("jenjang"), person.position_level),
        (_("unit"), person.unit),
        (_("kepegawaian"), person.employment),
        (_("alamat"), person.address),
    )
    words = " · ".join(f"{name} {value}" for name, value in facts if value)
    if words:
        yield line((words, Tone.DIM), indent=11)
    doubt = checked_nip(person.nip)
    if doubt:
        yield line(("! ", Tone.WARN), doubt, indent=11, hang=2)


def _allegations(desk: Desk, case: Case, profile: Profile | None) -> Iterator[Line]:
    yield heading(
        _("Dugaan"),
        _("{key}: tambah · Enter: perbaiki").format(key=desk.key("case.allegation", "d")),
    )
    if not case.allegations:
        yield line(
            (
                _("Belum ada. Tekan {key} untuk mencatat dugaan dan normanya.").format(
                    key=desk.key("case.allegation", "d")
                ),
                Tone.DIM,
            ),
            indent=1,
        )
    for each in case.allegations:
        yield line(("• ", Tone.ACCENT), each.text, indent=1, hang=2, key=f"allegation:{each.id}")
        about = (party_name(desk, case, each.party), each.place, each.act_date)
        words = " · ".join(part for part in about if part)
        if words:
            yield line((words, Tone.DIM), indent=3)
        for norm_id in each.norms:
            norm = profile.norm(norm_id) if profile else None
            text = f": {norm.text}" if norm else ""
            cite = norm.cite if norm else norm_id
            yield line((cite, Tone.ACCENT), (text, Tone.DIM), indent=3, hang=2)


def _evidence(desk: Desk, case: Case) -> Iterator[Line]:
    yield heading(_("Alat bukti"), _("{key}: tambah").format(key=desk.key("case.evidence", "b")))
    if not case.evidence:
        yield line((_("Belum ada."), Tone.DIM), indent=1)
    for each in case.evidence:
        yield line(
            (f"{each.id:<4}", Tone.DIM),
            each.title,
            (f"  {each.form}" if each.form else "", Tone.DIM),
            indent=1,
            hang=4,
        )
        if each.sha256:
            words = _("berkas {file} · {size} byte · sha256 {sha}…").format(
                file=each.file, size=each.size, sha=each.sha256[:12]
            )
            yield line((words, Tone.DIM), indent=5)
