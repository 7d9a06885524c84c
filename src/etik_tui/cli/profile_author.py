"""The verbs of `etik profile` for people who write profiles."""

from etik_tui.cli.grammar import Parsers, add_verb
from etik_tui.cli.profile_diff import add_diff, diff
from etik_tui.cli.profile_new import add_new, new
from etik_tui.locale import _


def add_author_verbs(verbs: Parsers) -> None:
    """Describe `new` and `diff`."""
    add_new(add_verb(verbs, "new", new, _("mulai profil baru dari peraturan")))
    about = _("apa yang berubah antara dua profil, menurut pasalnya")
    add_diff(add_verb(verbs, "diff", diff, about, reads=True))
