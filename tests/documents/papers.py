"""Papers that use everything: what annexes contain, and what hostile people type."""

from datetime import date

from etik_tui.documents.block import (
    Banner,
    Fields,
    Gap,
    Heading,
    Items,
    Letterhead,
    Mark,
    PageBreak,
    PageSize,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    plain,
)
from etik_tui.documents.context import Binding, Context
from etik_tui.documents.fill import fill
from etik_tui.documents.parse import read_template

LETTER = """
::: kop
:::

::: isian
Nomor : {{surat.nomor}}
Lampiran : {{surat.lampiran | strip}}
Hal : Panggilan
:::

Kepada\\
Yth. {{nama}}\\
di -\\
Tempat

# BERITA ACARA PEMERIKSAAN
# PEGAWAI

::: tengah
NOMOR : {{surat.nomor}}
:::

Pada hari ini {{tanggal | hari}} tanggal {{tanggal | tanggal_huruf}} bulan {{tanggal | bulan}} tahun
{{tanggal | tahun_huruf}}, di {{tempat}}, diperiksa **{{nama}}** yang *dinyatakan* {{hasil}}\\*)
melakukan __pelanggaran__ ~~berat~~.

::: ulang majelis
::: isian
{{majelis.urutan}}. Nama : {{majelis.nama}}
Pangkat / Gol : {{majelis.pangkat}}
:::
:::

::: isian
Menimbang : a. bahwa setelah dilakukan sidang pemeriksaan terhadap Terlapor dan mendengar saksi;
          : b. bahwa berdasarkan huruf a perlu menetapkan Keputusan tentang {{perihal}};
KESATU : Menyatakan bahwa:
  Nama : {{nama}}
Label yang panjang sekali sampai tidak muat lagi : Isinya turun ke baris berikutnya.
KEDUA : Selesai.
:::

1. Butir pertama yang panjang sekali sehingga harus turun ke baris berikutnya dan menggantung.

   Paragraf kedua.

   a. anak
   b. anak kedua

      1) cucu
2. Butir kedua:

   ::: isian
   Pasal : {{pasal}}
   :::
3.
   ::: isian
   Pasal : {{pasal | pasal}}
   :::

::: ulang-baris majelis
| No. | Nama | Pangkat |
|---|----------|------|
| {{majelis.urutan}} | {{majelis.nama}} | {{majelis.pangkat}} |
:::

::: ttd majelis
{{majelis.peran}},
---
{{majelis.nama}}
:::

::: ttd
{{tempat}}, {{tanggal}}
Yang diperiksa,
---
{{nama}}
:::

TEMBUSAN:

::: ulang tembusan
1. {{tembusan.isi}}
:::

::: kecil
\\*) Coret yang tidak perlu.
:::

::: tambahan
::: isian
Panggilan ke : {{ke}}
:::
:::
"""

_VALUES = {
    "kantor.kop": "BADAN CONTOH\nSEKRETARIAT\nJalan Contoh Nomor 1",
    "surat.nomor": "12/KP.01/III/2026",
    "nama": "Dr. Siti Aminah, S.H., M.H.",
    "tanggal": date(2026, 3, 12),
    "tempat": "Contoh",
    "pasal": "Pasal 6 huruf a",
    "keadaan": "ya",
    "majelis": (
        {"nama": "Ahmad", "pangkat": "Pembina", "peran": "Ketua"},
        {"nama": "Budi Santoso", "peran": "Sekretaris"},
        {"nama": "Citra", "peran": "Anggota"},
        {"nama": "Dewi", "peran": "Anggota"},
    ),
    "tembusan": ({"isi": "Bupati;"}, {"isi": "Camat."}),
}
_BINDINGS = {"hasil": Binding.read("keadaan", {"ya": "terbukti", "tidak": "tidak terbukti"})}


def letter(**changes: object) -> Paper:
    """Return the letter with values, some of them changed."""
    context = Context({**_VALUES, **changes}, _BINDINGS)  # type: ignore[dict-item]
    result = fill(read_template(LETTER), context, confidential=True, provided=False)
    return Paper(
        title="Berita acara", blocks=result.blocks, footer="Kode AB-12", font="Liberation Serif"
    )


def hostile(value: str) -> Paper:
    """Return a paper with this value at every place that takes one."""
    text = plain(value)
    blocks = (
        Banner(text=value),
        Letterhead(lines=(value, value)),
        Heading(text=text),
        *(Paragraph(text=(Run(value, mark),)) for mark in Mark),
        Paragraph(text=text, small=True, indent=1),
        Fields(rows=((text, text), ((), text))),
        Items(
            labels=("1.", value[:8]),
            items=((Paragraph(text=text),), (Fields(rows=((text, text),)),)),
        ),
        Table(head=(text, text), rows=((text, text),), widths=(1, 9)),
        Signatures(columns=(Signature(above=(text,), below=(text,)),) * 2),
        Gap(),
        PageBreak(),
    )
    return Paper(title=value, blocks=blocks, footer=value[:200])


PAPERS: dict[str, Paper] = {
    "surat": letter(),
    "surat-kosong": Paper(
        title="Kosong",
        blocks=fill(read_template(LETTER), Context({}, _BINDINGS)).blocks,
        font="Liberation Serif",
    ),
    "surat-f4": Paper(
        title="F4", blocks=letter().blocks, page=PageSize.F4, font="Liberation Sans", size=10
    ),
    "mendatar": Paper(
        title="Mendatar", blocks=letter().blocks, landscape=True, font="Liberation Serif"
    ),
}
"""Papers whose .docx and .pdf must say the same."""
