"""Indonesian numbers in words and Roman numerals, as letters and minutes write them."""

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_GROUPS = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

LARGEST = 1000 ** len(_GROUPS) - 1
"""The largest number that has words here."""


def terbilang(number: int) -> str:
    """Return a number in words: 2026 is `dua ribu dua puluh enam`; beyond `LARGEST`, its digits."""
    if abs(number) > LARGEST:
        return str(number)
    if number < 0:
        return f"min {terbilang(-number)}"
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group == 1 and power == 1:
            words.append("seribu")
        elif group:
            words += _hundreds(group)
            words += [_GROUPS[power]] if power else []
    return " ".join(words)


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in Roman numerals, any other in digits."""
    if not 0 < number < 4000:
        return str(number)
    out: list[str] = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        out.append(sign * times)
    return "".join(out)


def _hundreds(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = ["seratus"] if hundreds == 1 else [_DIGITS[hundreds], "ratus"] if hundreds else []
    if 10 <= rest < 20:
        teen = rest - 10
        return (
            [*words, *(("sepuluh",), ("sebelas",))[teen]]
            if teen < 2
            else [
                *words,
                _DIGITS[teen],
                "belas",
            ]
        )
    tens, ones = divmod(rest, 10)
    words += [_DIGITS[tens], "puluh"] if tens else []
    words += [_DIGITS[ones]] if ones else []
    return words
