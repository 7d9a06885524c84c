"""`etik case template|new`: a report to fill in, and its registration."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from etik_tui.casework.document import Document, document, read_document
from etik_tui.casework.registration import register
from etik_tui.casework.report_file import read_report
from etik_tui.cli.grammar import Parsers, add_verb
from etik_tui.cli.recording import noteworthy, recorded_body
from etik_tui.cli.refusal import print_findings
from etik_tui.cli.session import Session
from etik_tui.cli.typed import standard_input
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.profile.act import Channel, DateSpec, FieldSpec, FieldType
from etik_tui.profile.profile import Profile


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(
        verbs, "template", template, _("cetak laporan kosong untuk diisi"), reads=True
    )
    parser.add_argument("--profile", metavar="ID", help=_("profil; bawaan: profil kantor"))
    parser.add_argument("--intake", metavar="JALUR", help=_("jalur masuk; bawaan: yang pertama"))
    parser = add_verb(verbs, "new", new, _("daftarkan laporan sebagai perkara"))
    parser.add_argument("--profile", metavar="ID", help=_("profil; bawaan: profil kantor"))
    parser.add_argument(
        "--from",
        dest="source",
        metavar="BERKAS",
        required=True,
        help=_("laporan dalam TOML atau JSON; - membaca masukan standar"),
    )


def new(session: Session, args: argparse.Namespace) -> int:
    """Register the report in a file; every problem of the file is told at once."""
    source = _source(args.source)
    report = read_report(session.workspace, session.profile_id, source)
    recorded = register(session.workspace, session.profile_id, report)
    if session.as_json:
        session.out.data("recorded", recorded_body(recorded))
        return 0
    session.out.line(recorded.case.number)
    notable = noteworthy(recorded.findings)
    if notable:
        session.out.line()
        session.out.line(_("Temuan periksa:"))
        print_findings(session.out, notable)
    return 0


def _source(name: str) -> Document:
    if name == "-":
        return document(standard_input(), "<stdin>")
    return read_document(Path(name))


def template(session: Session, args: argparse.Namespace) -> int:
    """Print a report of one channel to fill in, as TOML with explanations."""
    profile = session.library.get(session.profile_id).profile
    channel = _channel(profile, args.intake)
    if session.as_json:
        session.out.data("report", _body(profile, channel))
        return 0
    session.out.raw("\n".join(_lines(profile, channel)))
    return 0


def _channel(profile: Profile, wanted: str | None) -> Channel:
    channels = profile.intake.channels if profile.intake else ()
    for channel in channels:
        if wanted in (None, channel.id):
            return channel
    raise InputError(
        _("Jalur “{channel}” tidak dikenal").format(channel=(wanted or "-")[:60]),
        where="--intake",
        remedy=_("Pilihan: {known}.").format(known=", ".join(each.id for each in channels) or "-"),
    )


def _specs(profile: Profile, channel: Channel) -> tuple[FieldSpec, ...]:
    receipt = profile.milestone(profile.intake.milestone) if profile.intake else None
    return (*(receipt.fields if receipt else ()), *channel.fields)


def _dates(profile: Profile) -> tuple[DateSpec, ...]:
    receipt = profile.milestone(profile.intake.milestone) if profile.intake else None
    return receipt.dates if receipt else ()


def _roles(channel: Channel) -> tuple[Role, ...]:
    return (Role.TERLAPOR, *([channel.reporter] if channel.reporter else []))


def _body(profile: Profile, channel: Channel) -> dict[str, object]:
    person = dict.fromkeys(("name", "nip", "rank", "position", "position_level", "unit"), "")
    return {
        "profile": profile.id,
        "channel": channel.id,
        "title": "",
        "sensitive": False,
        "dates": dict.fromkeys((spec.id for spec in _dates(profile)), ""),
        "fields": dict.fromkeys((spec.id for spec in _specs(profile, channel)), ""),
        "parties": [{"role": role, **person} for role in _roles(channel)],
        "allegations": [{"text": "", "place": "", "act_date": "", "norms": []}],
        "evidence": [],
    }


def _lines(profile: Profile, channel: Channel) -> Iterator[str]:
    yield f"# {channel.title} — {profile.institution} ({channel.cite})"
    yield _("# Isi, lalu: etik case new --profile {id} --from BERKAS").format(id=profile.id)
    yield _("# Tanggal ditulis TTTT-BB-HH. Baris berawal # diabaikan; hapus yang tidak perlu.")
    for rule in channel.requires:
        yield f"# - {rule.text} ({rule.cite})"
    yield ""
    yield f'channel = "{channel.id}"'
    yield _('title = ""  # wajib: pokok perkara dalam satu kalimat')
    yield _("sensitive = false  # true: misalnya kekerasan seksual; judul disamarkan di daftar")
    yield ""
    yield "[dates]"
    for spec in _dates(profile):
        mark = "" if spec.required else "# "
        yield f'{mark}{spec.id} = ""  # {spec.title}, TTTT-BB-HH'
    yield ""
    yield "[fields]"
    for field in _specs(profile, channel):
        yield from _field(field)
    for role in _roles(channel):
        yield from ("", "[[parties]]", f'role = "{role.value}"', _('name = ""  # wajib'))
        if role is Role.TERLAPOR:
            yield from _employee()
        else:
            yield from ('# nip = ""', '# position = ""', '# address = ""')
    yield from ("", "[[allegations]]", _('text = ""  # wajib: apa yang diduga dilakukan'))
    yield from ('place = ""', _('act_date = ""  # sebagaimana dilaporkan: "awal Maret 2026"'))
    yield _("norms = []  # id norma; cari dengan: etik norm search KATA")
    yield from ("", "# [[evidence]]", '# title = ""', '# form = ""')


def _field(field: FieldSpec) -> Iterator[str]:
    words = field.title + (f" ({field.cite})" if field.cite else "")
    if field.choices:
        words += ": " + ", ".join(choice.id for choice in field.choices)
    elif field.type is FieldType.YES_NO:
        words += ": ya, tidak"
    mark = "" if field.required else "# "
    need = _("wajib: ") if field.required else ""
    yield f'{mark}{field.id} = ""  # {need}{words}'


def _employee() -> Iterator[str]:
    yield 'nip = ""'
    yield _('rank = ""  # misalnya "Penata (III/c)"')
    yield 'position = ""'
    yield _('position_level = ""  # jenjang yang dapat dibandingkan, misalnya "pengawas"')
    yield 'unit = ""'
