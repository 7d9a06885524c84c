"""Take the messages of the source into the English catalogue, and compile it.

    .venv/bin/python tools/catalogue.py [TRANSLATIONS.json …]

Translations that are there stay; messages that are gone go. A JSON file maps messages to their
English, or a message to its forms for one and for many. Prints what is still without English.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "etik_tui"
FOLDER = SOURCE / "locale" / "en" / "LC_MESSAGES"
TEXT, COMPILED = FOLDER / "etik_tui.po", FOLDER / "etik_tui.mo"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
# The same whoever makes it, and whenever.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
Translation = Any
"""One text, or one for each number."""


def known() -> dict[str, Translation]:
    """Return the translations that the catalogue has, by message (its first form)."""
    if not TEXT.exists():
        return {}
    with TEXT.open("rb") as file:
        return {_first(each.id): each.string for each in read_po(file) if each.id}


def given(paths: list[str]) -> dict[str, Translation]:
    """Return translations from JSON files."""
    found: dict[str, Translation] = {}
    for path in paths:
        read = json.loads(Path(path).read_text(encoding="utf-8"))
        found |= {key: text if isinstance(text, str) else tuple(text) for key, text in read.items()}
    return found


def catalogue(translations: dict[str, Translation]) -> Catalog:
    """Return the catalogue of the messages that the source has now."""
    made = Catalog(
        locale="en",
        domain="etik_tui",
        header_comment="# English of etik-tui.",
        project="etik-tui",
        version="1",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=EPOCH,
        revision_date=EPOCH,
        fuzzy=False,
    )
    found = extract_from_dir(str(SOURCE), keywords=KEYWORDS)
    messages = {message for _file, _line, message, _comments, _context in found}
    for message in sorted(messages, key=_first):
        text = translations.get(_first(message), "")
        plural = not isinstance(message, str)
        if plural and not isinstance(text, tuple):
            text = (text, text)
        made.add(message, text)
    return made


def _first(message: Any) -> str:
    return message if isinstance(message, str) else str(message[0])


def main() -> None:
    """Write the catalogue and its compiled form."""
    made = catalogue(known() | given(sys.argv[1:]))
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TEXT.open("wb") as file:
        write_po(file, made, width=0, no_location=True)
    with COMPILED.open("wb") as file:
        write_mo(file, made)
    bare = [_first(each.id) for each in made if each.id and not _complete(each.string)]
    for message in bare:
        print(json.dumps(message, ensure_ascii=False))
    print(f"{len(made)} messages, {len(bare)} without English", file=sys.stderr)


def _complete(text: Translation) -> bool:
    return bool(text) if isinstance(text, str) else all(text)


if __name__ == "__main__":
    main()
