"""Every sentence that people read goes through the catalogues, and English has all of them."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "etik_tui"
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
HOLE = re.compile(r"\{[^{}]*\}")
# Whose words people read, by the names of what takes them.
TAKERS = frozenset(
    {
        *("line", "heading", "notify", "talk", "talk_text", "Ask", "Item", "Binding", "Place"),
        *("InputError", "StorageError", "AccessError", "ConflictError", "RefusedError", "Problem"),
    }
)
WORDED = frozenset({"what", "remedy", "label", "hint", "help", "description", "title", "reason"})
# Commands are the same in every language.
COMMAND = ("  etik ", "  uv ")
# Two words in a row: not a name, a key, a path or a sign.
WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


@pytest.fixture(scope="module")
def english() -> Catalog:
    """Return the English catalogue."""
    with (ENGLISH / "etik_tui.po").open("rb") as file:
        return read_po(file, locale="en", domain="etik_tui")


@pytest.fixture(scope="module")
def messages() -> frozenset[object]:
    """Return every message of the source."""
    found = extract_from_dir(str(SOURCE), keywords=KEYWORDS)
    return frozenset(message for _file, _line, message, _comments, _context in found)


def test_english_has_every_message_and_no_other(
    english: Catalog, messages: frozenset[object]
) -> None:
    """`make catalogue` brings the catalogue up to date; what is new is then to be translated."""
    known = {each.id: each for each in english if each.id}
    missing = sorted(str(each) for each in messages if each not in known)
    assert not missing, missing
    empty = sorted(str(each.id) for each in known.values() if not all(texts(each)))
    assert not empty, empty
    assert not [key for key in known if key not in messages]


def asked(path: Path) -> Iterator[str]:
    """Yield every message that a module looks up, wherever the call stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
            first = node.args[0]
            assert isinstance(first, ast.Constant), f"{path}:{node.lineno}: not a literal"
            yield str(first.value)


def test_every_message_that_is_looked_up_is_known(messages: frozenset[object]) -> None:
    """None stands where the catalogue's tool does not see it, such as within an f-string."""
    known = {each if isinstance(each, str) else each[0] for each in messages}  # type: ignore[index]
    seen = {each for path in SOURCE.rglob("*.py") for each in asked(path)}
    assert seen <= known, sorted(seen - known)


def test_translations_keep_what_is_filled_in(english: Catalog) -> None:
    """Holes for values, edges and line ends of a translation are those of the message."""
    wrong = []
    for message in english:
        if not message.id:
            continue
        source = message.id if isinstance(message.id, str) else message.id[1]
        names = {re.split("[:!]", each[1:-1])[0] for each in HOLE.findall(source)}
        for text in texts(message):
            holes = [each for each in HOLE.findall(text) if "|" not in each]
            same_holes = sorted(holes) == sorted(HOLE.findall(source))
            for each in HOLE.findall(text):
                same_holes &= re.split("[:!]", each[1:-1])[0] in names
            edges = (text[:1].isspace(), text[-1:].isspace(), text.count("\n"))
            if edges != (source[:1].isspace(), source[-1:].isspace(), source.count("\n")):
                wrong.append((source, text))
            if isinstance(message.id, str) and not same_holes:
                wrong.append((source, text))
    assert not wrong, wrong


def test_the_compiled_catalogue_is_that_of_the_text(english: Catalog) -> None:
    """What is shipped says what the text file says."""
    compiled = io.BytesIO()
    write_mo(compiled, english)
    assert compiled.getvalue() == (ENGLISH / "etik_tui.mo").read_bytes()


def texts(message: Message) -> tuple[str, ...]:
    """Return the translations of a message, one or one for each number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def bare(path: Path) -> Iterator[str]:
    """Yield sentences that reach people without the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in TAKERS:
            continue
        given = [*node.args, *(each.value for each in node.keywords if each.arg in WORDED)]
        for argument in given:
            parts = argument.values if isinstance(argument, ast.JoinedStr) else (argument,)
            for part in parts:
                text = part.value if isinstance(part, ast.Constant) else ""
                if isinstance(text, str) and WORDS.search(text) and not text.startswith(COMMAND):
                    yield f"{path.relative_to(ROOT)}:{argument.lineno}: {text[:60]}"


def test_no_sentence_goes_round_the_catalogue() -> None:
    """What errors, lines, bindings and options say is a message."""
    found = [each for path in sorted(SOURCE.rglob("*.py")) for each in bare(path)]
    assert not found, found
