"""What one case, its regulation and its office put on a paper: every path with its value."""

from collections.abc import Iterator, Mapping

from etik_tui.casework.examination import asked_on_paper
from etik_tui.casework.office import Office
from etik_tui.casework.paper_act import act_values, verdict_values
from etik_tui.casework.paper_matter import (
    allegation_values,
    letter_values,
    majelis_values,
    matter_values,
    office_values,
    people_values,
)
from etik_tui.casework.paper_path import MEMBER
from etik_tui.casework.paper_value import (
    norm_citation,
    norms_value,
    party_values,
    regulation_values,
    seat_values,
)
from etik_tui.casework.paper_view import PaperView, Sheet
from etik_tui.documents.context import Binding, Context, Datum, Record
from etik_tui.documents.filter import Scalar
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.person import Role
from etik_tui.procedure.situation import Situation
from etik_tui.profile.outcome import FormSpec

Records = tuple[Record, ...]


def paper_context(
    situation: Situation,
    office: Office,
    sheet: Sheet,
    typed: Mapping[str, str] | None = None,
) -> Context:
    """Return where a paper's values come from; the paths are those of `paper_path`.

    `typed` holds what was typed when issuing, by field; it wins over the case.
    """
    view = PaperView(situation, office.under(situation.profile.id), sheet)
    return Context(paper_values(view), form_bindings(sheet.form), typed)


def paper_values(view: PaperView) -> Record:
    """Return every path of a paper with its value; a list is a tuple of records."""
    values: dict[str, Datum] = {}
    for part in (
        letter_values(view),
        office_values(view),
        matter_values(view),
        regulation_values(view.profile),
        people_values(view),
        allegation_values(view),
        majelis_values(view),
        act_values(view),
        verdict_values(view),
    ):
        values.update(part)
    values.update(_lists(view))
    return values


def form_bindings(form: FormSpec) -> dict[str, Binding]:
    """Return where each field of a form comes from; fields without a source are typed in."""
    bindings = {name: Binding() for name in form.fields}
    for name, said in form.values.items():
        if isinstance(said, str):
            bindings[name] = Binding.read(said)
        else:
            bindings[name] = Binding.read(said.source, said.choices, struck=said.struck)
    return bindings


def _lists(view: PaperView) -> Iterator[tuple[str, Records]]:
    case = view.case
    yield "surat.tembusan", tuple({"isi": each} for each in _copies(view))
    yield "terlapor_semua", tuple(party_values(p) for p in case.with_role(Role.TERLAPOR))
    reporters = case.with_role(Role.PELAPOR, Role.PENGADU)
    yield "pelapor_semua", tuple(party_values(party) for party in reporters)
    yield "saksi", tuple(party_values(party) for party in case.with_role(Role.SAKSI))
    if view.seats:
        yield "majelis", tuple(seat_values(view.profile, seat) for seat in view.seats)
    yield "dugaan.norma", tuple(_norm(view, norm) for norm in view.alleged_norms)
    if view.decision:
        yield "putusan.norma", tuple(_norm(view, norm) for norm in view.decided_norms)
    yield "dugaan_semua", tuple(_allegation(view, each) for each in case.allegations)
    yield "bukti", tuple({"judul": each.title, "jenis": each.form} for each in case.evidence)
    concerned = view.concerned.id if view.concerned else ""
    if asked := asked_on_paper(case, concerned, view.sheet.act):
        yield "tanya", tuple({"pertanyaan": e.question, "jawaban": e.answer} for e in asked)
    items = view.profile.sanctions.items if view.profile.sanctions else ()
    by_id = {each.id: each for each in items}
    yield (
        "sanksi",
        tuple(
            {"judul": by_id[each].title, "kutipan": by_id[each].cite}
            for each in view.sanctions
            if each in by_id
        ),
    )
    votes = view.about(case.votes, view.party)
    yield (
        "suara",
        tuple({**_voter(view, v.seat), "pilihan": _option(view, v.option)} for v in votes),
    )
    dissents = view.about(case.dissents, view.party)
    yield "pendapat_berbeda", tuple({**_voter(view, d.seat), "isi": d.text} for d in dissents)


def _copies(view: PaperView) -> tuple[str, ...]:
    """Return who gets copies: as the act says, or else as the office usually does."""
    own = view.sheet.act.fields.get("tembusan", "") if view.sheet.act else ""
    said = own.splitlines() if isinstance(own, str) else own
    lines = tuple(line.strip() for line in said if line.strip())
    usual = view.office.papers.copies
    return lines or usual.get(view.sheet.form.id, usual.get("", ()))


def _norm(view: PaperView, norm_id: str) -> dict[str, Scalar | None]:
    profile, norm = view.profile, view.profile.norm(norm_id)
    if norm is None:
        return {"kutipan": None, "pasal": norm_id, "jo": None, "jenis": None}
    above = profile.norm(norm.elaborates) if norm.elaborates else None
    group = next((each for each in profile.norm_groups if each.id == norm.group), None)
    return {
        "kutipan": norm.text,
        "pasal": norm_citation(profile, norm_id),
        "jo": above.cite if above else None,
        "jenis": group.title if group else None,
    }


def _allegation(view: PaperView, each: AllegationRecorded) -> dict[str, Scalar | None]:
    return {
        "uraian": each.text,
        "tempat": each.place,
        "tanggal": each.act_date,
        "pasal": norms_value(view.profile, each.norms),
    }


def _voter(view: PaperView, seat_id: str) -> dict[str, Scalar | None]:
    seat = next((each for each in view.seats if each.id == seat_id), None)
    member = seat_values(view.profile, seat) if seat else dict.fromkeys(MEMBER)
    return {"nama": member["nama"], "kedudukan": member["kedudukan"]}


def _option(view: PaperView, option: str) -> str:
    outcomes = view.profile.decision.outcomes if view.profile.decision else ()
    title = next((each.title for each in outcomes if each.id == option), option)
    return title or "abstain"
