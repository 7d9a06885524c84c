"""The closed set of paths by which forms name what a case knows, and what each means.

`docs/reference/forms.md` lists them; `form_paths` gives those of one form of one regulation.
"""

from collections.abc import Mapping

from msgspec import Struct

from etik_tui.profile.act import FieldSpec, FieldType, Milestone
from etik_tui.profile.outcome import FormSpec
from etik_tui.profile.profile import Profile

OPENING = """\
# Paths in forms

<!-- Written by `python -m etik_tui.casework.paper_path docs/reference`; do not edit by hand. -->

A [form](forms.md) takes the values of its fields from these paths and no others.
What a case does not have is missing: a dotted line on the paper.
"""

OFFICIAL: Mapping[str, str] = {
    "nama": "name",
    "nip": "NIP",
    "pangkat": "rank (pangkat/golongan) as printed",
    "jabatan": "position as printed",
}
PERSON: Mapping[str, str] = {
    **OFFICIAL,
    "jenjang": "level of the position",
    "unit": "unit",
    "pegawai": "kind of employee",
    "alamat": "address",
    "desa": "village, where the address names it (`Desa …`)",
    "kecamatan": "district, where the address names it (`Kecamatan …`)",
    "nama_alamat": "name and address, with a comma",
    "peran": "part in the case; compared by its id (`terlapor`, `pelapor`, `saksi` …)",
}
MEMBER: Mapping[str, str] = {
    **{key: PERSON[key] for key in PERSON if key != "peran"},
    "kedudukan": "title of the seat",
    "peran": "the seat, by its id (`ketua`, `sekretaris`, `anggota` …)",
}
SCALARS: Mapping[str, str] = {
    "surat.nomor": "the letter's number, taken from the letter register when it is issued",
    "surat.tanggal": "the day the letter bears",
    "surat.sifat": "`Rahasia` for a confidential form, else typed in",
    "surat.lampiran": "typed in",
    "surat.hal": "typed in, else the form's title",
    "surat.tujuan": "typed in",
    "kantor.nama": "name of the office",
    "kantor.tempat": "its place",
    "kantor.kop": "its letterhead, several lines",
    "perkara.nomor": "register number of the case",
    "perkara.judul": "what the case is called",
    "perkara.saluran": "channel; compared by its id",
    "perkara.diterima": "first date of the act of receipt",
    "perkara.terdaftar": "day of registration",
    "perkara.isi": "the report: field `isi` of the act of receipt, else all allegations",
    "peraturan.judul": "title of the regulation with its number",
    "peraturan.jenis": "what comes before `tentang` in its title",
    "peraturan.nomor": "its number without the year",
    "peraturan.tahun": "its year",
    "peraturan.tentang": "what comes after `tentang` in its title",
    "peraturan.berita": "where it was promulgated",
    "peraturan.berita_tahun": "the year of that gazette",
    "peraturan.berita_nomor": "the number in that gazette",
    "peraturan.singkat": "short name of the institution",
    "dugaan.uraian": "what the person concerned is said to have done",
    "dugaan.tempat": "where",
    "dugaan.tanggal": "when, as reported",
    "dugaan.pasal": "the norms alleged: `Pasal 6 huruf a dan Pasal 7 huruf b`, with `jo.`",
    "sk.nomor": "number of the last decree on the Majelis",
    "sk.tanggal": "its date",
    "majelis.jumlah": "number of members",
    "putusan.hasil": "outcome of the decision; compared by its id",
    "putusan.nomor": "number of the decision",
    "putusan.tanggal": "its first date",
    "putusan.cara": "how it was reached; compared by its id",
    "putusan.pasal": "the norms it names, else those alleged",
    "putusan.sanksi": "its sanctions; compared by their ids",
    "panggilan.ke": "which round of summons this act is, from 1",
    "panggilan.nomor": "number of the summons of this round",
    "ini.nomor": "number of the act this paper evidences",
    "ini.tonggak": "the act itself; compared by its id",
    "ini.tanggal_tindakan": "the day it counts as done",
}
PEOPLE: Mapping[str, str] = {
    "terperiksa": "whom this paper concerns: the act's party, or the one chosen",
    "terlapor": "the terlapor it concerns, else the first",
    "pelapor": "the first pelapor or pengadu",
}
LISTS: Mapping[str, Mapping[str, str]] = {
    "surat.tembusan": {"urutan": "1 to n", "isi": "who gets a copy"},
    "terlapor_semua": {"urutan": "1 to n", **PERSON},
    "pelapor_semua": {"urutan": "1 to n", **PERSON},
    "saksi": {"urutan": "1 to n", **PERSON},
    "majelis": {"urutan": "1 to n", **MEMBER},
    "dugaan.norma": {
        "urutan": "1 to n",
        "kutipan": "the norm word for word",
        "pasal": "its citation, with `jo.`",
        "jo": "citation of the norm that it elaborates",
        "jenis": "heading it stands under",
    },
    "putusan.norma": {
        "urutan": "1 to n",
        "kutipan": "the norm word for word",
        "pasal": "its citation, with `jo.`",
        "jo": "citation of the norm that it elaborates",
        "jenis": "heading it stands under",
    },
    "dugaan_semua": {
        "urutan": "1 to n",
        "uraian": "what was done",
        "tempat": "where",
        "tanggal": "when, as reported",
        "pasal": "the norms",
    },
    "bukti": {"urutan": "1 to n", "judul": "piece of evidence", "jenis": "its kind"},
    "tanya": {"urutan": "1 to n", "pertanyaan": "question", "jawaban": "answer"},
    "sanksi": {"urutan": "1 to n", "judul": "sanction", "kutipan": "its citation"},
    "suara": {"urutan": "1 to n", "nama": "member", "kedudukan": "seat", "pilihan": "vote"},
    "pendapat_berbeda": {"urutan": "1 to n", "nama": "member", "kedudukan": "seat", "isi": "words"},
}
COMPOSED: Mapping[str, str] = {
    "surat.penandatangan.…": "who signs: the official that the act's field `penandatangan` names, "
    "the member whose seat the act's actor is, or the office's official of that part; "
    "`.nama` `.nip` `.pangkat` `.jabatan`",
    "pejabat.<actor>.…": "the office's official of a part (`officials` of its settings); the same",
    "majelis.<seat>.…": "the first holder of a kind of seat; attributes of a member",
    "tindakan.<milestone>.nomor": "number of the last such act",
    "tindakan.<milestone>.<date>": "a date of it",
    "tindakan.<milestone>.<field>": "a field of it; answers print their titles and are "
    "compared by their ids",
    "tindakan.<milestone>.<field>.…": "of a field that names an official: attributes of "
    "the person, if the case or the office knows the name",
    "ini.<date>, ini.<field>": "the same of the act that this paper evidences",
    "<list>.<n>.<attribute>": "one record of a list, from 1 to 9: `saksi.1.nama`",
    "isian.<field>": "what was typed in when issuing",
}
NUMBERED = 9
"""How far single records of a list can be named: `saksi.1.nama` to `saksi.9.nama`."""


class FormPaths(Struct, frozen=True, kw_only=True):
    """The paths that one form may use: single values, and lists with the paths of a record."""

    scalars: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def has_scalar(self, path: str, within: frozenset[str] = frozenset()) -> bool:
        """Tell whether a path is one value; `within` are the lists being repeated around it."""
        if path in self.scalars or path.startswith("isian."):
            return True
        return any(path in self.lists[each] for each in within if each in self.lists)


def form_paths(profile: Profile, form: FormSpec) -> FormPaths:
    """Return the paths that a form of a regulation may use."""
    found = set(SCALARS)
    found |= {f"{name}.{key}" for name in PEOPLE for key in PERSON}
    found |= {f"surat.penandatangan.{key}" for key in OFFICIAL}
    found |= {f"pejabat.{actor.id}.{key}" for actor in profile.actors for key in OFFICIAL}
    seats = profile.majelis.seats if profile.majelis else ()
    found |= {f"majelis.{seat.id}.{key}" for seat in seats for key in MEMBER}
    for name, keys in LISTS.items():
        found |= {f"{name}.{n}.{key}" for n in range(1, NUMBERED + 1) for key in keys}
    for milestone in profile.milestones:
        found |= set(_act_paths(profile, milestone, f"tindakan.{milestone.id}"))
    for milestone in form_acts(profile, form):
        found |= set(_act_paths(profile, milestone, "ini"))
    lists = {name: frozenset(f"{name}.{key}" for key in keys) for name, keys in LISTS.items()}
    return FormPaths(scalars=frozenset(found), lists=lists)


def form_acts(profile: Profile, form: FormSpec) -> tuple[Milestone, ...]:
    """Return the acts that a form evidences: its own, those that name it, and all rounds alike."""
    intake = profile.intake
    ids = {form.milestone} | {each.id for each in profile.milestones if each.form == form.id}
    if intake and any(channel.form == form.id for channel in intake.channels):
        ids.add(intake.milestone)
    rounds = [each.milestone for each in profile.summons.rounds] if profile.summons else []
    if form.milestone in rounds:
        ids |= set(rounds)
    return tuple(each for each in profile.milestones if each.id in ids)


def act_fields(profile: Profile, milestone: Milestone) -> tuple[FieldSpec, ...]:
    """Return everything that an act may record besides dates; receipt has the channels' too."""
    intake = profile.intake
    if intake is None or intake.milestone != milestone.id:
        return milestone.fields
    own = {each.id: each for channel in intake.channels for each in channel.fields}
    return (*milestone.fields, *own.values())


def _act_paths(profile: Profile, milestone: Milestone, prefix: str) -> list[str]:
    found = [f"{prefix}.nomor", *(f"{prefix}.{date.id}" for date in milestone.dates)]
    for spec in act_fields(profile, milestone):
        found.append(f"{prefix}.{spec.id}")
        if spec.type is FieldType.OFFICIAL:
            found += [f"{prefix}.{spec.id}.{key}" for key in PERSON]
    return found


def reference_page() -> str:
    """Return the table of all paths in Markdown, as `docs/reference/form-paths.md` has it."""
    lines = [OPENING, "## Single values", "", "| path | value |", "|---|---|"]
    lines += [f"| `{path}` | {meaning} |" for path, meaning in SCALARS.items()]
    lines += [
        f"| `{name}.…` | {meaning}; attributes of a person |" for name, meaning in PEOPLE.items()
    ]
    lines += [f"| `{path}` | {meaning} |" for path, meaning in COMPOSED.items()]
    lines += ["", "## Attributes of a person", "", "| attribute | value |", "|---|---|"]
    lines += [f"| `.{key}` | {meaning} |" for key, meaning in PERSON.items()]
    lines += ["", "## Lists", "", "| list | of each record |", "|---|---|"]
    for name, keys in LISTS.items():
        said = "; ".join(f"`.{key}` {meaning}" for key, meaning in keys.items())
        lines.append(f"| `{name}` | {said} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1], "form-paths.md").write_text(reference_page(), encoding="utf-8")
