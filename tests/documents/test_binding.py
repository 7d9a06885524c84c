"""Where the value of a field comes from, as `forms.toml` writes it."""

from datetime import date

import pytest

from etik_tui.documents.context import Binding, Context
from etik_tui.documents.value import Coded

VALUES = {
    "kantor.tempat": "Contoh",
    "ini.surat": date(2026, 3, 12),
    "ini.tempat": "",
    "sk.nomor": None,
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("kantor.tempat", "Contoh"),
        ("kantor.tempat | besar", "CONTOH"),
        ("ini.tempat atau kantor.tempat", "Contoh"),
        ("sk.nomor atau ini.surat | hari", "Kamis"),
        ("sk.nomor atau ini.tempat", None),
        ("{{kantor.tempat}}, {{ini.surat}}", "Contoh, 12 Maret 2026"),
        ("{{ini.tempat atau kantor.tempat | besar}}, {{ini.surat | hari}}", "CONTOH, Kamis"),
        ("{{kantor.tempat}}, {{sk.nomor}}", None),
        ("", None),
    ],
)
def test_value_of_a_source(source: str, value: object) -> None:
    """A path, the first of several that has a value, or words that are whole or missing."""
    bindings = {"isian": Binding.read(source)}
    assert Context(VALUES, bindings).value("isian") == value


def test_what_was_typed_wins_and_is_filtered() -> None:
    """A typed value takes the place of paths and words alike, and passes the filters."""
    bindings = {
        "nama": Binding.read("kantor.tempat | besar"),
        "tempat": Binding.read("{{kantor.tempat}}, {{ini.surat}}"),
    }
    context = Context(VALUES, bindings, {"nama": "balai", "tempat": "Contoh, kemarin"})
    assert (context.value("nama"), context.value("tempat")) == ("BALAI", "Contoh, kemarin")


def test_a_choice_may_print_only_what_is_chosen() -> None:
    """Without striking out, the words of what was chosen stand alone, and none is a gap."""
    words = {"tertutup": "secara tertutup", "terbuka": "secara terbuka"}
    both = Coded("Keduanya", "tertutup", "terbuka")
    bindings = {
        name: Binding.read(name, words, struck=False) for name in ("satu", "keduanya", "tiada")
    }
    context = Context({"satu": "terbuka", "keduanya": both, "tiada": None}, bindings)
    assert context.value("satu") == "secara terbuka"
    assert context.value("keduanya") == "secara tertutup dan secara terbuka"
    assert context.value("tiada") is None


def test_every_path_and_filter_is_known_to_the_check() -> None:
    """Paths and wrong filters within words are told as those outside are."""
    binding = Binding.read("{{a.b atau c.d}} dan {{e.f | salah}}")
    assert binding.every_path == ("a.b", "c.d", "e.f")
    assert [each.what for each in binding.problems("kunci")] == ["penyaring 'salah' tidak dikenal"]
