"""What a user types into a search field, made safe for the full text index.

SQLite splits text into words itself. For PostgreSQL it is split here, in the same way, and both
text and question are handed over as finished lexemes: its own parser would take parts of register
numbers for paths, versions and fractions.
"""

import re
import unicodedata

WORDS = 16
LONGEST_WORD = 64
# No lexeme may reach 2 KB, and no text of them 1 MB, in PostgreSQL.
LONGEST_LEXEME = 400
LONGEST_TEXT = 200_000
LEXEME = re.compile(r"[^\W_]+")


def match_expression(text: str) -> str:
    """Return an FTS5 expression: every word of the text begins some word of the case.

    Each word is quoted, so no operator, column or bracket of the query language acts. Words
    without letters and digits are left out, and so is what is beyond 16 words of 64 characters;
    an empty result means there is nothing to look for.
    """
    terms = [word.replace('"', '""') for word in _words(text)]
    return " ".join(f'"{term}"*' for term in terms)


def match_lexemes(text: str) -> str:
    """Return the same question as text that PostgreSQL reads as a `tsquery`."""
    terms = []
    for word in _words(text):
        *inner, last = lexemes(word)
        terms.append(" <-> ".join([*(f"'{each}'" for each in inner), f"'{last}':*"]))
    return " & ".join(f"({term})" for term in terms)


def text_lexemes(text: str) -> str:
    """Return a text's words with their places, as PostgreSQL reads a `tsvector`."""
    found = lexemes(text[:LONGEST_TEXT])
    return " ".join(f"'{each}':{place}" for place, each in enumerate(found, start=1))


def lexemes(text: str) -> list[str]:
    """Return the words of a text in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    return [each[:LONGEST_LEXEME] for each in LEXEME.findall(kept)]


def _words(text: str) -> list[str]:
    words = (
        "".join(each for each in word if each.isprintable())[:LONGEST_WORD]
        for word in text.encode("utf-8", "replace").decode("utf-8").split()
    )
    return [word for word in words if any(map(str.isalnum, word)) and lexemes(word)][:WORDS]
