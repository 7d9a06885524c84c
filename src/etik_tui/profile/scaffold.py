"""The beginnings of a profile: a folder that passes the check, to be filled in from the text.

What nobody has looked up yet carries the citation `UNFILLED`, which the check counts as a warning.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.profile.draft import Draft, conduct, draft_problems, norm_id, slug
from etik_tui.profile.limit import DayUnit
from etik_tui.profile.part import UNFILLED
from etik_tui.profile.profile import SCHEMA
from etik_tui.profile.schema import json_schema, meaning
from etik_tui.profile.source import MAIN_FILE

SCHEMA_FILE = "profile.schema.json"

FIRST = ("schema", "id", "title", "short", "cite")

Table = dict[str, Any]


def write_scaffold(folder: Path, draft: Draft) -> tuple[Path, ...]:
    """Write a new profile's folder and return its files.

    Raises InputError where the answers do not make a profile, or the folder already holds one.
    """
    if problems := draft_problems(draft):
        raise InputError(_("Profil belum dapat dibuat"), problems=problems)
    if folder.exists() and any(folder.iterdir()):
        raise InputError(
            _("Folder ini sudah berisi"),
            where=str(folder),
            remedy=_("Pilih folder yang belum ada, atau yang kosong."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder, scaffold(draft)))


def _write(folder: Path, files: dict[str, Table]) -> Iterator[Path]:
    import json

    for name, sections in files.items():
        path = folder / name
        path.write_text(written(sections), encoding="utf-8")
        yield path
    schema = folder / SCHEMA_FILE
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    schema.write_text(text, encoding="utf-8")
    yield schema


def written(sections: Table) -> str:
    """Return sections as TOML, each under a line that says what it is for."""
    plain = {key: value for key, value in sections.items() if not _is_section(value)}
    parts = [f"#:schema ./{SCHEMA_FILE}"]
    if plain:
        parts.append(_pairs(plain))
    for key, value in sections.items():
        if _is_section(value):
            first, *rest = _tables(key, value)
            parts += [f"# {meaning('Profile', key)}\n{first}", *rest]
    return "\n\n".join(parts) + "\n"


def _is_section(value: object) -> bool:
    return isinstance(value, dict) or _is_list_of_tables(value)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _tables(header: str, value: Any) -> Iterator[str]:
    """Yield a section as people write it: a header for each item, what is inside it on a line."""
    if isinstance(value, list):
        yield from (f"[[{header}]]\n{_pairs(each)}" for each in value)
        return
    lists = {key: each for key, each in value.items() if _is_list_of_tables(each)}
    own = {key: each for key, each in value.items() if key not in lists}
    yield f"[{header}]\n{_pairs(own)}"
    for key, items in lists.items():
        yield from _tables(f"{header}.{key}", items)


def _pairs(table: Table) -> str:
    keys = sorted(table, key=lambda key: FIRST.index(key) if key in FIRST else len(FIRST))
    return "\n".join(f"{key} = {_value(table[key])}" for key in keys)


def _value(value: Any) -> str:
    import tomli_w

    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if _is_list_of_tables(value):
        return "[\n" + "".join(f"  {_value(each)},\n" for each in value) + "]"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def scaffold(draft: Draft) -> dict[str, Table]:
    """Return the files of a new profile: name to sections."""
    from etik_tui.profile.scaffold_procedure import procedure

    main: Table = {
        "schema": SCHEMA,
        "id": draft.id,
        "version": "0",
        "name": draft.name,
        "institution": draft.institution,
        "short": draft.short,
        "silent": list(_silent(draft)),
        "regulations": [_regulation(draft)],
    }
    if draft.day:
        main["time"] = {"cite": UNFILLED, "day": draft.day.value}
    main |= procedure(draft)
    files = {MAIN_FILE: main}
    heads, norms = conduct(draft)
    if norms:
        files["norms.toml"] = {
            "norm_groups": [
                {"id": norm_id(head.cite), "title": head.text[:200] or head.cite, "cite": head.cite}
                for head in heads
            ],
            "norms": [
                {"id": norm_id(e.cite), "group": norm_id(head), "cite": e.cite, "text": e.text}
                for head, e in norms
            ],
        }
    if draft.units:
        files["coverage.toml"] = {"units": list(_units(draft))}
    return files


def _silent(draft: Draft) -> Iterator[str]:
    if draft.day is None:
        yield _("arti hari")
    if not draft.panel:
        yield _("Majelis")
    if not draft.rounds:
        yield _("pemanggilan")
    if not draft.objection:
        yield _("keberatan dan banding")


def _regulation(draft: Draft) -> Table:
    table = {"id": slug(draft.number or draft.id), "title": draft.regulation}
    if draft.number:
        table["number"] = draft.number
    if draft.set_on:
        table["set_on"] = draft.set_on
    return {**table, "status": _("belum diverifikasi")}


def _units(draft: Draft) -> Iterator[Table]:
    """Yield the map of the text: norms and their headings are carried, the rest is still open."""
    heads, norms = conduct(draft)
    carried = {head.cite: f"norm_groups.{norm_id(head.cite)}" for head in heads}
    carried |= {unit.cite: f"norms.{norm_id(unit.cite)}" for _head, unit in norms}
    for unit in draft.units:
        table: Table = {"cite": unit.cite, "text": unit.text}
        if unit.cite in carried:
            table["carried_by"] = [carried[unit.cite]]
        yield table


def day_unit(text: str) -> DayUnit | None:
    """Return what the author answered about the word `hari`: kerja, kalender, or nothing.

    Raises ValueError for any other answer.
    """
    answers = {"kerja": DayUnit.WORKING, "kalender": DayUnit.CALENDAR, "": None, "tidak": None}
    try:
        return answers[text.strip().casefold()]
    except KeyError:
        raise ValueError(text) from None
