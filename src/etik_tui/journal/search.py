"""What a user types into a search field, made safe for the full text index."""

WORDS = 16
LONGEST_WORD = 64


def match_expression(text: str) -> str:
    """Return an FTS5 expression: every word of the text begins some word of the case.

    Each word is quoted, so no operator, column or bracket of the query language acts. Words
    without letters and digits are left out, and so is what is beyond 16 words of 64 characters;
    an empty result means there is nothing to look for.
    """
    words = (
        "".join(each for each in word if each.isprintable())[:LONGEST_WORD]
        for word in text.encode("utf-8", "replace").decode("utf-8").split()
    )
    terms = [word.replace('"', '""') for word in words if any(map(str.isalnum, word))]
    return " ".join(f'"{term}"*' for term in terms[:WORDS])
