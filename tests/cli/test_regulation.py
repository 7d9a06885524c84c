"""Norms, profiles and plugins at the command line."""

import json
import shutil
from pathlib import Path

import pytest

PROFILE = Path(__file__).parents[2] / "profiles" / "bawaslu"


def test_coverage_lists_every_unit_and_none_is_unmapped(bare):
    """Each numbered unit of the regulation is printed with what carries it, none unmapped."""
    printed = bare("profile", "coverage", "bawaslu")
    assert printed.status == 0
    assert "Pasal 24 ayat (5): " in printed.out
    assert "deadlines.putusan" in printed.out
    assert printed.out.endswith("Belum terpetakan: 0\n")
    totals = bare("profile", "coverage", "bawaslu", "--json").body["totals"]
    assert totals["units"] == totals["carried"] + totals["informative"]
    assert bare("profile", "coverage", "bawaslu", "--unmapped").out.count(": ") <= 3


def test_a_unit_without_carrier_is_told(bare, folder):
    """A profile with an unmapped unit ends with status 1 and names the unit."""
    own = folder / "profiles" / "salinan"
    shutil.copytree(PROFILE, own)
    text = (own / "profile.toml").read_text()
    (own / "profile.toml").write_text(text.replace('\nid = "bawaslu"', '\nid = "salinan"', 1))
    units = (own / "coverage.toml").read_text()
    (own / "coverage.toml").write_text(units + '\n[[units]]\ncite = "Pasal 99"\ntext = "Baru."\n')
    printed = bare("profile", "coverage", "salinan")
    assert printed.status == 1, printed.err
    assert "Pasal 99: BELUM TERPETAKAN" in printed.out


def test_check_names_file_line_and_key(bare, tmp_path):
    """`profile check` prints every problem with file, line, key and the nearest valid one."""
    copy = tmp_path / "profil"
    shutil.copytree(PROFILE, copy)
    text = (copy / "profile.toml").read_text()
    (copy / "profile.toml").write_text(text.replace("\nmet_by =", "\nmet_bi =", 1))
    printed = bare("profile", "check", copy)
    assert printed.status == 1
    words = " ".join(printed.out.split())
    assert "profile.toml:" in words
    assert 'Maksud Anda "met_by"?' in words
    assert bare("profile", "check", "bawaslu").status == 0
    assert bare("profile", "check", tmp_path / "tiada").status == 2


def test_show_lists_the_limits(bare):
    """`profile show` says each limit in words with its article."""
    printed = bare("profile", "show", "bawaslu")
    assert "paling lama 5 hari kerja sesudah diterima-ppk.diterima (Pasal 18)" in " ".join(
        printed.out.split()
    )
    assert "Teks tidak mengatur" in printed.out
    assert bare("profile", "show", "tiada").status == 2


def test_the_schema_is_json_schema(bare):
    """`profile schema` prints a JSON Schema that describes milestones and deadlines."""
    schema = json.loads(bare("profile", "schema").out)
    assert {"deadlines", "milestones"} <= set(json.dumps(schema).replace('"', " ").split())


def test_norms_are_found_by_word_and_article(bare):
    """A search finds the norms in which all words occur, in text, article or heading."""
    found = bare("norm", "search", "pasal 7", "rahasia", "--json").body["norms"]
    assert found
    assert all("Pasal 7" in norm["cite"] for norm in found)
    assert bare("norm", "search", "qwertyuiop").out == ""
    printed = bare("norm", "show", found[0]["id"])
    assert found[0]["text"][:20] in printed.out
    assert bare("norm", "show", "P99").status == 2


def test_a_broken_profile_stops_nothing(bare, folder):
    """A broken profile folder is listed with its reason beside the sound ones."""
    own = folder / "profiles" / "rusak"
    own.mkdir(parents=True)
    (own / "profile.toml").write_text("skema = 1\n")
    printed = bare("profile", "list")
    assert printed.status == 0
    assert "RUSAK" in printed.out
    assert "bawaslu" in printed.out
    assert bare("norm", "search", "rahasia", "--profile", "bawaslu").status == 0
    doctor = bare("doctor")
    assert doctor.status == 1
    assert "etik profile check" in doctor.out


def test_plugins_are_listed(bare, monkeypatch):
    """`plugin list` names each plugin with its package and its profiles; limits are heeded."""
    plugins = bare("plugin", "list", "--json").body["plugins"]
    assert "bawaslu" in [name for plugin in plugins for name in plugin["profiles"]]
    assert "bawaslu" in bare("plugin", "list").out
    monkeypatch.setenv("ETIK_PLUGINS", "")
    limited = bare("plugin", "list", "--json").body["plugins"]
    assert {each["condition"] for each in limited} == {"off"}


@pytest.mark.parametrize("word", ["\x1b[31m", "x" * 100_000, "\u202e"])
def test_hostile_words_are_harmless(bare, word):
    """Whatever is searched for, nothing of it reaches the terminal raw."""
    printed = bare("norm", "show", word)
    assert printed.status == 2
    assert "\x1b" not in printed.err
    assert "\u202e" not in printed.err
    assert len(printed.err) < 1000
