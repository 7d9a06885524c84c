"""What a piece of text means, and pieces of text with their meaning."""

from enum import StrEnum


class Tone(StrEnum):
    """What a piece of text means; colour only repeats what the words say."""

    PLAIN = "plain"
    DIM = "dim"
    BOLD = "bold"
    HEAD = "head"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


Span = tuple[str, Tone]
