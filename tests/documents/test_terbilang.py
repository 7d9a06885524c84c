"""Numbers in words, against an independent library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from etik_tui.documents.terbilang import LARGEST, roman, terbilang


@pytest.mark.parametrize("step", range(0, 12_000, 500))
def test_every_number_below_twelve_thousand(step: int) -> None:
    """Every number of a letter, a day or a year has the words that num2words gives it."""
    wrong = [n for n in range(step, step + 500) if terbilang(n) != num2words(n, lang="id")]
    assert wrong == []


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_large_numbers(number: int) -> None:
    """Numbers up to the trillions have the words that num2words gives them."""
    assert terbilang(number) == num2words(number, lang="id")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (100, "seratus"),
        (1000, "seribu"),
        (2026, "dua ribu dua puluh enam"),
        (1_001_000, "satu juta seribu"),
        (-3, "min tiga"),
        (LARGEST + 1, str(LARGEST + 1)),
    ],
)
def test_words_by_hand(number: int, words: str) -> None:
    """Numbers whose words follow a rule of their own are as people say them."""
    assert terbilang(number) == words


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (1994, "MCMXCIV"), (0, "0"), (4000, "4000")],
)
def test_roman(number: int, numeral: str) -> None:
    """A number from 1 to 3999 has its Roman numeral, any other its digits."""
    assert roman(number) == numeral
