"""The language of everything shown."""

import subprocess
import sys

import pytest

from etik_tui.locale import _, in_use, ngettext, use


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
