"""Values of a case as papers print them: people, norms with "jo.", answers by their titles."""

import re
from collections.abc import Mapping
from datetime import time

from etik_tui.casework.paper_path import MEMBER, PERSON
from etik_tui.documents.filter import Scalar
from etik_tui.documents.value import Coded
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Seat
from etik_tui.domain.person import Party, Person
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.profile import Profile

_VILLAGE = re.compile(r"\b(?:Desa|Ds\.)\s+([^,;\n]+?)(?=\s*(?:,|;|\n|\bKec\b|\bKecamatan\b|$))")
_DISTRICT = re.compile(r"\b(?:Kecamatan|Kec\.)\s+([^,;\n]+?)(?=\s*(?:,|;|\n|\bKab|$))")
_NUMBER = re.compile(r"(?P<number>\S+)\s+Tahun\s+(?P<year>\d{4})")
_PUBLISHED = re.compile(r"Tahun\s+(?P<year>\d{4})\s+Nomor\s+(?P<number>\S+)")
_ANSWERS: Mapping[str, str] = {"ya": "Ya", "tidak": "Tidak"}


def person_values(person: Person) -> dict[str, Scalar | None]:
    """Return what papers print of a person, by attribute."""
    name_address = ", ".join(filter(None, (person.name, person.address)))
    found: dict[str, Scalar | None] = {
        "nama": person.name,
        "nip": person.nip,
        "pangkat": person.rank,
        "jabatan": person.position,
        "jenjang": person.position_level,
        "unit": person.unit,
        "pegawai": person.employment,
        "alamat": person.address,
        "desa": _part(_VILLAGE, person),
        "kecamatan": _part(_DISTRICT, person),
        "nama_alamat": name_address,
    }
    return found


def _part(pattern: re.Pattern[str], person: Person) -> str:
    for text in (person.address, person.unit):
        if match := pattern.search(text):
            return match[1].strip()
    return ""


def party_values(party: Party) -> dict[str, Scalar | None]:
    """Return what papers print of a party, by attribute."""
    role = party.role.value
    return {**person_values(party.person), "peran": Coded(role.capitalize(), role)}


def seat_values(profile: Profile, seat: Seat) -> dict[str, Scalar | None]:
    """Return what papers print of a member of the Majelis, by attribute."""
    rules = profile.majelis.seats if profile.majelis else ()
    rule = next((each for each in rules if each.id == seat.seat), None)
    title = rule.title if rule else seat.seat
    return {**person_values(seat.person), "kedudukan": title, "peran": Coded(seat.seat, seat.seat)}


def nobody(attributes: Mapping[str, str]) -> dict[str, Scalar | None]:
    """Return the attributes of somebody who is not there, all missing."""
    return dict.fromkeys(attributes)


NOBODY, NO_MEMBER = nobody(PERSON), nobody(MEMBER)


def norm_citation(profile: Profile, norm_id: str) -> str:
    """Return how a breach of a norm is cited: what is elaborated, "jo." what elaborates it."""
    norm = profile.norm(norm_id)
    if norm is None:
        return norm_id
    above = profile.norm(norm.elaborates) if norm.elaborates else None
    return f"{above.cite} jo. {norm.cite}" if above else norm.cite


def joined(parts: tuple[str, ...]) -> str:
    """Return several things as a sentence names them: "a", "a dan b", "a, b dan c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} dan {parts[-1]}"


def norms_value(profile: Profile, norms: tuple[str, ...]) -> Scalar | None:
    """Return the citations of norms as one text; nothing where there are none.

    A norm that another one elaborates is cited with that one and not once more.
    """
    if not norms:
        return None
    elaborated = {norm.elaborates for each in norms if (norm := profile.norm(each))}
    cited = tuple(each for each in norms if each not in elaborated)
    return Coded(joined(tuple(norm_citation(profile, each) for each in cited)), *norms)


def sanctions_value(profile: Profile, sanctions: tuple[str, ...]) -> Scalar | None:
    """Return the titles of sanctions as one text."""
    if not sanctions:
        return None
    items = profile.sanctions.items if profile.sanctions else ()
    titles = {each.id: each.title for each in items}
    return Coded(joined(tuple(titles.get(each, each) for each in sanctions)), *sanctions)


def field_value(profile: Profile, spec: FieldSpec | None, value: Value) -> Scalar | None:
    """Return what an act's field prints: titles for ids, hours as hours; ids are compared."""
    values = tuple(each for each in ((value,) if isinstance(value, str) else value) if each)
    if not values:
        return None
    if spec is None:
        return "; ".join(values)
    if spec.type is FieldType.NORMS:
        return norms_value(profile, values)
    if spec.type is FieldType.SANCTIONS:
        return sanctions_value(profile, values)
    if spec.type in (FieldType.CHOICE, FieldType.CHOICES):
        titles = {each.id: each.title for each in spec.choices}
        return Coded(joined(tuple(titles.get(each, each) for each in values)), *values)
    if spec.type is FieldType.YES_NO:
        return Coded(_ANSWERS.get(values[0], values[0]), *values)
    if spec.type is FieldType.TIME:
        return _hour(values[0])
    return "; ".join(values) if len(values) > 1 else values[0]


def _hour(text: str) -> Scalar | None:
    try:
        return time.fromisoformat(text.strip().replace(".", ":"))
    except ValueError:
        return text


def regulation_values(profile: Profile) -> dict[str, Scalar | None]:
    """Return what papers print of the regulation itself."""
    main = next(
        (each for each in profile.regulations if each.role == "main"), profile.regulations[0]
    )
    kind, _about, subject = main.title.partition(" tentang ")
    match = _NUMBER.search(main.number)
    number = match["number"] if match else main.number
    year = match["year"] if match else ""
    published = _PUBLISHED.search(main.published)
    said = f"{kind} Nomor {main.number}" if main.number else kind
    return {
        "peraturan.judul": f"{said} tentang {subject}" if subject else said,
        "peraturan.jenis": kind,
        "peraturan.nomor": number,
        "peraturan.tahun": year,
        "peraturan.tentang": subject,
        "peraturan.berita": main.published,
        "peraturan.berita_tahun": published["year"] if published else "",
        "peraturan.berita_nomor": published["number"] if published else "",
        "peraturan.singkat": profile.short,
    }
