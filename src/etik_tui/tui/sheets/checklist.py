"""Checklists as lines: items with why they are answered, progress, and what a case lacks."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from etik_tui.exports.checklist import reason_words
from etik_tui.locale import _
from etik_tui.procedure.checklist import Answered, Item, progress
from etik_tui.procedure.completeness import (
    Completeness,
    Proof,
    lack_words,
    proof_words,
    summary_words,
)
from etik_tui.procedure.situation import Situation
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Span, Tone, heading, line
from etik_tui.tui.sheets.naming import subject_names
from etik_tui.tui.wording import short_date

MARKS: Mapping[Answered, Span] = {
    Answered.BY_HAND: ("[✓] ", Tone.GOOD),
    Answered.BY_FACTS: ("[=] ", Tone.GOOD),
    Answered.OPEN: ("[ ] ", Tone.ACCENT),
}


def item_lines(item: Item, *, marked: bool = False) -> Iterator[Line]:
    """Yield an item: its mark, its words and article, and why it stands as it does."""
    yield line(
        ("● " if marked else "", Tone.ACCENT),
        MARKS[item.answered],
        (item.task.text, Tone.BOLD if marked else Tone.PLAIN),
        (f"  {item.task.cite}", Tone.DIM),
        hang=4,
        indent=1,
        key=f"task:{item.task.id}",
    )
    for words in reason_words(item):
        yield line((words, Tone.DIM), indent=5)


def role_lines(
    profile: Profile, items: Sequence[Item], marked: Collection[str] = ()
) -> Iterator[Line]:
    """Yield items under the roles and stages they belong to, each with its progress."""
    rules = {each.role: each for each in profile.checklists}
    stages = {each.id: each.title for each in profile.stages}
    for role in dict.fromkeys(item.task.role for item in items):
        own = [item for item in items if item.task.role == role]
        rule = rules.get(role)
        cite = f" · {rule.cite}" if rule and rule.cite else ""
        yield heading(rule.title if rule else role, progress_words(own) + cite)
        for stage in dict.fromkeys(item.task.stage for item in own):
            here = [item for item in own if item.task.stage == stage]
            if stage and len(here) < len(own):
                title = stages.get(stage, stage)
                yield line((f"{title}  {progress_words(here)}", Tone.ACCENT), indent=1)
            for item in here:
                yield from item_lines(item, marked=item.task.id in marked)
        yield BLANK


def progress_words(items: Sequence[Item]) -> str:
    """Say how many of some items are answered: `4/9`."""
    found = progress(items)
    return f"{found.done}/{found.total}"


def summary_spans(items: Sequence[Item], found: Completeness) -> tuple[Span, ...]:
    """Return one line on a case: steps evidenced, items answered."""
    counted = progress(items)
    words = _(" {n} dari {all} langkah terbukti").format(n=found.evidenced, all=len(found.steps))
    if not found.steps:
        words = _(" Langkah: Teks tidak mengatur")
    tone = Tone.WARN if found.lacking else Tone.GOOD
    rest = _("  {n} dari {all} butir terjawab").format(n=counted.done, all=counted.total)
    return ((words, tone), (rest, Tone.PLAIN))


def completeness_lines(desk: Desk, situation: Situation, found: Completeness) -> Iterator[Line]:
    """Yield how complete a case is: what is missing first, then what each other step rests on."""
    tone = Tone.WARN if found.lacking else Tone.GOOD
    yield heading(_("Kelengkapan terhadap peraturan"))
    yield line((summary_words(found), tone), indent=1)
    names = subject_names(desk, situation.case)
    lacking = found.lacking
    for proof in (*lacking, *(each for each in found.steps if each not in lacking)):
        yield from _proof_lines(proof, names.get(proof.party, ""))


def _proof_lines(proof: Proof, whom: str) -> Iterator[Line]:
    sign = ("✗ ", Tone.WARN) if proof.lacks else ("✓ ", Tone.GOOD)
    yield line(
        sign,
        proof.milestone.title,
        (f" ({whom})" if whom else "", Tone.BOLD),
        (f"  {proof.milestone.cite}", Tone.DIM),
        hang=2,
        indent=1,
        key=f"act:{proof.milestone.id}:{proof.party}",
    )
    for words in lack_words(proof):
        yield line((_("kurang: {what}").format(what=words), Tone.WARN), indent=3)
    if not proof.lacks:
        yield line(("; ".join(proof_words(proof)), Tone.DIM), indent=3)


def silent_lines(profile: Profile) -> Iterator[Line]:
    """Yield what the regulation does not regulate."""
    if profile.silent:
        yield heading(_("Teks tidak mengatur"), _("{n} hal").format(n=len(profile.silent)))
        for each in profile.silent:
            yield line(("– ", Tone.DIM), each, indent=1, hang=2)


def detail_lines(situation: Situation, item: Item) -> Iterator[Line]:
    """Yield everything about an item: its words, its article, and who ticked it when."""
    task, profile = item.task, situation.profile
    kinds = {
        "task": _("tugas"),
        "power": _("wewenang"),
        "right": _("hak"),
        "duty": _("kewajiban"),
    }
    roles = {each.role: each.title for each in profile.checklists}
    stage = profile.stage(task.stage)
    yield line((task.text, Tone.BOLD))
    yield line((task.cite, Tone.ACCENT))
    if task.quote:
        yield line((f"“{task.quote}”", Tone.DIM))
    if task.note:
        yield line((task.note, Tone.DIM))
    parts = (kinds.get(task.kind, task.kind), roles.get(task.role, task.role))
    yield line(" · ".join((*parts, *([stage.title] if stage else []))))
    yield BLANK
    yield from (line(words) for words in reason_words(item) or (_("terbuka"),))
    history = [
        entry
        for entry in situation.case.entries
        if getattr(entry.fact, "item", "") == task.id
        and entry.version not in situation.case.withdrawn
    ]
    if history:
        yield BLANK
        yield heading(_("Riwayat"))
    for entry in history:
        note = str(getattr(entry.fact, "note", "") or entry.fact.reason)
        is_tick = hasattr(entry.fact, "note")
        words = _("dicentang") if is_tick else _("dicabut")
        said = f"{short_date(entry.fact.at)}  {entry.actor} {words}"
        yield line(said + (f": {note}" if note else ""), indent=1, hang=2)
