"""What the steps of the first start show."""

from collections.abc import Iterable, Iterator

from etik_tui.casework.first_start import Founding, Setup, chosen_profiles, offices
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.line import BLANK, Line, Tone, heading, line


def role_title(role: OfficeRole) -> str:
    """Return what a role of the office is called, and what it is for."""
    titles = {
        OfficeRole.ADMIN: _("admin: mengurus program dan pengguna, tidak membuka perkara"),
        OfficeRole.REGISTRAR: _("penerima laporan: mendaftarkan laporan dan mengurus berkas"),
        OfficeRole.OFFICIAL: _("pejabat yang berwenang: memutuskan"),
        OfficeRole.OVERSEER: _("pengawas: hanya membaca"),
    }
    return titles[role]


def institution_lines(founding: Founding, chosen: tuple[str, ...]) -> Iterator[Line]:
    """Yield the institutions whose rules are installed."""
    yield heading(_("Selamat datang. Kode etik lembaga mana yang ditegakkan?"))
    words = _("Enter memilih; t memilih beberapa. Isian disimpan di setiap langkah.")
    yield line((words, Tone.DIM))
    yield BLANK
    for name, loaded in sorted(founding.library.profiles.items()):
        profile = loaded.profile
        mark = "● " if name in chosen else "○ "
        first = len(chosen) > 1 and name == chosen[0]
        yield line(
            (mark, Tone.ACCENT),
            (profile.institution, Tone.BOLD),
            (_("  utama") if first else "", Tone.DIM),
            key=f"profile:{name}",
        )
        basis = profile.regulations[0] if profile.regulations else None
        words = f"{basis.title}, {basis.number}" if basis else profile.name
        yield line((words, Tone.DIM), indent=4)
    for source in founding.library.sources:
        if source.broken:
            words = _("✗ Profil dari {origin} rusak: {why}")
            said = words.format(origin=source.origin, why=source.broken)
            yield line((said, Tone.BAD), hang=2)
    if not founding.library.profiles:
        yield line(_("Belum ada profil. Pasang plugin lembaga Anda: `etik plugin install`."))
    yield BLANK
    yield line(("d  ", Tone.ACCENT), _("melihat-lihat dahulu dengan perkara karangan"), key="demo:")


def official_lines(profiles: Iterable[Profile], setup: Setup) -> Iterator[Line]:
    """Yield who acts for the office, and the parts that the regulations name besides."""
    yield heading(_("Pejabat yang menandatangani"), _("t: tambah · Enter: isi · x: hapus"))
    yield line((_("Boleh kosong; dapat diisi kemudian di office.toml."), Tone.DIM))
    yield BLANK
    actors = offices(profiles)
    titles = {each.id: each.title for each in actors}
    for place, each in enumerate(setup.officials):
        words = " · ".join(part for part in (each.nip, each.rank, each.position) if part)
        yield line(
            ("● ", Tone.ACCENT),
            (each.name, Tone.BOLD),
            f"  {titles.get(each.actor, each.actor)}",
            (f"  {words}" if words else "", Tone.DIM),
            hang=2,
            key=f"official:{place}",
        )
    filled = {each.actor for each in setup.officials}
    for actor in actors:
        if actor.id not in filled:
            yield line(("○ ", Tone.DIM), (actor.title, Tone.DIM), hang=2, key=f"actor:{actor.id}")


def people_lines(setup: Setup) -> Iterator[Line]:
    """Yield the first people who use the program."""
    yield heading(_("Pengguna dan kunci"), _("t: tambah · Enter: ubah · x: hapus"))
    words = _(
        "Boleh kosong: selama tidak ada pengguna terdaftar, siapa pun yang dapat membuka folder "
        "ini membaca semuanya. Pengguna pertama memberlakukan aturan akses, untuk seterusnya."
    )
    yield line((words, Tone.DIM))
    yield BLANK
    for place, each in enumerate(setup.people):
        roles = ", ".join(role_title(role).partition(":")[0] for role in each.roles)
        yield line(
            ("● ", Tone.ACCENT),
            (each.account, Tone.BOLD),
            f"  {each.name}",
            (f"  {roles}" if roles else "", Tone.DIM),
            (_("  kunci SSH") if each.key.strip() else "", Tone.DIM),
            hang=2,
            key=f"person:{place}",
        )


def founding_lines(founding: Founding, setup: Setup, problems: Iterable[Problem]) -> Iterator[Line]:
    """Yield everything answered, and what is still wrong with it."""
    chosen = chosen_profiles(founding, setup)
    found = tuple(problems)
    if found:
        yield heading(_("Belum dapat dibuat"), _("Enter membuka langkahnya"))
        for each in found:
            step = step_of(each.key)
            remedy = f" · {each.remedy}" if each.remedy else ""
            field = f"{field_title(each.key)}: "
            yield line(("✗ ", Tone.BAD), field, each.what, (remedy, Tone.DIM), key=f"step:{step}")
    else:
        yield heading(_("Siap. F2 membuat ruang kerja"))
    yield BLANK
    week = _("{n} hari seminggu").format(n=setup.week)
    rows = (
        (_("Lembaga"), "; ".join(each.institution for each in chosen) or "-"),
        (_("Kantor"), setup.name or "-"),
        (_("Tempat"), setup.place or "-"),
        (_("Kepala surat"), " | ".join(setup.office.letterhead) if not found else "…"),
        (_("Hari kerja"), week),
        (_("Pejabat"), "; ".join(each.name for each in setup.officials) or "-"),
        (_("Pengguna"), "; ".join(each.account for each in setup.people) or "-"),
        (_("Folder"), str(founding.folder)),
    )
    for label, value in rows:
        yield line((f"{label:<14}", Tone.DIM), value, hang=14)


def step_of(key: str) -> str:
    """Return the step on which a field is asked."""
    table = key.partition(".")[0]
    return {"profile": "profile", "officials": "officials", "people": "people"}.get(table, "office")


def field_title(key: str) -> str:
    """Return what a field is called."""
    titles = {
        "profile": _("Lembaga"),
        "name": _("Nama kantor"),
        "place": _("Tempat"),
        "letterhead": _("Kepala surat"),
        "week": _("Hari kerja"),
        "officials": _("Pejabat"),
        "people": _("Pengguna"),
    }
    table = key.partition(".")[0]
    return titles.get(table, table)
