"""What plugins answer, checked: a value of a wrong type goes no further."""

from pathlib import Path
from typing import TypeVar

import msgspec

from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.workdays.dayoff import DayOff

MOST = 5_000
LONGEST = 2_000
LONGEST_NUMBER = 100

Value = TypeVar("Value", bound=msgspec.Struct)


class WrongAnswerError(Exception):
    """A hook returned what it must not; the words say what it should have been."""


def folders(hook: str, answer: object) -> tuple[Path, ...]:
    """Return the folders in an answer."""
    found = []
    for each in _listed(hook, answer, _("folder (pathlib.Path)")):
        if not isinstance(each, Path):
            raise _wrong(hook, _("folder (pathlib.Path)"), each)
        found.append(Path(each))
    return tuple(found)


def days_off(hook: str, answer: object) -> tuple[DayOff, ...]:
    """Return the days off in an answer; each must have a name and a legal basis."""
    found = _structs(hook, answer, DayOff)
    for each in found:
        if not (each.name.strip() and each.basis.strip()):
            raise WrongAnswerError(
                _("{hook}: hari libur {day} tanpa nama atau dasar hukum").format(
                    hook=hook, day=each.on
                )
            )
    return found


def findings(hook: str, answer: object) -> tuple[Finding, ...]:
    """Return the findings in an answer; one that refuses an act must cite its ground."""
    found = _structs(hook, answer, Finding)
    for each in found:
        if not each.id.strip() or not each.text.strip() or len(each.text) > LONGEST:
            what = _("{hook}: temuan tanpa id, tanpa teks, atau terlalu panjang").format(hook=hook)
            raise WrongAnswerError(what)
        if each.verdict is Verdict.FAIL and not each.cite.strip():
            raise WrongAnswerError(
                _("{hook}: temuan “{id}” menolak tindakan tanpa menyebut dasarnya").format(
                    hook=hook, id=each.id[:60]
                )
            )
    return found


def number(hook: str, answer: object) -> str:
    """Return the number in an answer, one short line; no answer is none."""
    if answer is None:
        return ""
    if not isinstance(answer, str):
        raise _wrong(hook, _("teks"), answer)
    said = str(answer).strip()
    if not said.isprintable() or len(said) > LONGEST_NUMBER:
        raise WrongAnswerError(
            _("{hook}: nomor harus satu baris, paling banyak {n} huruf").format(
                hook=hook, n=LONGEST_NUMBER
            )
        )
    return said


def nothing(hook: str, answer: object) -> None:
    """Accept only the absence of an answer."""
    if answer is not None:
        raise WrongAnswerError(_("{hook} tidak boleh mengembalikan apa pun").format(hook=hook))


def noticed(hook: str, answer: object) -> bool:
    """Accept only the absence of an answer, and tell that the hook came to its end."""
    nothing(hook, answer)
    return True


def _structs(hook: str, answer: object, kind: type[Value]) -> tuple[Value, ...]:
    """Return values of one type with every field of the right type: structs do not check it."""
    sound = []
    for each in _listed(hook, answer, kind.__name__):
        if type(each) is not kind:
            raise _wrong(hook, kind.__name__, each)
        try:
            sound.append(msgspec.convert(msgspec.to_builtins(each), kind, strict=True))
        except (msgspec.ValidationError, TypeError) as error:
            raise WrongAnswerError(f"{hook}: {kind.__name__}: {error}") from error
    return tuple(sound)


def _listed(hook: str, answer: object, of: str) -> tuple[object, ...]:
    if answer is None:
        return ()
    if not isinstance(answer, list | tuple):
        raise _wrong(hook, _("daftar {of}").format(of=of), answer)
    listed: tuple[object, ...] = tuple(answer)
    if len(listed) > MOST:
        what = _("{hook} mengembalikan lebih dari {n} nilai").format(hook=hook, n=MOST)
        raise WrongAnswerError(what)
    return listed


def _wrong(hook: str, wanted: str, got: object) -> WrongAnswerError:
    return WrongAnswerError(
        _("{hook} harus mengembalikan {wanted}, bukan {got}").format(
            hook=hook, wanted=wanted, got=type(got).__name__
        )
    )
