"""`etik profile list|show|check|coverage|new|diff|schema`: regulations as data."""

import argparse
import json
from pathlib import Path

from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.profile_author import add_author_verbs
from etik_tui.cli.profile_change import add_change_verbs
from etik_tui.cli.profile_sheet import print_profile, profile_body
from etik_tui.cli.profile_watch import add_watch
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.profile import Profile


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "list", list_profiles, _("profil yang terpasang"), reads=True)
    verb = add_verb(verbs, "show", show, _("isi sebuah profil"), reads=True)
    verb.add_argument("profile", metavar="ID", help=_("id profil"))
    verb = add_verb(verbs, "check", check, _("periksa folder profil sampai habis"), reads=True)
    verb.add_argument("folder", metavar="FOLDER", help=_("folder profil, atau id yang terpasang"))
    add_watch(verb, check)
    verb = add_verb(
        verbs, "coverage", coverage, _("setiap satuan peraturan dan pembawanya"), reads=True
    )
    verb.add_argument("profile", metavar="ID", help=_("id profil"))
    verb.add_argument("--unmapped", action="store_true", help=_("hanya yang belum terpetakan"))
    add_author_verbs(verbs)
    add_change_verbs(verbs)
    add_verb(verbs, "schema", schema, _("cetak JSON Schema format profil"), reads=True)


def list_profiles(session: Session, args: argparse.Namespace) -> int:
    """Print the profiles found, broken ones with their reason."""
    del args
    sources = session.library.sources
    if session.as_json:
        body = [
            {
                "id": source.loaded.profile.id if source.loaded else "",
                "version": source.loaded.profile.version if source.loaded else "",
                "institution": source.loaded.profile.institution if source.loaded else "",
                "digest": source.loaded.digest if source.loaded else "",
                "origin": source.origin,
                "folder": source.folder,
                "broken": source.broken,
            }
            for source in sources
        ]
        session.out.data("profiles", {"profiles": body})
        return 0
    if not sources:
        session.out.talk(_("Tidak ada profil; pasang plugin sebuah lembaga."))
    for source in sources:
        if source.loaded:
            profile = source.loaded.profile
            session.out.text(f"{profile.id} {profile.version} · {profile.institution}")
            session.out.text(f"{profile.name} ({source.origin})", indent="    ")
        else:
            session.out.text(_("RUSAK · {origin}").format(origin=source.origin))
            session.out.text(source.broken, indent="    ")
    return 0


def show(session: Session, args: argparse.Namespace) -> int:
    """Print what a profile holds."""
    loaded = session.library.get(args.profile)
    if session.as_json:
        session.out.data("profile", profile_body(loaded))
        return 0
    print_profile(session.out, loaded)
    return 0


def check(session: Session, args: argparse.Namespace) -> int:
    """Print every problem of a profile's folder; status 1 if it cannot be used."""
    from etik_tui.casework.paper_check import check_whole_profile

    folder = _folder(session, args.folder)
    problems = check_whole_profile(folder)
    serious = [problem for problem in problems if not problem.warning]
    if session.as_json:
        body = {
            "folder": folder,
            "ok": not serious,
            "problems": [_problem_body(problem) for problem in problems],
        }
        session.out.data("profile-check", body)
        return int(ExitCode.REFUSED) if serious else 0
    for problem in problems:
        mark = _("peringatan: ") if problem.warning else ""
        session.out.text(mark + str(problem), indent="    ", first="- ")
    session.out.line(
        _("{n} masalah, {w} peringatan.").format(n=len(serious), w=len(problems) - len(serious))
        if problems
        else _("Profil ini baik.")
    )
    return int(ExitCode.REFUSED) if serious else 0


def _folder(session: Session, wanted: str) -> Path:
    path = Path(wanted).expanduser()
    if path.is_dir():
        return path
    for source in session.library.sources:
        if source.loaded and source.loaded.profile.id == wanted:
            return source.folder
    raise InputError(
        _("Folder profil tidak ada"),
        where=wanted,
        remedy=_("Berikan folder yang memuat profile.toml, atau id profil yang terpasang."),
    )


def _problem_body(problem: Problem) -> dict[str, object]:
    return {
        "what": problem.what,
        "file": problem.file,
        "line": problem.line,
        "key": problem.key,
        "remedy": problem.remedy,
        "warning": problem.warning,
    }


def coverage(session: Session, args: argparse.Namespace) -> int:
    """Print each unit of the regulation with what carries it; status 1 if one is unmapped."""
    from etik_tui.profile.coverage import coverage as lines_of
    from etik_tui.profile.coverage import totals

    profile = session.library.get(args.profile).profile
    lines = lines_of(profile)
    total = totals(lines)
    status = int(ExitCode.REFUSED) if total.unmapped or not lines else 0
    if session.as_json:
        session.out.data("coverage", {"profile": profile.id, "totals": total, "units": lines})
        return status
    for line in lines:
        if args.unmapped and line.mapped:
            continue
        carried = ", ".join(line.carriers)
        words = carried or (
            _("informatif: {why}").format(why=line.informative)
            if line.informative
            else _("BELUM TERPETAKAN")
        )
        session.out.text(words, indent=" " * 4, first=f"{line.cite}: ")
    session.out.line()
    session.out.text(_total_words(profile, total.units, total.carried, total.informative))
    session.out.line(_("Belum terpetakan: {n}").format(n=total.unmapped))
    return status


def _total_words(profile: Profile, units: int, carried: int, informative: int) -> str:
    return _(
        "{profile}: {units} satuan; {carried} dibawa aturan, norma, formulir atau daftar periksa; "
        "{informative} informatif."
    ).format(profile=profile.id, units=units, carried=carried, informative=informative)


def schema(session: Session, args: argparse.Namespace) -> int:
    """Print the JSON Schema of the profile format, for editors."""
    del args
    from etik_tui.profile.schema import json_schema

    session.out.raw(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
