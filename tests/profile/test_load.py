"""A good profile loads, completely and the same each time."""

import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.errors import InputError
from etik_tui.profile.consistency import inconsistencies
from etik_tui.profile.load import (
    check_profile,
    decode_profile,
    encode_profile,
    load_profile,
)
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import LINKS, keys, tables
from etik_tui.profile.source import MAIN_FILE, Source, SourceFile, fingerprint
from etik_tui.profile.structure import structural_problems


def test_the_small_profile_has_no_problem(mini: Path) -> None:
    """The example is good, without a warning."""
    assert check_profile(mini) == ()
    loaded = load_profile(mini)
    assert loaded.profile.name == "Kode Etik Pegawai Badan Contoh"
    assert loaded.warnings == ()


def test_the_small_profile_uses_every_section(mini: Path) -> None:
    """No section of the format is left out of the example."""
    profile = load_profile(mini).profile
    empty = [key for key in keys(Profile) if getattr(profile, key) in (None, (), "")]
    assert empty == []


def test_the_digest_is_of_what_the_profile_says(copy: Path) -> None:
    """Comments and the division into files do not change the digest; a word of the text does."""
    before, raw = load_profile(copy).digest, fingerprint(copy)
    notes = copy / "readings.toml"
    moved = notes.read_text().partition("[[notes]]")
    notes.write_text("# catatan\n" + moved[0])
    (copy / "zz.toml").write_text(moved[1] + moved[2])
    assert load_profile(copy).digest == before
    assert fingerprint(copy) != raw
    norms = copy / "norms.toml"
    norms.write_text(norms.read_text().replace("wajib jujur", "harus jujur"))
    assert load_profile(copy).digest != before


def test_a_cached_profile_comes_back_as_it_was(mini: Path) -> None:
    """Packing and unpacking loses nothing."""
    loaded = load_profile(mini)
    assert decode_profile(encode_profile(loaded)) == loaded


@pytest.mark.parametrize("packed", [b"", b"\x00", b"\x81\xa1x\x01", b"junk" * 9])
def test_a_cache_that_does_not_fit_is_refused(packed: bytes) -> None:
    """Damaged or foreign bytes are an error that says to load again."""
    with pytest.raises(InputError, match="tidak cocok"):
        decode_profile(packed)


def test_every_link_names_a_key_that_exists() -> None:
    """The table of references has no key that its structure lacks."""
    for table, key in LINKS:
        assert key in keys(table)


def test_every_table_is_visited(mini: Path) -> None:
    """The walk reaches every kind of table that the format has."""
    seen = {type(table) for _path, table in tables(load_profile(mini).profile)}
    assert {table for table, _key in LINKS} <= seen


def _source(data: dict[str, object]) -> Source:
    source = Source()
    source.add(SourceFile(MAIN_FILE, "", data))
    return source


_junk = st.one_of(
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.dates(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "cite", "title", "x"]), st.text(max_size=3), max_size=3),
    st.lists(st.just({"id": "a"}), min_size=1, max_size=2),
)


@given(st.data())
def test_whatever_the_decoder_refuses_is_explained(data: st.DataObject) -> None:
    """Wherever one value is replaced by another, decoder and report agree whether it is wrong."""
    from tests.profile.conftest import MINI

    good = msgspec.json.decode(msgspec.json.encode(load_profile(MINI).profile))
    node = good
    while True:
        steps = list(node) if isinstance(node, dict) else list(range(len(node)))
        step = data.draw(st.sampled_from(steps))
        inner = node[step]
        if not (isinstance(inner, dict | list) and inner and data.draw(st.booleans())):
            break
        node = inner
    node[step] = data.draw(_junk)
    try:
        msgspec.convert(good, Profile, strict=True)
    except msgspec.ValidationError:
        refused = True
    else:
        refused = False
    assert bool(structural_problems(_source(good))) is refused
    if not refused:
        # Whatever has the right structure is checked to the end.
        tuple(inconsistencies(msgspec.convert(good, Profile), _source(good)))


def test_loading_is_quick(mini: Path) -> None:
    """The structure and the checks of the example take a few hundredths of a second at most."""
    load_profile(mini)
    times = []
    for _round in range(5):
        start = time.perf_counter()
        load_profile(mini)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def test_loading_a_good_profile_imports_little() -> None:
    """The parts that explain mistakes are imported only when there is one."""
    program = (
        "import sys; from pathlib import Path; from etik_tui.profile.load import load_profile; "
        f"load_profile(Path({str(Path(__file__).parents[1] / 'data/profiles/mini')!r})); "
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {
        "etik_tui.profile.structure",
        "difflib",
        "importlib.resources",
        "textual",
    }
