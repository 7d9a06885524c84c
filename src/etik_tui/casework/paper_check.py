"""Whether a profile's forms can be printed: wording, fields, and where their values come from.

Loading a profile does not ask, so that a start stays quick; `etik profile check` does, and adding.
"""

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable

from etik_tui.casework.paper_context import form_bindings
from etik_tui.casework.paper_path import LISTS, FormPaths, form_paths
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import Reference, Use, references
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.outcome import FormSpec
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import nearest
from etik_tui.profile.source import shown

FORMS_FILE = "forms.toml"


def check_whole_profile(folder: Traversable) -> tuple[Problem, ...]:
    """Return everything wrong with a profile's folder, its forms included, warnings last."""
    problems = check_profile(folder)
    if any(not each.warning for each in problems):
        return problems
    return (*form_problems(load_profile(folder).profile), *problems)


def form_problems(profile: Profile) -> tuple[Problem, ...]:
    """Return what keeps the forms of a profile from being printed as they should."""
    return tuple(problem for form in profile.forms if form.text for problem in _form(profile, form))


def _form(profile: Profile, form: FormSpec) -> Iterator[Problem]:
    file = form.template or FORMS_FILE
    try:
        template = read_template(form.text, file=file)
    except InputError as error:
        yield from error.problems
        return
    asked = references(template)
    paths = form_paths(profile, form)
    repeated = frozenset(each.name for each in asked if each.use is Use.LIST)
    yield from _names(form, file, asked, paths, repeated)
    yield from _values(form, paths, repeated)
    yield from _unprinted(form, asked)


def _names(
    form: FormSpec,
    file: str,
    asked: tuple[Reference, ...],
    paths: FormPaths,
    repeated: frozenset[str],
) -> Iterator[Problem]:
    """Yield the names in the wording that are neither a field nor a path."""
    own = {*form.fields, *form.values}
    for each in asked:
        known = (
            each.name in LISTS
            if each.use is Use.LIST
            else each.name in own or paths.has_scalar(each.name, repeated)
        )
        if each.use is Use.CONDITION:
            known = known or each.name in LISTS
        if not known:
            choices = LISTS if each.use is Use.LIST else (*own, *paths.scalars)
            yield Problem(
                what=_("“{name}” bukan isian formulir ini dan bukan jalur").format(
                    name=shown(each.name)
                ),
                file=file,
                line=each.line,
                key=f"forms.{form.id}",
                remedy=_guess(each.name, choices),
            )


def _values(form: FormSpec, paths: FormPaths, repeated: frozenset[str]) -> Iterator[Problem]:
    """Yield the sources of values that are no path, and filters that do not exist."""
    for field, binding in form_bindings(form).items():
        key = f"forms.{form.id}.values.{shown(field)}"
        yield from binding.problems(key, FORMS_FILE)
        for path in binding.every_path:
            if not paths.has_scalar(path, repeated):
                every = (
                    *paths.scalars,
                    *(inner for each in repeated for inner in paths.lists.get(each, ())),
                )
                yield Problem(
                    what=_("“{path}” bukan jalur").format(path=shown(path)),
                    file=FORMS_FILE,
                    key=key,
                    remedy=_guess(path, every),
                )


def _unprinted(form: FormSpec, asked: tuple[Reference, ...]) -> Iterator[Problem]:
    """Yield the fields with a source that the wording never prints, whole or in parts.

    A field without one may be words of the form itself, such as its closing sentence.
    """
    printed = {each.name for each in asked}
    for field in form.values:
        if field not in printed and not any(_is_part(each, field) for each in printed):
            yield Problem(
                what=_("isian “{field}” tidak tercetak").format(field=shown(field)),
                file=form.template or FORMS_FILE,
                key=f"forms.{form.id}.fields",
                remedy=_("Tulis isian itu pada tempatnya dalam templat."),
                warning=True,
            )


def _is_part(name: str, field: str) -> bool:
    """Tell whether a name prints a part of a field: `Hari, tanggal: hari` of `Hari, tanggal`."""
    return name.startswith((f"{field}:", f"{field}. "))


def _guess(name: str, choices: Iterable[str]) -> str:
    guess = nearest(name, choices)
    if guess:
        return _('Maksud Anda "{guess}"?').format(guess=guess)
    return _("Lihat docs/reference/forms.md.")
