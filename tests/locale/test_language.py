"""The language of everything shown."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from etik_tui import locale
from etik_tui.locale import _, in_use, ngettext, use

SOURCE = Path(locale.__file__).parent


@pytest.mark.parametrize("language", ["id", "id_ID.UTF-8", "zz", "../../etc", "C", ""])
def test_a_language_without_catalogue_leaves_indonesian_in_force(language):
    """An unknown, empty or hostile code shows Indonesian rather than an error."""
    assert use(language) == "id"
    assert in_use() == "id"
    assert _("Minggu") == "Minggu"


def test_a_catalogue_translates(monkeypatch):
    """A catalogue that exists is used, for plain messages and for counted ones."""

    class Upper:
        """A catalogue that shouts."""

        def gettext(self, message):
            """Translate a message."""
            return message.upper()

        def ngettext(self, one, many, count):
            """Translate a counted message."""
            return (one if count == 1 else many).upper()

    monkeypatch.setattr("gettext.translation", lambda *_arguments: Upper())
    assert use("en_US.UTF-8") == "en"
    assert in_use() == "en"
    assert _("Minggu") == "MINGGU"
    assert ngettext("{n} hari", "{n} hari-hari", 2) == "{N} HARI-HARI"


def test_indonesian_counts_without_catalogue():
    """In the source language the form follows the number given."""
    assert ngettext("satu", "banyak", 1) == "satu"
    assert ngettext("satu", "banyak", 0) == "banyak"


def test_indonesian_loads_no_gettext():
    """Importing the package and showing a message in Indonesian does not import gettext."""
    code = "import sys; from etik_tui.locale import _; _('x'); print('gettext' in sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert shown.strip() == "False"


def test_english_has_one_word_for_one_and_another_for_many():
    """The number that is filled in decides, as text too; Indonesian nouns stay as they are."""
    assert _("{n} perkara").format(n=1) == "1 perkara"
    use("en")
    words = _("{n} perkara")
    assert [words.format(n=count) for count in (0, 1, 2)] == ["0 cases", "1 case", "2 cases"]
    assert words.format(n="1") == "1 case"
    assert _("{n} dari {total} perkara selesai.").format(n=1, total=1) == "1 of 1 case done."


def test_every_counted_translation_can_be_filled_in():
    """Whatever the numbers are, none of them fails or shows the words not chosen."""
    with (SOURCE / "en" / "LC_MESSAGES" / "etik_tui.po").open("rb") as file:
        catalogue = read_po(file)
    use("en")
    counted = [each.id for each in catalogue if re.search(r"\{\w+:[^{}]*\|", str(each.string))]
    assert len(counted) > 100
    for message in counted:
        names = {re.split("[:!]", each)[0] for each in re.findall(r"\{([^{}]*)\}", message)}
        for count in (0, 1, 5):
            shown = _(message).format(**dict.fromkeys(names, count))
            assert "|" not in shown
            assert "{" not in shown
