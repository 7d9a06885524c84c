"""Which language a person is shown: as asked for this once, else as chosen, else as the office has.

It knows nothing of the framework, so that verbs and the first picture ask it too. Letters and
papers are not touched: they are Indonesian in every language.
"""

from __future__ import annotations

import os

from etik_tui.locale import LANGUAGES, SOURCE_LANGUAGE, use
from etik_tui.tui.office_word import word_of_office
from etik_tui.tui.taste import remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "ETIK_LANG"
NAMES: Mapping[str, str] = {"id": "Bahasa Indonesia", "en": "English"}
"""What each language is called in itself."""


def speak(given: str, folder: str, actor: str) -> str:
    """Put a person's language in force, and return it."""
    return use(given or language_of(folder, actor))


def language_of(folder: str, actor: str) -> str:
    """Return the language of the environment, the person, or the office: the first that there is.

    What is no language of the program counts as not said.
    """
    said = os.environ.get(VARIABLE, "").partition(".")[0].partition("_")[0].lower()
    if said in LANGUAGES:
        return said
    chosen = remembered(folder, actor).get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    said = word_of_office(folder, "language")
    return said if said in LANGUAGES else SOURCE_LANGUAGE
