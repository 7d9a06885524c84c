"""What `etik doctor` says of a journal on a database server."""

from collections.abc import Iterator

from etik_tui.casework.opening import journal_place
from etik_tui.cli.health import Check, Health
from etik_tui.cli.session import Session
from etik_tui.errors import EtikError
from etik_tui.locale import _


def server_checks(session: Session) -> Iterator[Check]:
    """Look at the server, where the journal is on one; nothing is said of a file."""
    try:
        place = str(journal_place(session.folder, session.database))
    except EtikError:
        # The look at the workspace says what is wrong with its settings.
        return
    if not place.startswith(("postgresql://", "postgres://")):
        return
    try:
        from etik_tui.journal.postgres_state import server_state

        state = server_state(place)
    except ImportError:
        return
    except EtikError as error:
        yield Check(id="server", health=Health.BAD, text=error.what, remedy=error.remedy)
        return
    yield Check(
        id="server",
        health=Health.GOOD,
        text=_("PostgreSQL {version}: {place}.").format(version=state.version, place=state.place),
    )
    if state.unsafe:
        yield Check(
            id="server.durable",
            health=Health.BAD,
            text=_("Server dapat kehilangan yang sudah disimpan: {names} mati.").format(
                names=", ".join(state.unsafe)
            ),
            remedy=_("Nyalakan pengaturan itu di server, lalu jalankan ulang servernya."),
        )
    if state.above_policies:
        yield Check(
            id="server.role",
            health=Health.LOOK,
            text=_("Akun basis data ini berada di atas semua pembatasan per lembaga."),
            remedy=_("Pakai akun biasa sebagai pemilik; lihat panduan PostgreSQL."),
        )
    if not state.encrypted:
        yield Check(
            id="server.tls",
            health=Health.BAD,
            text=_("Sambungan ke server tidak terenkripsi."),
            remedy=_("Tambahkan sslmode=verify-full pada alamatnya."),
        )
