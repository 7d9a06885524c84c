"""What the argument parser of the standard library says, in the language of the program."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from etik_tui.locale import _


def _words() -> Mapping[str, str]:
    return {
        "usage: ": _("pemakaian: "),
        "positional arguments": _("masukan"),
        "options": _("pilihan"),
        "the following arguments are required: %s": _("masukan ini wajib: %s"),
        "unrecognized arguments: %s": _("tidak dikenal: %s"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "%(value)r tidak dikenal; pilihan: %(choices)s"
        ),
        "invalid %(type)s value: %(value)r": _("%(value)r bukan nilai yang sah"),
        "expected one argument": _("perlu satu nilai"),
        "expected at most one argument": _("paling banyak satu nilai"),
        "expected at least one argument": _("perlu paling sedikit satu nilai"),
        "expected %s argument": _("perlu %s nilai"),
        "not allowed with argument %s": _("tidak dapat bersama %s"),
        "one of the arguments %s is required": _("salah satu wajib: %s"),
        "ignored explicit argument %r": _("tidak menerima nilai %r"),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "%(option)s dapat berarti %(matches)s"
        ),
    }


def _word(message: str) -> str:
    return _words().get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    del many, count
    return _word(one)


@contextmanager
def worded_parser() -> Iterator[None]:
    """Let the parser speak the program's language while the block runs.

    It looks its sentences up in two names of its own module, which gettext fills otherwise.
    """
    names = vars(argparse)
    kept = {name: names[name] for name in ("_", "ngettext")}
    names.update({"_": _word, "ngettext": _counted})
    try:
        yield
    finally:
        names.update(kept)
