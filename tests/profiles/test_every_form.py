"""Every form of every profile, printed from demonstration cases: field by field, in each format."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.demo import make_demo
from etik_tui.casework.letter import issue
from etik_tui.casework.paper_context import paper_context
from etik_tui.casework.paper_draft import Draft, PaperInput, case_papers
from etik_tui.casework.paper_path import act_fields
from etik_tui.casework.paper_view import Sheet
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.block import Mark, Run, drawable
from etik_tui.documents.fill import CONFIDENTIAL, NOT_PROVIDED, fill
from etik_tui.documents.filter import OPTIONAL, filtered, printed
from etik_tui.documents.parse import read_template
from etik_tui.documents.render import Format, render
from etik_tui.documents.value import Choice, Source, Value
from etik_tui.domain.case import Case
from etik_tui.domain.person import Person
from etik_tui.plugins.loading import Plugin
from etik_tui.profile.act import FieldType
from etik_tui.profile.load import load_profile
from tests.documents.hostile import HOSTILE
from tests.documents.word_reader import converted, pdf_text
from tools.forms import best_drafts

ROOT = Path(__file__).parents[2]
FOLDERS = tuple(sorted(each.parent for each in ROOT.glob("profiles/*/profile.toml")))
FORMS = [
    (folder.name, form.id) for folder in FOLDERS for form in load_profile(folder).profile.forms
]
SLOT = re.compile(r"\{\{([^|}]+?)\s*(?:\|([^}]*))?\}\}")


class Asked:
    """A source that remembers what a paper asked of it, and what it answered."""

    def __init__(self, source: Source, log: list[tuple[str, Value]]) -> None:
        self.source, self.log = source, log

    def value(self, name: str) -> Value:
        """Answer as the source does."""
        value = self.source.value(name)
        if isinstance(value, tuple):
            return tuple(Asked(each, self.log) for each in value)
        self.log.append((name, value))
        return value


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demonstration of all profiles."""
    plugins = tuple(Plugin(name=each.name, profiles=(each,)) for each in FOLDERS)
    workspace = make_demo(
        tmp_path_factory.mktemp("peraga") / "kantor",
        today=date(2026, 11, 20),
        cases=30,
        plugins=lambda: plugins,
    )
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def drafts(office: Workspace) -> dict[tuple[str, str], tuple[str, Draft]]:
    """Each form from the case that leaves the fewest gaps."""
    return best_drafts(office)


def _runs(part: Any) -> Iterator[Run]:
    """Yield every stretch of text of a block, whatever it is made of."""
    if isinstance(part, Run):
        yield part
    elif isinstance(part, Struct):
        for name in part.__struct_fields__:
            yield from _runs(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _runs(each)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _answers(value: Value, form_text: str, name: str) -> list[str]:
    """Return what a placeholder of this name may print for a value, by the filters it has."""
    if isinstance(value, Choice):
        return [_squeezed(word) for _key, word in value.options]
    ways = [m[2] or "" for m in SLOT.finditer(form_text) if m[1].strip() == name] or [""]
    pipes = [tuple(part.strip() for part in way.split("|") if part.strip()) for way in ways]
    assert isinstance(value, str | int | date) or value is not None
    return [_squeezed(drawable(printed(filtered(value, pipe)))) for pipe in pipes]  # type: ignore[arg-type]


@pytest.mark.parametrize(("profile", "form"), FORMS, ids=lambda each: each)
def test_each_field_of_a_form_is_printed_or_dotted(
    office: Workspace,
    drafts: dict[tuple[str, str], tuple[str, Draft]],
    profile: str,
    form: str,
) -> None:
    """What the case has of a field stands in the paper; what it lacks is a named dotted line."""
    case_id, draft = drafts[profile, form]
    sheet = Sheet(
        form=draft.form, on=draft.on, party=draft.party, act=draft.act, number=draft.number
    )
    situation = office.situation(office.case(case_id))
    log: list[tuple[str, Value]] = []
    source = Asked(paper_context(situation, office.office, sheet), log)
    template = read_template(draft.form.text)
    filled = fill(
        template, source, confidential=draft.form.confidential, provided=draft.form.provided
    )
    assert filled.blocks == draft.paper.blocks
    assert filled.missing == draft.missing
    runs = list(_runs(filled.blocks))
    words = _squeezed(" ".join(run.text for run in runs if run.mark is not Mark.GAP))
    joined = _squeezed("".join(run.text for run in runs if run.mark is not Mark.GAP))
    gaps = {run.text for run in runs if run.mark is Mark.GAP}
    printing = {m[1].strip() for m in SLOT.finditer(draft.form.text)}
    conditional = set(re.findall(r"(?m)^\s*:+ jika (?:tidak )?(.+?)(?: = .*)?$", draft.form.text))
    optional = {m[1].strip() for m in SLOT.finditer(draft.form.text) if OPTIONAL in (m[2] or "")}
    asked = [(name, value) for name, value in log if name in printing]
    assert asked
    for name, value in asked:
        if value is None or value == "":
            assert name in gaps | optional | conditional, name
        else:
            expected = _answers(value, draft.form.text, name)
            assert any(each in words or each in joined for each in expected), (name, expected)
    assert gaps <= set(filled.missing)
    assert (CONFIDENTIAL in filled.blocks) is draft.form.confidential
    assert (NOT_PROVIDED in filled.blocks) is not draft.form.provided
    assert draft.paper.footer.startswith("Kode jurnal ")


def test_word_and_pdf_of_every_form_say_the_same(
    drafts: dict[tuple[str, str], tuple[str, Draft]], tmp_path: Path
) -> None:
    """LibreOffice opens each .docx, and prints the words that our .pdf has."""
    folder, ours = tmp_path / "naskah", tmp_path / "pdf"
    folder.mkdir()
    ours.mkdir()
    names = {f"{profile}--{form}": draft for (profile, form), (_case, draft) in drafts.items()}
    for name, draft in names.items():
        (folder / f"{name}.docx").write_bytes(render(draft.paper, Format.WORD))
        (ours / f"{name}.pdf").write_bytes(render(draft.paper, Format.PDF))
    opened = converted(folder, tmp_path / "libreoffice")
    for name, draft in names.items():
        # Pages may break at other lines, so the foot of a page may stand elsewhere.
        foot = "".join(draft.paper.footer.split())
        theirs = pdf_text(opened[name]).replace(foot, "")
        assert theirs == pdf_text(ours / f"{name}.pdf").replace(foot, ""), name


def test_every_paper_of_a_case_can_be_issued(office: Workspace) -> None:
    """All papers of the fullest case of each institution are issued, numbered without doubles."""
    fullest: dict[str, str] = {}
    size: dict[str, int] = {}
    for case_id in office.journal.case_ids():
        case, slots = case_papers(office, case_id)
        if not case.closed and len(slots) > size.get(case.profile, 0):
            fullest[case.profile], size[case.profile] = case_id, len(slots)
    assert set(fullest) == {folder.name for folder in FOLDERS}
    for case_id in fullest.values():
        for slot in case_papers(office, case_id)[1]:
            wanted = PaperInput(
                form=slot.form.id,
                party=slot.party,
                milestone=slot.milestone,
                act=slot.act.version if slot.act else 0,
            )
            issued = issue(office, case_id, wanted, format=Format.MARKDOWN)
            assert issued.path.read_bytes()
        case, slots = case_papers(office, case_id)
        assert {slot.standing for slot in slots} == {"issued"}
        assert len(case.documents) == len(slots)
    assert office.journal.verify().sound


FREE = (FieldType.TEXT, FieldType.LONG, FieldType.OFFICIAL, FieldType.LISTED)
PAYLOADS = tuple(text for name, text in HOSTILE.items() if name != "empty" and len(text) < 3000)
HUGE = HOSTILE["long"] + HOSTILE["template"]


def _spoilt(case: Case, free: frozenset[tuple[str, str]]) -> Case:
    """Return a case in which everything that people type is an attempt at something else."""
    payload = cycle(PAYLOADS)

    def person(known: Person) -> Person:
        kept = {name: getattr(known, name) for name in known.__struct_fields__}
        return Person(**{name: next(payload) if said else said for name, said in kept.items()})

    parties = tuple(replace(each, person=person(each.person)) for each in case.parties)
    seats = tuple(
        replace(seat, person=person(seat.person))
        for seat in (case.majelis.seats if case.majelis else ())
    )
    events = tuple(
        replace(
            event,
            number=next(payload) if event.number else "",
            fields={
                key: next(payload) if (event.milestone, key) in free else value
                for key, value in event.fields.items()
            },
        )
        for event in case.events
    )
    asked = (replace(q, question=next(payload), answer=next(payload)) for q in case.questions)
    return replace(
        case,
        title=next(payload),
        number=next(payload),
        parties=parties,
        majelis=replace(case.majelis, seats=seats) if case.majelis else None,
        allegations=tuple(
            replace(each, text=HUGE, place=next(payload)) for each in case.allegations
        ),
        events=events,
        questions=tuple(asked),
        evidence=tuple(replace(each, title=next(payload)) for each in case.evidence),
    )


@pytest.mark.parametrize(("profile", "form"), FORMS, ids=lambda each: each)
def test_a_hostile_case_changes_no_paper(
    office: Workspace,
    drafts: dict[tuple[str, str], tuple[str, Draft]],
    profile: str,
    form: str,
) -> None:
    """Code, markup, control characters and 50,000 letters stay text: the same blocks, no crash."""
    case_id, draft = drafts[profile, form]
    case = office.case(case_id)
    rules = office.library.get(profile).profile
    free = frozenset(
        (milestone.id, spec.id)
        for milestone in rules.milestones
        for spec in act_fields(rules, milestone)
        if spec.type in FREE
    )
    spoilt = _spoilt(case, free)
    act = next((e for e in spoilt.events if draft.act and e.version == draft.act.version), None)
    sheet = Sheet(form=draft.form, on=draft.on, party=draft.party, act=act, number="{{x}} #[1]")
    situation = replace(office.situation(case), case=spoilt)
    source = paper_context(situation, office.office, sheet)
    filled = fill(
        read_template(draft.form.text),
        source,
        confidential=draft.form.confidential,
        provided=draft.form.provided,
    )
    assert [type(each) for each in filled.blocks] == [type(each) for each in draft.paper.blocks]
    for each in Format:
        assert render(replace(draft.paper, blocks=filled.blocks), each)
