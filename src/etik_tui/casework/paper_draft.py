"""A paper as it would leave now: chosen, filled, and what it still lacks."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.letter_book import Book, Numbered, letter_book, next_letter, numbering
from etik_tui.casework.paper_context import form_bindings, paper_context
from etik_tui.casework.paper_list import PaperSlot, papers
from etik_tui.casework.paper_path import form_acts
from etik_tui.casework.paper_view import Sheet
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.block import PageSize, Paper
from etik_tui.documents.fill import fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import Template, references
from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.load import LoadedProfile
from etik_tui.profile.outcome import FormSpec, FormValue

NUMBER = "surat.nomor"
CODE = 12
LONGEST = 10_000


class PaperInput(Struct, frozen=True, kw_only=True):
    """Which paper is meant, and what is typed in for it.

    `party` may be left out where there is one terlapor; `act` (a version) or `milestone` says
    which act is meant, by default the last that has no such paper yet; `on` is the day the letter
    bears, by default that of the act, or today while it is not recorded; `typed` is by field.
    """

    form: str
    party: str = ""
    act: int = 0
    milestone: str = ""
    on: date | None = None
    typed: Mapping[str, str] = {}


class Draft(Struct, frozen=True, kw_only=True):
    """A paper as it would leave now: what is missing, its day, and the number that it would get.

    `numbered` tells whether the form bears a number of the office's letters at all; `earlier` are
    the papers of its kind that were issued before.
    """

    paper: Paper
    form: FormSpec
    party: str
    act: Event | None
    on: date
    missing: tuple[str, ...]
    number: str
    numbered: bool
    earlier: tuple[DocumentIssued, ...] = ()


def draft_paper(workspace: Workspace, number: str, wanted: PaperInput) -> Draft:
    """Return a paper as it would be issued now, recording nothing.

    Raises InputError for a form, a party or an act that the case does not have.
    """
    case = workspace.case(number)
    situation = workspace.situation(case)
    desk = PaperDesk(workspace, situation, wanted)
    return desk.draft(desk.proposed_number())


def journal_code(case: Case) -> str:
    """Return the short code of a case's last fact: its version and the head of its hash.

    Printed on papers, it shows later that the journal still has what stood in it then.
    """
    digest = case.entries[-1].hash if case.entries else ""
    groups = (digest[at : at + 4] for at in range(0, CODE, 4))
    return "-".join((str(case.version), *groups)).upper()


class PaperDesk:
    """One paper of one case, on its way out."""

    def __init__(self, workspace: Workspace, situation: Situation, wanted: PaperInput) -> None:
        self.workspace = workspace
        self.situation = situation
        self.wanted = wanted
        self.case = situation.case
        self.form = _form(situation, wanted.form)
        self.slot = _chosen(situation, self.form, wanted)
        self.on = wanted.on or (self.slot.act.at if self.slot.act else workspace.today)
        self.template = read_template(self.form.text, file=self.form.template or self.form.id)
        _check_typed(self.form, self.template, wanted.typed)

    @property
    def loaded(self) -> LoadedProfile:
        """Return the case's regulation as installed."""
        return self.workspace.library.get(self.case.profile)

    @cached_property
    def how(self) -> Numbered:
        """Return how letters of this form are numbered."""
        return numbering(self.workspace, self.loaded, self.form)

    @cached_property
    def book(self) -> Book:
        """Return the book that the letter is entered in, as it stands now."""
        return letter_book(self.workspace, self.case.profile, self.how.book)

    @cached_property
    def numbered(self) -> bool:
        """Tell whether the form bears a number of the office's letters."""
        bound = (path for each in form_bindings(self.form).values() for path in each.every_path)
        return NUMBER in bound or any(each.name == NUMBER for each in references(self.template))

    @property
    def act_number(self) -> str:
        """Return the number that the act was recorded with."""
        return self.slot.act.number if self.slot.act else ""

    def proposed_number(self) -> str:
        """Return the number that the letter would get now, without taking it."""
        if self.slot.issued:
            return self.slot.issued[-1].number
        if self.act_number or not self.numbered:
            return self.act_number
        return next_letter(self.book, self.how, self.on)[1]

    def draft(self, number: str) -> Draft:
        """Return the paper with a number."""
        slot, papers_ = self.slot, self.workspace.office.papers
        sheet = Sheet(form=self.form, on=self.on, party=slot.party, act=slot.act, number=number)
        source = paper_context(
            self.situation, self.workspace.office, sheet, dict(self.wanted.typed)
        )
        filled = fill(
            self.template, source, confidential=self.form.confidential, provided=self.form.provided
        )
        paper = Paper(
            title=self.form.title,
            blocks=filled.blocks,
            page=PageSize(papers_.page),
            font=papers_.font,
            size=papers_.size,
            footer=_("Kode jurnal {code}").format(code=journal_code(self.case)),
        )
        return Draft(
            paper=paper,
            form=self.form,
            party=slot.party,
            act=slot.act,
            on=self.on,
            missing=filled.missing,
            number=number,
            numbered=self.numbered,
            earlier=slot.issued,
        )


def _form(situation: Situation, form_id: str) -> FormSpec:
    forms = situation.profile.forms
    found = next((each for each in forms if each.id == form_id), None)
    if found is None:
        known = ", ".join(each.id for each in forms)
        raise InputError(
            _("Formulir “{id}” tidak dikenal").format(id=form_id[:60]),
            where=situation.case.number,
            remedy=_("Pilihan: {known}.").format(known=known or _("teks tidak mengatur")),
        )
    if not found.text:
        raise InputError(
            _("Profil ini belum memuat templat formulir “{id}”").format(id=found.id),
            where=situation.case.number,
        )
    return found


def _chosen(situation: Situation, form: FormSpec, wanted: PaperInput) -> PaperSlot:
    """Return the paper that is meant: of an act, of a party, or the last that is not issued yet."""
    party = wanted.party
    if party and situation.case.party(party) is None:
        known = ", ".join(each.id for each in situation.case.parties)
        raise InputError(
            _("Pihak “{id}” tidak ada dalam perkara ini").format(id=party[:60]),
            where=situation.case.number,
            remedy=_("Pilihan: {known}.").format(known=known),
        )
    slots = [each for each in papers(situation) if each.form.id == form.id]
    if wanted.act:
        slots = [each for each in slots if each.act and each.act.version == wanted.act]
        if not slots:
            raise InputError(
                _("Formulir {form} bukan untuk tindakan itu").format(form=form.id),
                where=situation.case.number,
            )
    if wanted.milestone:
        slots = [each for each in slots if each.milestone == wanted.milestone]
    own = [each for each in slots if not party or each.party == party]
    if party and not own:
        return _for_other(form, situation, slots, party)
    acted = [each for each in own if each.act]
    first = [each for each in own if each.milestone == own[0].milestone]
    likely = [each for each in acted if not each.issued] or acted or first
    if len({each.party for each in likely}) > 1:
        known = ", ".join(dict.fromkeys(each.party or each.milestone for each in likely))
        raise InputError(
            _("Surat ini untuk siapa?"),
            where=situation.case.number,
            remedy=_("Sebutkan pihak atau tindakannya: {known}.").format(known=known),
        )
    if likely:
        return likely[-1]
    acts = form_acts(situation.profile, form)
    return PaperSlot(form=form, milestone=acts[0].id if acts else "", party=party)


def _for_other(
    form: FormSpec, situation: Situation, slots: list[PaperSlot], party: str
) -> PaperSlot:
    """Return a paper for somebody whom the act does not name, such as a witness summoned."""
    like = slots[-1] if slots else None
    acts = form_acts(situation.profile, form)
    issued = tuple(
        each for each in situation.case.documents if (each.form, each.party) == (form.id, party)
    )
    base = like or PaperSlot(form=form, milestone=acts[0].id if acts else "")
    return replace(base, party=party, issued=issued)


def _check_typed(form: FormSpec, template: Template, typed: Mapping[str, str]) -> None:
    """Raise InputError for what was typed for a field that the form does not have."""
    names = {*form.fields, *form.values, *(each.name for each in references(template))}
    problems = []
    for name, value in typed.items():
        if name not in names and f"isian.{name}" not in names:
            what = _("isian “{name}” tidak ada dalam formulir ini").format(name=name[:60])
            problems.append(Problem(what=what, key=name[:60]))
        elif len(value) > LONGEST:
            what = _("paling banyak {n} huruf").format(n=LONGEST)
            problems.append(Problem(what=what, key=name[:60]))
    if problems:
        raise InputError(
            _("Isian surat salah"), problems=problems, where=form.id, remedy=_("Perbaiki isian.")
        )


def form_choices(form: FormSpec, field: str) -> tuple[str, ...]:
    """Return the wordings that a field may be filled with, none where any text is."""
    said = form.values.get(field)
    return tuple(said.choices.values()) if isinstance(said, FormValue) else ()


def case_papers(workspace: Workspace, number: str) -> tuple[Case, tuple[PaperSlot, ...]]:
    """Return a case and its papers."""
    case = workspace.case(number)
    return case, papers(workspace.situation(case))
