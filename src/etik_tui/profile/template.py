"""The wording of the forms: files under `forms/`, read into the profile with its tables."""

from __future__ import annotations

import re
from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any

from etik_tui.domain.shown import shown as drawable
from etik_tui.errors import Problem
from etik_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from etik_tui.profile.source import Source

FOLDER = "forms"
MAX_BYTES = 200_000
MAX_FILES = 200

_NAME = re.compile(rf"{FOLDER}/([A-Za-z0-9][A-Za-z0-9_.-]*\.md)")


def template_files(folder: Traversable) -> Iterator[Traversable]:
    """Yield the files that forms may name as their template, by name."""
    home = folder / FOLDER
    if not home.is_dir():
        return
    for entry in sorted(home.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".md") and entry.is_file():
            yield entry


def read_templates(folder: Traversable, source: Source) -> None:
    """Put the text of each form's template file into its table, as the key `text`.

    What is wrong with a file, or with naming it, is added to the problems of the source.
    """
    forms = source.data.get("forms")
    if not isinstance(forms, list):
        return
    for index, form in enumerate(forms):
        if isinstance(form, dict) and isinstance(form.get("template"), str):
            outcome = _text(folder, source, form, index)
            if isinstance(outcome, Problem):
                source.problems.append(outcome)
            else:
                form["text"] = outcome


def _text(folder: Traversable, source: Source, form: dict[str, Any], index: int) -> str | Problem:
    name = form["template"]
    place = ("forms", index, "template")
    if not (match := _NAME.fullmatch(name)):
        return source.problem(
            place,
            _("'{name}' bukan berkas templat").format(name=drawable(name, 60)),
            _("Tulis {folder}/nama.md; berkasnya di folder {folder} profil ini.").format(
                folder=FOLDER
            ),
        )
    if "text" in form:
        return source.problem(
            place, _("templat ditulis dua kali: template dan text"), _("Hapus salah satunya.")
        )
    if len(source.data["forms"]) > MAX_FILES:
        return source.problem(
            ("forms",), _("lebih dari {limit} formulir").format(limit=MAX_FILES), _("Kurangi.")
        )
    entry = folder / FOLDER / match[1]
    if isinstance(entry, Folder) and isinstance(folder, Folder):
        target = entry.resolve()
        if not target.is_relative_to(folder.resolve()):
            return source.problem(
                place,
                _("berkas ini menunjuk ke luar folder profil"),
                _("Ganti tautan itu dengan berkasnya sendiri."),
            )
    if not entry.is_file():
        return source.problem(
            place,
            _("berkas {name} tidak ada").format(name=drawable(name, 60)),
            _("Buat berkasnya, atau perbaiki namanya."),
        )
    return _content(entry, name, source, place)


def _content(
    entry: Traversable, name: str, source: Source, place: tuple[str | int, ...]
) -> str | Problem:
    with entry.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return source.problem(
            place,
            _("{name} lebih besar dari {n} KB").format(name=name, n=MAX_BYTES // 1000),
            _("Pendekkan."),
        )
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remedy = _("Simpan ulang dengan pengodean UTF-8.")
        return Problem(what=_("bukan teks UTF-8"), file=name, line=line, remedy=remedy)
    if unfit := source.unfit(text):
        return Problem(
            what=_("memuat karakter kendali atau tak terlihat U+{code:04X}").format(
                code=ord(text[unfit.start()])
            ),
            file=name,
            line=text.count("\n", 0, unfit.start()) + 1,
            remedy=_("Hapus karakter itu."),
        )
    return text
