"""Facts in words, as the verbs print them."""

from etik_tui.exports.factword import (
    fact_kind,
    fact_words,
    milestone_title,
    move_cause,
    party_mark,
    value_words,
)

__all__ = [
    "fact_kind",
    "fact_words",
    "milestone_title",
    "move_cause",
    "party_mark",
    "value_words",
]
