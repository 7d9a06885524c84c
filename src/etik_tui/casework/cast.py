"""People who evidently do not exist: plants and birds for given names, mountains for the rest."""

from datetime import date, timedelta
from random import Random

from etik_tui.domain.person import Person

_PLANTS_AND_BIRDS = """
    Akasia Anggrek Angsana Bakung Bangau Belibis Beringin Bougenvil Camar Cempaka Cendana
    Cendrawasih Damar Elang Flamboyan Gelatik Jalak Kamboja Kasuari Kemuning Kenanga Kenari
    Kepodang Ketapang Kutilang Mahoni Melati Meranti Merpati Murai Perkutut Pinus Rajawali Randu
    Seroja Soka Srigunting Tekukur Teratai Trembesi Walet
"""
_MOUNTAINS = """
    Argopuro Arjuno Batur Binaiya Bromo Ciremai Galunggung Gamalama Halimun Kelimutu Kelud Kerinci
    Latimojong Lawu Leuser Merapi Merbabu Muria Pangrango Papandayan Penanggungan Prau Raung Rinjani
    Semeru Sibayak Sinabung Sindoro Singgalang Sumbing Tambora Telomoyo Ungaran Welirang
"""
GIVEN, FAMILY = tuple(_PLANTS_AND_BIRDS.split()), tuple(_MOUNTAINS.split())
OLDEST, DAYS = date(1968, 1, 1), 365 * 30


def fictitious(random: Random, like: Person, *, with_nip: bool = True) -> Person:
    """Return a made-up person of the rank and post of another.

    The month of appointment in the identity number is 00, so that no real one can be hit.
    """
    name = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
    born = OLDEST + timedelta(days=random.randrange(DAYS))
    number = f"{born:%Y%m%d} {born.year + 25}00 {random.randint(1, 2)} {random.randint(1, 999):03d}"
    return Person(
        name=name,
        nip=number if with_nip else "",
        rank=like.rank,
        position=like.position,
        position_level=like.position_level,
        unit=like.unit,
        employment=like.employment,
    )
