"""What each screen and dialog is for, and what one does next: the opening of its help."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from etik_tui.locale import _
from etik_tui.tui.place import key_name

NO_KEYS: Mapping[str, str] = {}


def purpose_of(screen: Screen[Any], own: Mapping[str, str] = NO_KEYS) -> str:
    """Return what a screen is for; empty for one that says it by itself.

    `own` are keys of one's own, by the id of their binding.
    """
    known = _purposes()
    names = (each.__name__ for each in type(screen).__mro__)
    said = next((known[name] for name in names if name in known), "")
    tab = _tabs().get(getattr(screen, "tab", ""), "")
    return f"{said} {tab}".rstrip().format(**_keys(type(screen), own))


def _keys(screen: type, own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the first key of every action of a screen, by the action's name."""
    found: dict[str, str] = {}
    for owner in screen.__mro__:
        for each in vars(owner).get("BINDINGS", ()):
            if isinstance(each, Binding):
                key = own.get(each.id or "", each.key).partition(",")[0]
                found.setdefault(each.action.partition("(")[0], key_name(key))
    return found


def _purposes() -> Mapping[str, str]:
    return {
        **_places(),
        **_more_places(),
        **_of_a_case(),
        **_dialogs(),
        **_choices(),
        **_small_dialogs(),
    }


def _places() -> Mapping[str, str]:
    return {
        "BoardScreen": _(
            "Semua perkara satu lembaga menurut tahapnya; kartu teratas tiap kolom adalah yang "
            "paling mendesak. Pilih kartu, lalu {open} untuk membuka perkara atau {act} untuk "
            "mencatat tindakan berikutnya. Laporan baru dicatat dengan {new}."
        ),
        "EveryScreen": _(
            "Perkara semua lembaga: tahap di sebelah atas, perkara pada tahap yang dipilih di "
            "bawahnya. {open} masuk ke daftar, lalu membuka perkara; {institution} kembali ke "
            "papan satu lembaga."
        ),
        "CalendarScreen": _(
            "Hari terakhir setiap tenggat, menurut bulan, pekan, atau daftar. Pindah ke sebuah "
            "hari, {open} untuk melihat perkaranya, {why} untuk mengetahui mengapa jatuh pada "
            "hari itu."
        ),
        "ChecklistScreen": _(
            "Daftar periksa satu perkara menurut peran dan tahap; yang terbukti dari catatan "
            "sudah terjawab sendiri. Tandai butir dengan {mark}, lalu {tick} untuk mencentang "
            "dengan catatan."
        ),
        "ReviewScreen": _(
            "Semua yang memerlukan tangan manusia sekarang, yang terburuk lebih dahulu; "
            "alasannya di samping. Baca, {act} untuk bertindak, {next} untuk berikutnya; "
            "{snooze} menunda dengan alasan."
        ),
        "StatisticsScreen": _(
            "Jumlah perkara, lama setiap tahap, dan ketepatan waktu; tidak ada nama. Pindah "
            "bagian dengan panah, {year} untuk tahun lain, {export} untuk membuat rekap "
            "tahunan."
        ),
    }


def _more_places() -> Mapping[str, str]:
    return {
        "RulesScreen": _(
            "Seluruh peraturan sebagai data: norma, tenggat, tonggak, sanksi, tafsir, dan bunyi "
            "teksnya. Ketik {search} untuk mencari; yang dipilih tampil lengkap, juga di mana "
            "dipakai."
        ),
        "PluginsScreen": _(
            "Dari mana peraturan berasal: plugin yang terpasang, profil di folder kantor, dan "
            "yang rusak beserta alasannya. {info} menampilkan keterangan, {install} memasang, "
            "{remove} melepas."
        ),
        "RegistersScreen": _(
            "Buku register kantor di luar perkara, misalnya sosialisasi dan evaluasi. Pindah "
            "buku dengan panah, {new} untuk isian baru; isian yang salah ditarik dengan "
            "{withdraw}."
        ),
        "HearingDayScreen": _(
            "Sidang pada satu hari menurut jamnya. Panah berpindah ke hari lain, Enter membuka "
            "perkaranya, {export} mencetak daftar dan daftar hadir."
        ),
        "FirstStartScreen": _(
            "Menyiapkan ruang kerja kantor: lembaga, kantor, pejabat, dan pengguna. Setiap isian "
            "langsung disimpan; F2 ke langkah berikutnya, pada langkah terakhir F2 membuat ruang "
            "kerja. d menampilkan perkara karangan lebih dahulu."
        ),
    }


def _of_a_case() -> Mapping[str, str]:
    return {
        "CaseScreen": _(
            "Satu perkara; baris teratas menyebut tindakan berikutnya dan siapa yang harus "
            "melakukannya. {act} mencatat tindakan itu, {acts} menampilkan semua tindakan yang "
            "mungkin."
        ),
        "NewCaseScreen": _(
            "Mencatat laporan baru langkah demi langkah; hanya yang diminta peraturan yang wajib "
            "diisi. F2 ke langkah berikutnya; Esc menyimpan draf dan kembali ke papan."
        ),
        "ExaminationScreen": _(
            "Berita acara pemeriksaan: ketik pertanyaan, Enter, ketik jawaban, Enter; setiap "
            "pasangan langsung tercatat. {read} untuk membacakan kembali, {sign} untuk tanda "
            "tangan."
        ),
        "ReadBackScreen": _(
            "Membacakan BAP kepada yang diperiksa, satu pasangan tanya jawab setiap kali. "
            "{mark} menandai sudah dibacakan, {correct} mencatat perbaikan; {finish} mencatat "
            "bahwa BAP dibacakan."
        ),
        "WhatIfScreen": _(
            "Mengandaikan tanggal dan tafsir lain: kiri yang dapat digeser, kanan akibatnya "
            "pada semua tenggat. Tidak ada yang dicatat; {restore} membatalkan satu "
            "pengandaian, {restore_all} semuanya."
        ),
    }


def _tabs() -> Mapping[str, str]:
    """Return what a tab of a case is for."""
    return {
        "ringkasan": _("Ringkasan: keadaan perkara, tenggat berjalan, dan yang masih kurang."),
        "kronologi": _("Kronologi: setiap catatan; Enter menarik yang dipilih dengan alasan."),
        "pihak": _("Pihak: {add} menambah orang, Enter melengkapi data orang yang dipilih."),
        "majelis": _("Majelis: susunan, dan hasil pemeriksaan setiap anggota."),
        "panggilan": _("Panggilan: surat, tanggal diterima, dan kehadiran setiap panggilan."),
        "bap": _("Pemeriksaan: {add} membuka BAP orang yang diperiksa."),
        "putusan": _("Putusan: {add} mencatat suara anggota, {evidence} pendapat berbeda."),
        "dokumen": _("Dokumen: surat yang harus ada dan yang sudah terbit; {paper} membuat surat."),
        "tenggat": _("Tenggat: semua batas waktu; {why} menguraikan hitungan yang dipilih."),
        "periksa": _("Periksa: daftar periksa perkara ini; {tick} mencentang butir."),
    }


def _dialogs() -> Mapping[str, str]:
    return {
        "ActDialog": _(
            "Mencatat satu tindakan: tanggal, nomor surat, dan isian lain. Temuan periksa muncul "
            "selagi Anda mengetik. F2 mencatat; yang tidak sesuai hanya diteruskan dengan alasan. "
            "Esc menyimpan draf."
        ),
        "SupplementDialog": _(
            "Melengkapi tindakan yang sudah tercatat dengan tanggal atau isian yang baru "
            "diketahui. Yang sudah ada tetap; F2 mencatat tambahannya."
        ),
        "MajelisDialog": _(
            "Menyusun Majelis: t menambah anggota baru, c mengambil dari daftar pejabat. Setiap "
            "anggota diperiksa menurut syarat peraturan; F4 menampilkan temuannya, F2 selesai."
        ),
        "PaperDialog": _(
            "Melihat surat sebelum diterbitkan. i mengisi yang masih kosong, n nomor surat, f "
            "format berkas; F2 menerbitkan, menyimpan, dan mencatatnya."
        ),
        "PromptDialog": _(
            "Isian pendek; Tab ke isian berikut, F2 menyimpan. Yang salah disebut di bawah "
            "isiannya, dan tidak ada yang hilang."
        ),
        "ClockDialog": _(
            "Menghitung kewajiban pegawai yang berjangka waktu: ketik hari kejadiannya, hari "
            "terakhirnya langsung tampil. Tidak ada yang dicatat."
        ),
        "DayDialog": _(
            "Ketik tanggal dengan cara apa pun, misalnya 17-11-2026, 17 nov, atau +5; Enter "
            "membawa ke hari itu."
        ),
        "WhyDialog": _(
            "Mengapa tenggat jatuh pada hari itu: bunyi aturan, tafsir yang dipilih dan hasil "
            "tafsir lain, lalu hitungan hari demi hari dengan hari libur yang dilewati. Tidak ada "
            "yang diubah di sini."
        ),
        "RecomputeDialog": _(
            "Kalender kantor berubah, sehingga sebagian perkara masih memperlihatkan tanggal lama. "
            "F2 menghitung ulang; Esc menghentikan, dan dapat diteruskan kemudian."
        ),
    }


def _choices() -> Mapping[str, str]:
    return {
        "PickDialog": _(
            "Ketik sebagian kata untuk mempersempit daftar, pindah dengan panah, Enter memilih. "
            "Bila boleh memilih beberapa, Enter menandai dan F2 selesai."
        ),
        "CasePickDialog": _(
            "Ketik nomor, nama, atau isi laporan; perkara yang cocok muncul, yang paling dekat "
            "tenggatnya di atas. Enter memilih."
        ),
    }


def _small_dialogs() -> Mapping[str, str]:
    return {
        "FilterDialog": _(
            "Saringan: perkara mana yang tampak dan dalam urutan apa. Ubah yang sekarang, atau "
            "pakai yang tersimpan dengan nomornya; simpan yang sering Anda perlukan."
        ),
        "GlossaryDialog": _(
            "Arti kata-kata di layar, masing-masing satu kalimat dengan sumbernya. Ketik untuk "
            "mencari kata lain; Enter menampilkan bunyi setiap peraturan."
        ),
        "HelpDialog": _("Bantuan layar di bawahnya: gunanya, tombolnya, dan istilahnya."),
        "JumpScreen": _(
            "Ketik huruf pada tempat yang dituju. Huruf besar langsung membukanya; tombol lain "
            "membatalkan."
        ),
        "MessageDialog": _("Pemberitahuan. Enter menutupnya; tidak ada yang hilang."),
        "ConfirmDialog": _("Pertanyaan yang dijawab dengan satu tombol: y untuk ya, t tidak."),
        "CountedDialog": _(
            "Pekerjaan panjang sedang berjalan; Esc menghentikannya di antara dua berkas, dan yang "
            "sudah jadi tetap ada."
        ),
        "ProgressDialog": _("Pekerjaan sedang berjalan; jendela ini menutup sendiri bila selesai."),
        "SmallScreen": _(
            "Terminal terlalu kecil untuk layar program. Perbesar jendela atau kecilkan huruf; "
            "isian Anda tetap ada."
        ),
    }
