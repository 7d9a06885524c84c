"""What `etik init` asks on a terminal: the same as the first start on the screen."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from etik_tui.casework.first_start import (
    WEEKS,
    Founding,
    Newcomer,
    Setup,
    newcomer_problems,
    offices,
    official_problems,
)
from etik_tui.casework.office import Official
from etik_tui.casework.workspace import OFFICE_FILE
from etik_tui.cli.session import Session
from etik_tui.cli.typed import answered
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.profile import Profile

LONGEST = 300


def asked_setup(session: Session, founding: Founding) -> Setup:
    """Ask for institution, office, officials and people; raise InputError where answers end."""
    if (founding.folder / OFFICE_FILE).exists():
        what = _("Di sini sudah ada ruang kerja")
        raise InputError(what, where=str(founding.folder), remedy=_("Pilih folder lain."))
    profiles = _profiles(session)
    session.out.talk_text(_("Kantor yang memakai program ini. Enter menerima yang dalam kurung."))
    name = _answer(session, _("Nama kantor"), profiles[0].institution)
    place = _answer(session, _("Tempat, untuk surat"), "")
    week = ""
    while week not in WEEKS:
        week = _answer(session, _("Hari kerja seminggu: 5 atau 6"), "5")
    head = _answer(session, _("Kepala surat; baris dipisah dengan |"), name)
    return Setup(
        profile=profiles[0].id,
        others=tuple(each.id for each in profiles[1:]),
        name=name,
        place=place,
        week=week,
        letterhead="\n".join(line.strip() for line in head.split("|")),
        officials=tuple(_officials(session, profiles)),
        people=_people(session, founding),
    )


def _answer(session: Session, question: str, usual: str = "") -> str:
    session.out.talk(f"{question} ({usual}):" if usual else f"{question}:")
    return answered(question, usual, LONGEST)


def _choice(session: Session, question: str, titles: Sequence[str]) -> int | None:
    """Return the place of the one chosen by its number, `None` for an empty answer."""
    for number, title in enumerate(titles, start=1):
        session.out.talk(f"  {number}  {title}")
    while answer := _answer(session, question):
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(titles):
            return int(answer) - 1
    return None


def _profiles(session: Session) -> tuple[Profile, ...]:
    profiles = [loaded.profile for _id, loaded in sorted(session.library.profiles.items())]
    if getattr(session.options, "profile", None) or len(profiles) < 2:
        return (session.library.get(session.profile_id).profile,)
    for number, each in enumerate(profiles, start=1):
        session.out.talk(f"  {number}  {each.institution}")
    chosen: tuple[Profile, ...] = ()
    while not chosen:
        question = _("Kode etik lembaga mana yang ditegakkan? Nomor; beberapa: 1, 3")
        words = _answer(session, question).replace(",", " ").split()
        if all(each.isascii() and each.isdigit() for each in words):
            places = dict.fromkeys(int(each) - 1 for each in words)
            if all(0 <= each < len(profiles) for each in places):
                chosen = tuple(profiles[each] for each in places)
    return chosen


def _officials(session: Session, profiles: Iterable[Profile]) -> Iterable[Official]:
    actors = offices(profiles)
    if not actors:
        return
    titles = [each.title for each in actors]
    session.out.talk_text(_("Pejabat yang menandatangani; boleh kosong."))
    while (place := _choice(session, _("Nomor; Enter bila selesai"), titles)) is not None:
        official = Official(
            actor=actors[place].id,
            name=_answer(session, _("Nama")),
            nip=_answer(session, _("NIP")),
            rank=_answer(session, _("Pangkat/golongan")),
            position=_answer(session, _("Jabatan")),
        )
        if _is_sound(session, official_problems(official)):
            yield official


def _people(session: Session, founding: Founding) -> tuple[Newcomer, ...]:
    session.out.talk_text(
        _("Pengguna; boleh kosong. Yang pertama memberlakukan aturan akses, untuk seterusnya.")
    )
    found: list[Newcomer] = []
    while account := _answer(session, _("Nama akun; Enter bila selesai")):
        own = founding.actor if not found else ""
        usual = "admin, registrar" if not found else "registrar"
        names = ", ".join(OfficeRole)
        newcomer = Newcomer(
            account=account,
            name=_answer(session, _("Nama lengkap")),
            nip=_answer(session, _("NIP")),
            roles=_roles(_answer(session, _("Peran, dari {names}").format(names=names), usual)),
            os_user=_answer(session, _("Pengguna sistem"), own),
            key=_key(_answer(session, _("Berkas kunci SSH (.pub); boleh kosong"))),
        )
        if _is_sound(session, newcomer_problems(founding, newcomer, found)):
            found.append(newcomer)
    return tuple(found)


def _roles(text: str) -> tuple[OfficeRole, ...]:
    known = {each.value: each for each in OfficeRole}
    return tuple(known[word] for word in text.replace(",", " ").split() if word in known)


def _key(path: str) -> str:
    if not path:
        return ""
    try:
        return Path(path).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        # Is no key: said with everything else about this person.
        return path


def _is_sound(session: Session, problems: Iterable[Problem]) -> bool:
    """Say what is wrong with an answer, which is then asked for again."""
    found = tuple(problems)
    for each in found:
        session.out.talk_text(f"✗ {each.key}: {each.what} {each.remedy}".rstrip(), indent="  ")
    return not found
