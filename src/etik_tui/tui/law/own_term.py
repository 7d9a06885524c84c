"""The words that screens and papers use beside those of a regulation, each in one sentence.

`docs/glossary.md` shows the same list; `python -m tests.meta.test_glossary` writes it there.
"""

from collections.abc import Iterator

from msgspec import Struct

from etik_tui.locale import _


class OwnTerm(Struct, frozen=True, kw_only=True):
    """One word: `words` are others for the same, `source` is where it comes from.

    Without a source it is a word of the law, which each regulation defines for itself, or not.
    """

    id: str
    title: str
    meaning: str
    words: tuple[str, ...] = ()
    source: str = ""


def own_terms() -> tuple[OwnTerm, ...]:
    """Return the words in the language in force: those of the law, the case, the days, the rest."""
    return (
        *_of_people(),
        *_of_intake(),
        *_of_procedure(),
        *_of_the_case(),
        *_of_its_record(),
        *_of_days(),
        *_of_the_program(),
    )


def _of_people() -> Iterator[OwnTerm]:
    """Yield who takes part in a case; each regulation says it in its own words."""
    yield OwnTerm(
        id="majelis",
        title=_("Majelis"),
        words=(_("Majelis Kode Etik"),),
        meaning=_("Tim sementara yang memeriksa dan memutus dugaan pelanggaran kode etik."),
    )
    yield OwnTerm(
        id="terlapor",
        title=_("Terlapor"),
        meaning=_("Pegawai yang diduga melanggar kode etik."),
    )
    yield OwnTerm(
        id="pelapor",
        title=_("Pelapor"),
        meaning=_(
            "Orang yang karena hak atau kewajibannya memberitahukan dugaan pelanggaran kepada "
            "pejabat yang berwenang."
        ),
    )
    yield OwnTerm(
        id="pengadu",
        title=_("Pengadu"),
        meaning=_("Orang yang memberitahukan dugaan pelanggaran dan meminta agar ditindak."),
    )
    yield OwnTerm(
        id="saksi",
        title=_("Saksi"),
        meaning=_("Orang yang memberi keterangan tentang hal yang ia dengar, lihat, dan alami."),
    )
    yield OwnTerm(
        id="korban",
        title=_("Korban"),
        meaning=_("Orang yang dirugikan; dicatat agar dapat dilindungi."),
    )
    yield OwnTerm(
        id="pejabat-berwenang",
        title=_("Pejabat yang berwenang"),
        words=(_("pejabat berwenang"),),
        meaning=_("Pejabat yang membentuk Majelis, menerima putusannya, dan menjatuhkan sanksi."),
    )


def _of_intake() -> Iterator[OwnTerm]:
    """Yield how a matter comes in; each regulation says it in its own words."""
    yield OwnTerm(
        id="laporan",
        title=_("Laporan"),
        meaning=_("Pemberitahuan tertulis bahwa pelanggaran sedang atau telah terjadi."),
    )
    yield OwnTerm(
        id="pengaduan",
        title=_("Pengaduan"),
        meaning=_("Pemberitahuan yang disertai permintaan agar pegawai yang diduga diperiksa."),
    )
    yield OwnTerm(
        id="temuan",
        title=_("Temuan (jalur masuk)"),
        words=(_("Temuan"),),
        meaning=_("Perkara yang ditemukan lembaga sendiri, bukan dari laporan atau pengaduan."),
    )


def _of_procedure() -> Iterator[OwnTerm]:
    """Yield what is done in a case; each regulation says it in its own words."""
    yield OwnTerm(
        id="panggilan",
        title=_("Panggilan"),
        words=(_("Pemanggilan"), _("Surat panggilan")),
        meaning=_("Surat yang meminta seseorang hadir pada pemeriksaan."),
    )
    yield OwnTerm(
        id="bap",
        title=_("BAP"),
        words=(_("Berita acara pemeriksaan"),),
        meaning=_("Tanya jawab pemeriksaan yang ditulis dan ditandatangani."),
    )
    yield OwnTerm(
        id="musyawarah",
        title=_("Musyawarah"),
        meaning=_("Pembicaraan Majelis untuk mengambil putusan."),
    )
    yield OwnTerm(
        id="putusan",
        title=_("Putusan"),
        meaning=_("Keputusan tentang terbukti atau tidaknya pelanggaran."),
    )
    yield OwnTerm(
        id="sanksi",
        title=_("Sanksi"),
        words=(_("Sanksi moral"),),
        meaning=_("Akibat yang dijatuhkan atas pelanggaran yang terbukti."),
    )
    yield OwnTerm(
        id="rehabilitasi",
        title=_("Rehabilitasi"),
        words=(_("Rehabilitasi nama baik"),),
        meaning=_("Pemulihan nama baik terlapor yang tidak terbukti melanggar."),
    )


def _of_the_case() -> Iterator[OwnTerm]:
    """Yield what the program calls the parts of a case."""
    rows = (
        (
            "perkara",
            _("Perkara"),
            _("Satu dugaan terhadap satu atau beberapa terlapor, dengan semua yang tercatat."),
        ),
        (
            "nomor-register",
            _("Nomor register"),
            _("Nomor perkara di kantor ini; setiap tahun mulai lagi dari satu."),
        ),
        ("tahap", _("Tahap"), _("Kolom papan; mengikuti tonggak yang tercatat.")),
        (
            "tonggak",
            _("Tonggak"),
            _("Langkah acara menurut peraturan, misalnya laporan diterima atau Majelis dibentuk."),
        ),
        (
            "tindakan",
            _("Tindakan"),
            _("Yang dicatat pejabat pada perkara; diperiksa lebih dahulu menurut peraturan."),
        ),
        (
            "temuan-periksa",
            _("Temuan periksa"),
            _("Hasil pemeriksaan program atas sebuah tindakan: sesuai, peringatan, tidak sesuai."),
        ),
        (
            "penyimpangan",
            _("Penyimpangan"),
            _("Keputusan untuk tetap meneruskan yang tidak sesuai, dicatat dengan alasannya."),
        ),
    )
    yield from _listed(rows)


def _of_its_record() -> Iterator[OwnTerm]:
    """Yield what the program calls what is kept of a case."""
    rows = (
        (
            "dugaan",
            _("Dugaan"),
            _("Perbuatan yang diduga: apa, di mana, kapan, dan norma mana yang dilanggar."),
        ),
        ("norma", _("Norma"), _("Ketentuan kode etik yang dapat dilanggar, kata demi kata.")),
        (
            "alat-bukti",
            _("Alat bukti"),
            _("Yang mendukung atau membantah dugaan; berkasnya disimpan dengan sidik SHA-256."),
        ),
        (
            "kronologi",
            _("Kronologi"),
            _("Semua catatan perkara menurut waktunya, juga yang sudah ditarik."),
        ),
        (
            "ditarik",
            _("Ditarik"),
            _("Dinyatakan tidak berlaku dengan alasan; tetap terbaca di kronologi."),
        ),
        (
            "sidang",
            _("Sidang"),
            _("Satu pemeriksaan atas satu orang; masing-masing mempunyai BAP sendiri."),
        ),
        (
            "daftar-periksa",
            _("Daftar periksa"),
            _("Tugas, wewenang, hak, dan kewajiban tiap peran; terbukti sendiri atau dicentang."),
        ),
        (
            "sensitif",
            _("Perkara sensitif"),
            _("Perkara yang hanya terlihat oleh orang yang ditugaskan."),
        ),
        ("draf", _("Draf"), _("Isian yang sudah disimpan tetapi belum dicatat.")),
    )
    yield from _listed(rows)


def _of_days() -> Iterator[OwnTerm]:
    """Yield what is counted."""
    yield from _listed(
        (
            (
                "tenggat",
                _("Tenggat"),
                _("Hari terakhir untuk suatu langkah menurut peraturan."),
            ),
            ("titik-awal", _("Titik awal"), _("Tanggal yang menjadi awal hitungan tenggat.")),
            (
                "tafsir",
                _("Tafsir"),
                _("Pilihan arti atas aturan yang dapat dibaca lebih dari satu cara."),
            ),
            (
                "tidak-mengatur",
                _("Teks tidak mengatur"),
                _("Peraturan tidak berkata apa-apa tentang hal ini; program tidak mengisinya."),
            ),
        )
    )
    yield OwnTerm(
        id="hari-kerja",
        title=_("Hari kerja"),
        words=(_("hk"),),
        meaning=_("Hari dalam pekan kerja kantor yang bukan hari libur."),
        source="Perpres 21/2023 Pasal 3",
    )
    yield OwnTerm(
        id="hari-kalender",
        title=_("Hari kalender"),
        words=(_("hr"),),
        meaning=_("Setiap hari, juga hari libur."),
        source=_("Program"),
    )
    yield OwnTerm(
        id="libur-nasional",
        title=_("Libur nasional"),
        meaning=_("Hari libur bagi semua orang, ditetapkan setiap tahun."),
        source=_("keputusan bersama tiga menteri, setiap tahun"),
    )
    yield OwnTerm(
        id="cuti-bersama",
        title=_("Cuti bersama"),
        meaning=_("Cuti bagi semua kantor; dihitung hari kerja atau tidak adalah tafsir."),
        source=_("PP 11/2017 Pasal 333 dan keputusan presiden setiap tahun"),
    )


def _of_the_program() -> Iterator[OwnTerm]:
    """Yield what only the program has."""
    rows = (
        (
            "profil",
            _("Profil"),
            _("Kode etik satu lembaga sebagai data: norma, tahap, tenggat, formulir."),
        ),
        ("plugin", _("Plugin"), _("Paket yang menambahkan profil atau kemampuan program.")),
        (
            "ruang-kerja",
            _("Ruang kerja"),
            _("Folder berisi jurnal, berkas, draf, dan pengaturan satu kantor."),
        ),
        (
            "jurnal",
            _("Jurnal"),
            _("Tempat semua catatan; hanya dapat ditambah, tidak dapat diubah diam-diam."),
        ),
        (
            "titik-periksa",
            _("Titik periksa"),
            _("Ringkasan jurnal yang ditandatangani, untuk membuktikan keutuhannya kelak."),
        ),
        (
            "buku-register",
            _("Buku register"),
            _("Buku kantor di luar perkara, misalnya sosialisasi dan evaluasi."),
        ),
        (
            "jejak-akses",
            _("Jejak akses"),
            _("Catatan siapa yang membuka perkara atau identitas pelapor, dan siapa yang ditolak."),
        ),
        (
            "prosedur-rujukan",
            _("Prosedur rujukan"),
            _("Prosedur peraturan lain yang boleh diikuti bila teks sendiri tidak memuatnya."),
        ),
    )
    yield from _listed(rows)


def _listed(rows: tuple[tuple[str, str, str], ...]) -> Iterator[OwnTerm]:
    for name, title, meaning in rows:
        yield OwnTerm(id=name, title=title, meaning=meaning, source=_("Program"))
