"""People, and the doubts about how their papers name them."""

import pytest

from etik_tui.domain.person import Person, checked_nip


@pytest.mark.parametrize(
    ("nip", "doubt"),
    [
        pytest.param("", "", id="none"),
        pytest.param("197210301997031003", "", id="Perka BKN 22/2007: 18 digits"),
        pytest.param("19721030 199703 1 003", "", id="printed with spaces"),
        pytest.param("199001012021212001", "", id="agreement employee"),
        pytest.param("123456789", "", id="old number, 9 digits"),
        pytest.param("12345678A", "18 angka", id="9 characters, a letter"),
        pytest.param("19721030199703100", "18 angka", id="17 digits"),
        pytest.param("1972103019970310O3", "18 angka", id="letter O"),
        pytest.param("１９７２１０３０１９９７０３１００３", "18 angka", id="full-width digits"),
        pytest.param("197213301997031003", "tanggal lahir", id="month 13"),
        pytest.param("197202301997031003", "tanggal lahir", id="30 February"),
        pytest.param("197210301997033003", "angka ke-15", id="sex 3"),
    ],
)
def test_a_doubtful_number_is_named(nip: str, doubt: str) -> None:
    """A number that cannot be a NIP gives the reason; everything else gives nothing."""
    found = checked_nip(nip)
    assert doubt in found if doubt else found == ""


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Elang Rinjani", "E.R."), ("melati  anggrek, S.H.", "M.A.S."), ("", ""), ("(?) Budi", "B.")],
)
def test_initials_hide_the_name(name: str, initials: str) -> None:
    """Initials are the first letters of the words that begin with one."""
    assert Person(name=name).initials() == initials
