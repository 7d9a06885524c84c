"""`etik case act|acts|attend`: procedural acts, recorded and offered."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.document import read_document
from etik_tui.casework.entry import MANY
from etik_tui.casework.report_file import FileAct, panel_of, read_act, read_panel
from etik_tui.cli.case.offer import print_offers
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb, iso_date, key_value
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.domain.fact import Value
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import FieldType, Milestone
from etik_tui.profile.outcome import SummonsRound
from etik_tui.profile.register import RegisterSpec


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "act", act, _("catat tindakan"))
    add_number(parser)
    parser.add_argument(
        "milestone", metavar="TINDAKAN", nargs="?", default="", help=_("id tindakan")
    )
    parser.add_argument(
        "--date", metavar="TANGGAL", type=iso_date, help=_("tanggal pertama tindakan itu")
    )
    parser.add_argument(
        "--dates",
        metavar="JENIS=TANGGAL",
        type=key_value,
        action="append",
        default=[],
        help=_("tanggal lain; boleh berulang"),
    )
    _describe_rest(parser)
    parser.add_argument("--number", dest="paper", metavar="NOMOR", help=_("nomor surat"))
    parser.add_argument("--majelis", metavar="BERKAS", type=Path, help=_("susunan Majelis"))
    parser.add_argument(
        "--from", dest="source", metavar="BERKAS", type=Path, help=_("isian dari TOML atau JSON")
    )
    parser = add_verb(verbs, "acts", acts, _("tindakan yang mungkin sekarang"), reads=True)
    add_number(parser)
    parser.add_argument("--all", action="store_true", help=_("juga yang belum pada urutannya"))
    parser = add_verb(verbs, "attend", attend, _("catat kehadiran pada panggilan"))
    add_number(parser)
    parser.add_argument(
        "present", metavar="HADIR", choices=("ya", "tidak"), help=_("ya atau tidak")
    )
    parser.add_argument("--round", metavar="N", type=int, help=_("panggilan ke berapa"))
    parser.add_argument(
        "--date",
        metavar="TANGGAL",
        type=iso_date,
        help=_("bawaan: tanggal pemeriksaan yang direncanakan"),
    )
    _describe_rest(parser)


def _describe_rest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        metavar="KUNCI=NILAI",
        type=key_value,
        action="append",
        default=[],
        help=_("isian atau tanggal; boleh berulang; daftar dengan koma"),
    )
    parser.add_argument("--party", metavar="PIHAK", default="", help=_("id terlapor"))
    parser.add_argument(
        "--deviate", metavar="ALASAN", default="", help=_("tetap catat meski ada yang tidak sesuai")
    )
    add_seen(parser)


def act(session: Session, args: argparse.Namespace) -> int:
    """Record a procedural act; findings that fail refuse it unless there is a reason."""
    workspace = session.workspace
    source = read_act(read_document(args.source)) if args.source else FileAct()
    wanted = args.milestone or source.milestone
    if not wanted:
        raise InputError(
            _("Tindakan apa yang dicatat?"),
            where="etik case act",
            remedy=_("Lihat `etik case acts NOMOR`."),
        )
    situation = workspace.situation(workspace.case(args.number))
    milestone = situation.profile.milestone(wanted)
    given = _act_input(wanted, milestone, source, args)
    recorded = record(workspace, args.number, given, deviation=args.deviate, seen=args.seen)
    return print_recorded(session, recorded)


def _act_input(
    wanted: str, milestone: Milestone | None, source: FileAct, args: argparse.Namespace
) -> ActInput:
    if milestone is None:
        return ActInput(milestone=wanted)
    majelis = panel_of(source.majelis) if source.majelis else None
    if args.majelis:
        majelis = read_panel(read_document(args.majelis))
    dates, fields = assigned(milestone, args.dates, args.set)
    dates = {**source.dates, **dates}
    if args.date:
        dates.setdefault(milestone.dates[0].id, args.date)
    return ActInput(
        milestone=wanted,
        dates=dates,
        party=args.party or source.party,
        number=source.number if args.paper is None else args.paper,
        fields={**source.fields, **fields},
        majelis=majelis,
    )


def assigned(
    milestone: Milestone | RegisterSpec,
    dates: Iterable[tuple[str, str]],
    settings: Iterable[tuple[str, str]],
) -> tuple[dict[str, date], dict[str, Value]]:
    """Return the dates and fields that `--dates` and `--set` give an act or an entry.

    A key that names both a date and a field means the date. Raises InputError with every value
    that is no date.
    """
    known = {spec.id for spec in milestone.dates}
    given = [*dates, *((key, text) for key, text in settings if key in known)]
    problems = [problem for key, text in given for problem in _date_problems(key, text)]
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=milestone.id)
    fields: dict[str, Value] = {}
    many = {spec.id for spec in milestone.fields if spec.type in MANY}
    for key, text in settings:
        if key in many:
            parts = tuple(part.strip() for part in text.split(",") if part.strip())
            fields[key] = (*fields.get(key, ()), *parts)
        elif key not in known:
            fields[key] = text
    return {key: date.fromisoformat(text) for key, text in given}, fields


def _date_problems(key: str, text: str) -> Iterator[Problem]:
    try:
        date.fromisoformat(text)
    except ValueError:
        yield Problem(
            what=_("“{text}” bukan tanggal yang ada").format(text=text[:60]),
            key=f"dates.{key[:60]}",
            remedy=_("tulis TTTT-BB-HH"),
        )


def acts(session: Session, args: argparse.Namespace) -> int:
    """Print the acts that are possible now, each with what recording it today would meet."""
    case = session.workspace.case(args.number)
    return print_offers(session, session.workspace.situation(case), every=args.all)


def attend(session: Session, args: argparse.Namespace) -> int:
    """Record who came to a summons: the attendance act of that round."""
    workspace = session.workspace
    case = workspace.case(args.number)
    situation = workspace.situation(case)
    summons = _round(situation, case, args)
    milestone = situation.profile.milestone(summons.attendance)
    answer = next(
        (spec.id for spec in milestone.fields if spec.type is FieldType.YES_NO)
        if milestone
        else iter(()),
        "",
    )
    if milestone is None or not answer:
        raise InputError(_("Profil ini tidak mencatat kehadiran"), where=case.profile)
    dates, fields = assigned(milestone, (), args.set)
    dates.setdefault(milestone.dates[0].id, args.date or _planned(situation, summons, args.party))
    given = ActInput(
        milestone=milestone.id,
        dates=dates,
        party=args.party,
        fields={**fields, answer: args.present},
    )
    recorded = record(workspace, args.number, given, deviation=args.deviate, seen=args.seen)
    return print_recorded(session, recorded)


def _round(situation: Situation, case: Case, args: argparse.Namespace) -> SummonsRound:
    """Return the round asked for, or the last one that was summoned."""
    rounds = situation.profile.summons.rounds if situation.profile.summons else ()
    summoned = [each for each in rounds if case.recorded(each.milestone, args.party)]
    if args.round is not None and 1 <= args.round <= len(rounds):
        wanted: int = args.round
        return rounds[wanted - 1]
    if args.round is None and summoned:
        return summoned[-1]
    raise InputError(
        _("Belum ada panggilan tercatat")
        if args.round is None
        else _("Panggilan ke-{n} tidak dikenal profil ini").format(n=args.round),
        where=case.number,
        remedy=_("Catat panggilannya dahulu dengan `etik case act`."),
    )


def _planned(situation: Situation, summons: SummonsRound, party: str) -> date:
    milestone, _dot, name = summons.hearing.partition(".")
    days = [
        event.dates[name]
        for event in situation.case.recorded(milestone, party)
        if name in event.dates
    ]
    return days[-1] if days else situation.today
