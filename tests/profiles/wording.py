"""The wording of a form as its annex prints it: filled with marks instead of values."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from etik_tui.documents.block import Paper
from etik_tui.documents.fill import fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import ConditionNode, Literal, Node, RepeatNode, Slot, SmallNode
from etik_tui.documents.text import text_lines
from etik_tui.documents.value import Choice, Value
from etik_tui.profile.outcome import FormSpec, FormValue

BLANK = "…"

Lists = Mapping[str, tuple[Mapping[str, str], ...]]


class Blank:
    """A case of which nothing is known but what a wording depends on."""

    def __init__(
        self, form: FormSpec, facts: Mapping[str, str], lists: Lists, record: Mapping[str, str]
    ) -> None:
        self.form, self.facts, self.lists, self.record = form, facts, lists, record

    def value(self, name: str) -> Value:
        """Return a mark for every field, the words of a choice, and the facts given."""
        if name in self.lists:
            records = self.lists[name]
            return tuple(Blank(self.form, self.facts, self.lists, each) for each in records)
        source = self.form.values.get(name)
        if isinstance(source, FormValue):
            return Choice(options=tuple(source.choices.items()))
        if name in self.record or name in self.facts:
            return self.record.get(name, self.facts.get(name))
        return BLANK if source is not None else None


def annex_nodes(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a wording without what is marked as an addition to the annex."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, SmallNode) and node.addition:
            continue
        if isinstance(node, SmallNode | ConditionNode | RepeatNode):
            kept.append(replace(node, body=annex_nodes(node.body)))
        else:
            kept.append(node)
    return tuple(kept)


def wording(form: FormSpec, facts: Mapping[str, str], lists: Lists) -> str:
    """Return what a form prints of its annex, without white space and without marks."""
    template = read_template(form.text, file=form.template)
    template = replace(template, nodes=annex_nodes(template.nodes))
    blocks = fill(template, Blank(form, facts, lists, {})).blocks
    return squeezed(" ".join(text_lines(Paper(title=form.title, blocks=blocks), width=2000)))


def squeezed(text: str) -> str:
    """Drop white space, rules, marks of values, and the places to sign."""
    text = re.sub(r"(?<=[ :])\.{3,}", "", text)
    text = re.sub(r"[│─═\s]", "", text)
    text = re.sub(r"\(tandatangan\):?", "", text)
    return re.sub(r"…([:,]…)*", "", text)


def marked(form: FormSpec, facts: Mapping[str, str], lists: Lists) -> tuple[str, tuple[str, ...]]:
    """Return a form in which each value is its own name in brackets, and what was missing."""

    class Named(Blank):
        def value(self, name: str) -> Value:
            value = super().value(name)
            if isinstance(value, tuple):
                return tuple(Named(form, facts, lists, each.record) for each in value)  # type: ignore[union-attr]
            return f"⟨{name}⟩" if value == BLANK else value

    template = read_template(form.text, file=form.template)
    filled = fill(template, Named(form, facts, lists, {}), provided=form.provided)
    return "\n".join(
        text_lines(Paper(title=form.title, blocks=filled.blocks), 2000)
    ), filled.missing


def literals(form: FormSpec) -> str:
    """Return a form's own words, folded, with a mark for every value."""
    return re.sub(r"\s+", " ", re.sub(r"\{\{.*?\}\}", BLANK, form.text))


def is_part(name: str, field: str) -> bool:
    """Tell whether a placeholder prints a field or a part of it."""
    return name == field or name.startswith((f"{field}:", f"{field},"))


def slots(form: FormSpec) -> tuple[str, ...]:
    """Return the names of the placeholders of a wording that are no additions."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, Slot):
            found.append(value.name)
        elif isinstance(value, tuple):
            for each in value:
                walk(each)
        elif hasattr(value, "__struct_fields__") and not isinstance(value, Literal):
            for each in value.__struct_fields__:
                walk(getattr(value, each))

    template = read_template(form.text, file=form.template)
    walk(annex_nodes(template.nodes))
    return tuple(dict.fromkeys(found))
