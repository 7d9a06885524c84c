"""`etik plugin` and `etik profile add|remove`, as a person types them."""

import zipfile
from pathlib import Path

import pytest

from etik_tui.cli import plugin_change
from etik_tui.plugins.installation import Installation, Installer
from etik_tui.plugins.installing import wheel_store
from etik_tui.plugins.scaffold import begin_plugin
from tests.cli.conftest import Run
from tests.plugins import conftest as planting
from tests.plugins.conftest import Plant
from tests.plugins.wheels import wheel

plant = planting.plant


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A profile that is only data, with the id `uji`."""
    return begin_plugin("uji", tmp_path / "uji") / "src" / "etik_tui_uji" / "profile"


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pretend to be in an environment with pip, and collect what would be run."""
    here = Installation(
        installer=Installer.VENV,
        prefix=tmp_path,
        python=Path("/bin/sh"),
        packages=tmp_path,
        writable=True,
        has_pip=True,
    )
    monkeypatch.setattr("etik_tui.plugins.installing.this_installation", lambda: here)
    ran: list[str] = []
    monkeypatch.setattr(plugin_change, "carry_out", lambda command, _say: ran.append(str(command)))
    return ran


def test_a_bad_plugin_does_not_spoil_the_list(bare: Run, plant: Plant, monkeypatch) -> None:
    """Plugins that print, fail or are left out are listed as such, and the JSON stays JSON."""
    plant("aneh", "print('{')\nraise SystemExit(1)")
    plant("ribut", "print('halo')")
    plant("diam", "")
    monkeypatch.setenv("ETIK_PLUGINS", "aneh,ribut")
    listed = {each["name"]: each for each in bare("plugin", "list", "--json").body["plugins"]}
    assert (listed["aneh"]["condition"], listed["aneh"]["broken"]) == ("broken", "SystemExit: 1")
    assert listed["ribut"]["warnings"] == ["mencetak saat dimuat: halo"]
    assert listed["diam"]["condition"] == "off"
    assert bare("plugin", "info", "aneh").status == 1
    assert "RUSAK" in bare("plugin", "list").out


def test_two_sources_of_one_profile_name_each_other(bare: Run, plant: Plant, data: Path) -> None:
    """Two plugins with one profile id are both refused, each naming the other."""
    for name in ("satu", "dua"):
        given = f"return [__import__('pathlib').Path({str(data)!r})]"
        plant(name, f"@hookimpl\ndef etik_profiles(): {given}")
    listed = {each["name"]: each for each in bare("plugin", "list", "--json").body["plugins"]}
    (why,) = [each["broken"] for each in listed["satu"]["broken_profiles"]]
    assert why == "profil uji juga disediakan oleh etik-uji-dua"
    assert listed["dua"]["profiles"] == []


def test_installing_shows_the_hash_and_asks(bare: Run, tmp_path: Path, venv: list[str]) -> None:
    """Without --yes and without a terminal nothing is installed, but everything is shown."""
    path = wheel(tmp_path / "usb", requires=("etik-tui", "butuh"))
    asked = bare("plugin", "install", path)
    assert asked.status == 2
    assert "sha256 " in asked.err
    assert "memerlukan juga: butuh" in asked.err
    assert venv == []
    assert list(wheel_store().iterdir()) == []
    done = bare("plugin", "install", path, "--yes")
    assert (done.status, done.out) == (0, "Terpasang: uji\n")
    assert str(wheel_store() / path.name) in venv[0]


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("\n", 1), ("t\n", 1), ("", 1)])
def test_the_answer_counts(
    bare: Run,
    tmp_path: Path,
    venv: list[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    status: int,
) -> None:
    """Only a yes installs; Enter is a no."""
    from io import StringIO

    typed = StringIO(answer)
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    assert bare("plugin", "install", wheel(tmp_path / "usb")).status == status
    assert len(venv) == (status == 0)


def test_a_wrong_hash_installs_nothing(bare: Run, tmp_path: Path, venv: list[str]) -> None:
    """A wheel with another hash than asked for is refused with status 1."""
    refused = bare("plugin", "install", wheel(tmp_path / "usb"), "--yes", "--sha256", "ab" * 32)
    assert (refused.status, venv) == (1, [])
    assert "Jangan dipasang" in refused.err


def test_a_plugin_in_use_is_not_removed_unasked(etik: Run, number: str, venv: list[str]) -> None:
    """A plugin whose profile open cases need is removed with --force only, counts named."""
    refused = etik("plugin", "remove", "bawaslu", "--yes")
    assert refused.status == 1
    assert "1 perkara terbuka memakai profil bawaslu" in refused.err
    assert venv == []
    assert etik("plugin", "remove", "bawaslu", "--yes", "--force").status == 0
    assert venv[0].endswith("uninstall --yes etik-tui-bawaslu")


def test_cases_of_a_removed_plugin_stay_readable(etik: Run, number: str, monkeypatch) -> None:
    """Without its profile a case is still listed and shown, and nothing is recorded on it."""
    monkeypatch.setenv("ETIK_PLUGINS", "")
    assert number in etik("case", "list").out
    shown = etik("case", "show", number)
    assert shown.status == 0
    assert "Jalak Suren" in shown.out
    assert "tidak terpasang" in shown.err
    refused = etik("case", "act", number, "diterima-ppk", "--date", "2026-02-03")
    assert refused.status == 2
    assert "hanya dapat dibaca" in refused.err


def test_an_office_can_begin_with_data_alone(
    bare: Run, data: Path, tmp_path: Path, monkeypatch
) -> None:
    """A zip of TOML is enough for a workspace: no plugin, no code, no network."""
    monkeypatch.setenv("ETIK_PLUGINS", "")
    path = tmp_path / "uji.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each in data.iterdir():
            archive.write(each, f"uji/{each.name}")
    assert bare("profile", "add", path).out.startswith("uji 1 · Instansi Contoh\nsha256 ")
    office = tmp_path / "office.toml"
    office.write_text('name = "Kantor"')
    assert bare("init", "--profile", "uji", "--office", office).status == 0
    assert bare("profile", "coverage", "uji").status == 0


def test_an_added_profile_is_replaced_and_removed(etik: Run, data: Path, folder: Path) -> None:
    """An id that is there is refused; --replace puts the new version in place; remove ends it."""
    assert etik("profile", "add", data).status == 0
    again = etik("profile", "add", data)
    assert again.status == 2
    assert "sudah ada: 1 dari" in again.err
    text = (data / "profile.toml").read_text()
    (data / "profile.toml").write_text(text.replace('version = "1"', 'version = "2"'))
    replaced = etik("profile", "add", data, "--replace", "--json").body
    assert (replaced["version"], replaced["replaced"]) == ("2", "1")
    assert etik("profile", "remove", "uji").status == 0
    assert list((folder / "profiles").iterdir()) == []


def test_an_id_that_a_plugin_has_is_refused(etik: Run, data: Path, folder: Path) -> None:
    """A data profile cannot take the id of a plugin's profile, and leaves nothing behind."""
    text = (data / "profile.toml").read_text()
    (data / "profile.toml").write_text(text.replace('id = "uji"', 'id = "bawaslu"', 1))
    refused = etik("profile", "add", data)
    assert refused.status == 2
    assert "dari etik-tui-bawaslu" in refused.err
    assert [each.name for each in folder.iterdir() if each.name.startswith(".profil")] == []
    assert etik("profile", "remove", "bawaslu").status == 2


MISTAKES = {
    "newer format": (("schema = 1", "schema = 99"), "format 99"),
    "wrong key": (("institution", "instansi"), "instansi"),
    "id as a path": (('id = "uji"', 'id = "../uji"'), "id"),
}


@pytest.mark.parametrize(("change", "reason"), MISTAKES.values(), ids=MISTAKES)
def test_a_profile_with_mistakes_is_not_added(
    etik: Run,
    data: Path,
    folder: Path,
    change: tuple[str, str],
    reason: str,
) -> None:
    """A profile that does not pass the check is refused with what is wrong; nothing changes."""
    text = (data / "profile.toml").read_text()
    (data / "profile.toml").write_text(text.replace(*change, 1))
    refused = etik("profile", "add", data)
    assert refused.status == 2
    assert reason in refused.err
    assert not list((folder / "profiles").iterdir())


def test_a_profile_in_use_is_not_removed_unasked(
    bare: Run, data: Path, tmp_path: Path, report
) -> None:
    """Removal of a profile that open cases use says so, and needs --force."""
    office = tmp_path / "office.toml"
    office.write_text('name = "Kantor"')
    bare("profile", "add", data)
    bare("init", "--profile", "uji", "--office", office)
    text = report.read_text().replace("diterima =", "tanggal =").replace("P7.b", "2-a")
    report.write_text(text)
    new = bare("case", "new", "--from", report)
    assert new.status == 0, new.err
    refused = bare("profile", "remove", "uji")
    assert refused.status == 1
    assert "1 perkara terbuka memakai profil uji" in refused.err
    assert bare("profile", "remove", "uji", "--force", "--json").body["open_cases"] == 1
    assert bare("case", "show", new.out.splitlines()[0]).status == 0


def test_what_failed_in_a_hook_is_said_at_the_end(etik: Run, plant: Plant, number: str) -> None:
    """A hook that failed during a verb is told on standard error; the verb succeeds."""
    plant("aneh", "@hookimpl\ndef etik_fact_recorded(): raise ValueError('terputus')")
    done = etik("case", "note", number, "Catatan")
    assert done.status == 0
    words = " ".join(done.err.split())
    assert "peringatan: plugin aneh, etik_fact_recorded: ValueError: terputus" in words


def test_days_off_of_plugins_reach_the_calculator(bare: Run, plant: Plant) -> None:
    """`etik workday` counts with the days off that plugins add."""
    plant(
        "libur",
        """
        from datetime import date
        @hookimpl
        def etik_days_off():
            own = {"layer": Layer.LOCAL, "name": "Hari Jadi", "basis": "Perda 1"}
            return [DayOff(on=date(2026, 3, 3), **own)]
        """,
    )
    assert "Hari Jadi" in bare("workday", "2026-03-02", "+1").out


def test_how_runs_nothing(bare: Run, venv: list[str]) -> None:
    """`how` prints one command on standard output and runs none."""
    for words in ([], ["etik-tui-x"], ["--upgrade"]):
        done = bare("plugin", "how", *words)
        assert done.status == 0
        assert len(done.out.splitlines()) == 1
    assert venv == []
