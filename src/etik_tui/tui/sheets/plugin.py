"""What is installed beside the program: plugins, profiles, and how more are installed here."""

from collections.abc import Iterator, Mapping, Sequence

from etik_tui.casework.inventory import Condition, Item
from etik_tui.casework.library import Source
from etik_tui.locale import _
from etik_tui.plugins.installation import Installation
from etik_tui.plugins.installing import Proposal
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, heading, line


def condition_span(item: Item) -> tuple[str, Tone]:
    """Return how a plugin is, in words."""
    return {
        Condition.SOUND: (_("baik"), Tone.GOOD),
        Condition.BROKEN: (_("RUSAK"), Tone.BAD),
        Condition.OFF: (_("tidak dimuat"), Tone.DIM),
    }[item.condition]


def plugin_lines(desk: Desk, items: Sequence[Item], counts: Mapping[str, int]) -> Iterator[Line]:
    """Yield the plugins with their state and their profiles; `counts` are open cases by profile."""
    yield heading(_("Plugin terpasang"), _("Enter: keterangan"))
    if not items:
        yield line(
            (
                _("Tidak ada plugin terpasang. Tekan {key} untuk memasang.").format(
                    key=desk.key("plugins.install", "t")
                ),
                Tone.DIM,
            ),
            indent=1,
        )
    for item in items:
        origin = f"  {item.distribution} {item.version}".rstrip()
        yield line(
            (item.name, Tone.BOLD),
            (origin, Tone.DIM),
            "  ",
            condition_span(item),
            indent=1,
            hang=2,
            key=f"plugin:{item.name}",
        )
        if item.reason:
            tone = Tone.BAD if item.condition is Condition.BROKEN else Tone.DIM
            yield line((item.reason, tone), indent=3)
        for warning in item.warnings:
            yield line(("! ", Tone.WARN), warning, indent=3, hang=2)
        for source in item.sources:
            yield from _profile(source, counts)


def _profile(source: Source, counts: Mapping[str, int]) -> Iterator[Line]:
    if source.loaded is None:
        yield line((_("profil rusak: {why}").format(why=source.broken), Tone.BAD), indent=3, hang=2)
        return
    profile = source.loaded.profile
    open_words = _("  {n} perkara terbuka").format(n=counts.get(profile.id, 0))
    yield line(
        _("profil {id} {version}").format(id=profile.id, version=profile.version),
        f": {profile.institution}",
        (open_words if profile.id in counts else "", Tone.ACCENT),
        indent=3,
        hang=2,
    )


def added_lines(desk: Desk, sources: Sequence[Source], counts: Mapping[str, int]) -> Iterator[Line]:
    """Yield the profiles that were added as data only."""
    yield heading(
        _("Profil tanpa kode di ruang kerja ini"),
        _("{key}: tambah dari folder atau zip").format(key=desk.key("plugins.add", "d")),
    )
    if not sources:
        yield line((_("Tidak ada."), Tone.DIM), indent=1)
    for source in sources:
        name = source.loaded.profile.id if source.loaded else source.folder.name
        yield line(
            (name, Tone.BOLD),
            (f"  {source.folder}", Tone.DIM),
            indent=1,
            hang=2,
            key=f"profile:{name}",
        )
        yield from _profile(source, counts)


def here_lines(desk: Desk, here: Installation, *, may: bool) -> Iterator[Line]:
    """Yield how the program was installed, and who may add plugins."""
    yield heading(_("Cara memasang di sini"))
    words = _("Dipasang oleh {installer} di {prefix}").format(
        installer=here.installer.value, prefix=here.prefix
    )
    yield line(words, indent=1)
    if not here.installer.can_add:
        what = _("Ke pemasangan ini plugin tidak dapat ditambahkan.")
        yield line((what, Tone.WARN), indent=1)
    elif not here.writable:
        what = _(
            "Akun ini tidak dapat menulis ke situ; {key} menunjukkan perintah bagi pengelola."
        ).format(key=desk.key("plugins.install", "t"))
        yield line((what, Tone.WARN), indent=1)
    if not may:
        what = _(
            "Anda masuk atas nama orang lain daripada pemilik akun mesin ini: memasang dan melepas "
            "hanya oleh pengelola, di mesinnya."
        )
        yield line((what, Tone.WARN), indent=1)
    usual = _(
        "{add} memasang wheel (.whl), folder berisi wheel, atau nama paket; {remove} melepas."
    ).format(add=desk.key("plugins.install", "t"), remove=desk.key("plugins.remove", "x"))
    yield line((usual, Tone.DIM), indent=1)
    known = _("Dari baris perintah: `etik plugin install|remove|how`, `etik profile add|remove`.")
    yield line((known, Tone.DIM), indent=1)


def item_lines(item: Item) -> Iterator[Line]:
    """Yield everything known of one plugin."""
    yield line((item.name, Tone.BOLD), "  ", condition_span(item))
    for label, words in (
        (_("paket"), f"{item.distribution} {item.version}".strip()),
        (_("alasan"), item.reason),
        (_("hook"), ", ".join(item.hooks)),
    ):
        if words:
            yield line((f"{label}: ", Tone.DIM), words, hang=2)
    for warning in item.warnings:
        yield line(("! ", Tone.WARN), warning, hang=2)
    for source in item.sources:
        yield BLANK
        yield from _profile(source, {})
        yield line((str(source.folder), Tone.DIM), indent=3, hang=2)
        if source.loaded:
            yield line((f"sha256 {source.loaded.digest}", Tone.DIM), indent=3, hang=2)


def proposal_lines(proposal: Proposal) -> Iterator[Line]:
    """Yield what would be installed or removed, with hash and command."""
    if proposal.wheels:
        yield line((_("Plugin berjalan dengan hak akun ini."), Tone.WARN))
    for wheel in proposal.wheels:
        yield line((f"{wheel.name} {wheel.version}", Tone.BOLD), f"  {wheel.size} B")
        yield line((f"sha256 {wheel.sha256}", Tone.DIM), indent=1, hang=2)
        if wheel.summary:
            yield line(wheel.summary, indent=1)
        if wheel.requires:
            words = _("memerlukan juga: {names}").format(names=", ".join(wheel.requires))
            yield line((words, Tone.WARN), indent=1, hang=2)
        if wheel.programs:
            words = _("menambah perintah: {names}").format(names=", ".join(wheel.programs))
            yield line((words, Tone.WARN), indent=1, hang=2)
    for found in proposal.gone:
        yield line((found.name, Tone.BOLD), f"  {found.distribution} {found.version}")
    yield BLANK
    yield line(("$ ", Tone.DIM), str(proposal.command), hang=2)
