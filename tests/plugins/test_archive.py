"""Zips and folders from strangers."""

import os
import stat
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from etik_tui.errors import InputError, StorageError
from etik_tui.plugins.archive import unpack

TOML = b'schema = 1\nid = "x"\n'


def zipped(tmp_path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip of these members beside a profile.toml."""
    path = tmp_path / "profil.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("profile.toml", TOML)
        for name, content in members:
            file.writestr(name, content)
    return path


def of_mode(name: str, mode: int) -> zipfile.ZipInfo:
    """Return a member of this kind."""
    member = zipfile.ZipInfo(name)
    member.external_attr = mode << 16
    return member


def refused(source: Path, tmp_path: Path) -> str:
    """Return why a source is refused, all of it."""
    with pytest.raises(InputError) as caught:
        unpack(source, tmp_path / "baru")
    return " | ".join(map(str, caught.value.problems)) or str(caught.value)


NAMES = {
    "../di-luar.toml": "jalurnya keluar dari folder profil",
    "a/../../b.toml": "jalurnya keluar dari folder profil",
    "/etc/cron.d/x.toml": "jalurnya mutlak",
    "..\\x.toml": "garis miring terbalik",
    "C:/x.toml": "huruf drive",
    "nul.toml": "dipesan sistem operasi lain",
    "a/COM1": "dipesan sistem operasi lain",
    "x\u202elmot.toml": "pembalik arah",
    "x\x1b[2J.toml": "karakter kendali",
    "x\x00.toml": "karakter kendali",
    "a//b.toml": "sebagian namanya kosong",
    "a./b.toml": "berakhir dengan titik",
    "x" * 250: "terlalu panjang",
    "/".join("abcdefghij"): "terlalu dalam",
    "Profile.toml": "berbeda hanya huruf besar-kecilnya dari profile.toml",
    "profile.toml": "ada dua kali",
    "profile.toml/x.md": "sekaligus berkas dan folder",
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("name", "reason"), NAMES.items(), ids=[ascii(each) for each in NAMES])
def test_a_hostile_name_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    """A name that leads elsewhere, hides, or clashes is refused, and nothing is written."""
    member = zipfile.ZipInfo("x")
    member.filename = name
    before = sorted(tmp_path.parent.iterdir())
    assert reason in refused(zipped(tmp_path, (member, TOML)), tmp_path)
    assert not (tmp_path / "baru").exists()
    assert sorted(tmp_path.parent.iterdir()) == before


KINDS = {
    "link": (stat.S_IFLNK | 0o777, "tautan, bukan berkas"),
    "device": (stat.S_IFCHR | 0o666, "bukan berkas biasa"),
    "pipe": (stat.S_IFIFO | 0o666, "bukan berkas biasa"),
}


@pytest.mark.parametrize(("mode", "reason"), KINDS.values(), ids=KINDS)
def test_a_member_that_is_no_file_is_refused(tmp_path: Path, mode: int, reason: str) -> None:
    """A zip with a link, device or pipe is refused."""
    source = zipped(tmp_path, (of_mode("norms.toml", mode), b"/etc/passwd"))
    assert reason in refused(source, tmp_path)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Every bad name of a zip is listed, not the first only."""
    source = zipped(tmp_path, ("../a.toml", b""), ("/b.toml", b""), ("c\\d", b""))
    assert refused(source, tmp_path).count("|") == 2


def bomb(path: Path) -> None:
    """Write a zip of a few megabytes whose one further member unpacks to ten gigabytes of zeros.

    Blocks that begin anew compress alike, so one of them is repeated.
    """
    packing = zlib.compressobj(wbits=-15)
    block = packing.compress(b"\0" * 10_000_000) + packing.flush(zlib.Z_FULL_FLUSH)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("profile.toml", TOML)
        file.writestr("norms.toml", block * 1000)
    content = bytearray(path.read_bytes())
    local, central = content.rindex(b"PK\x03\x04"), content.rindex(b"PK\x01\x02")
    for method, size in ((local + 8, local + 22), (central + 10, central + 24)):
        content[method : method + 2] = zipfile.ZIP_DEFLATED.to_bytes(2, "little")
        content[size : size + 4] = (0xFFFFFFFE).to_bytes(4, "little")
    path.write_bytes(content)


def test_ten_gigabytes_of_zeros_are_refused_early(tmp_path: Path) -> None:
    """A bomb is given up as soon as it exceeds its limit, whatever size the zip claims."""
    bomb(tmp_path / "bom.zip")
    began = time.perf_counter()
    assert "norms.toml: lebih besar dari 5 MB" in refused(tmp_path / "bom.zip", tmp_path)
    assert time.perf_counter() - began < 2
    assert max(each.stat().st_size for each in (tmp_path / "baru").iterdir()) <= 5_000_000


def test_many_files_that_are_large_together_are_refused(tmp_path: Path) -> None:
    """The sum of all files has a limit of its own."""
    many = [(f"{n}.toml", b"\0" * 4_900_000) for n in range(5)]
    assert "profil.zip: lebih besar dari 20 MB" in refused(zipped(tmp_path, *many), tmp_path)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """A zip of thousands of files is refused before any is looked at."""
    many = [(f"{n}.toml", b"") for n in range(600)]
    assert "lebih dari 500 berkas" in refused(zipped(tmp_path, *many), tmp_path)


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    """A member under a password is refused in words."""
    path = zipped(tmp_path)
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(content)
    assert "terkunci dengan kata sandi" in refused(path, tmp_path)


NO_ZIPS = {"text": b"bukan zip", "empty": b"", "cut": b"PK\x03\x04\x14\x00\x00"}


@pytest.mark.parametrize("content", NO_ZIPS.values(), ids=NO_ZIPS)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file that is no whole zip is refused in words."""
    path = tmp_path / "profil.zip"
    path.write_bytes(content)
    assert "bukan zip yang utuh" in refused(path, tmp_path)


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    """A zip whose content does not fit its checksum is refused."""
    path = tmp_path / "profil.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("profile.toml", TOML)
    path.write_bytes(path.read_bytes().replace(b"schema", b"schemb", 1))
    assert "bukan zip yang utuh" in refused(path, tmp_path)


def test_a_zip_may_hold_one_folder(tmp_path: Path) -> None:
    """A zip of the whole folder, with an operating system's clutter, is taken as it is meant."""
    path = tmp_path / "profil.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("kode/profile.toml", "kode/forms/a.md", "__MACOSX/x", "kode/.DS_Store"):
            file.writestr(name, TOML)
        file.writestr("kode/jalankan.py", b"raise SystemExit")
    done = unpack(path, tmp_path / "baru")
    assert sorted(done.files) == ["forms/a.md", "profile.toml"]
    assert "kode/jalankan.py" in done.skipped
    assert (tmp_path / "baru" / "profile.toml").read_bytes() == TOML
    assert (tmp_path / "baru" / "profile.toml").stat().st_mode & 0o777 == 0o600


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    """A folder with a link to a file or a folder elsewhere is refused."""
    folder = tmp_path / "profil"
    folder.mkdir()
    (folder / "profile.toml").write_bytes(TOML)
    (folder / "rahasia.toml").symlink_to("/etc/passwd")
    (folder / "luar").symlink_to("/etc")
    os.mkfifo(folder / "pipa.toml")
    reasons = refused(folder, tmp_path)
    assert reasons.count("tautan, bukan berkas") == 2
    assert "pipa.toml: bukan berkas biasa" in reasons


def test_a_huge_folder_is_not_walked_to_its_end(tmp_path: Path) -> None:
    """A folder of everything, given by mistake, is refused quickly."""
    assert "lebih dari 500 berkas" in refused(Path("/usr"), tmp_path)


def test_a_source_without_profile_is_refused(tmp_path: Path) -> None:
    """A folder without profile.toml is refused in words."""
    (tmp_path / "kosong").mkdir()
    assert "profile.toml tidak ada" in refused(tmp_path / "kosong", tmp_path)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A source that the system does not give is told with its reason."""
    with pytest.raises(StorageError, match="tidak dapat dibaca"):
        unpack(tmp_path / "tidak-ada.zip", tmp_path / "baru")
