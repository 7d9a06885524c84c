"""Plugins that misbehave when they are loaded."""

import signal
import threading
import time
from pathlib import Path

import pytest

from etik_tui.plugins.hookspec import GROUPS
from etik_tui.plugins.loading import Plugin, installed
from tests.plugins.conftest import Plant


def only(name: str, seconds: float = 5.0) -> Plugin:
    """Load one plugin and nothing else of what this machine has."""
    (plugin,) = installed([name], seconds=seconds)
    return plugin


def test_a_sound_plugin_is_loaded_with_what_it_gives(plant: Plant) -> None:
    """A sound plugin comes with package, version, hooks and the folders of its profiles."""
    plant(
        "baik",
        """
        from pathlib import Path
        @hookimpl
        def etik_profiles(): return [Path("/profil")]
        """,
    )
    plugin = only("baik")
    assert plugin.broken == ""
    assert (plugin.distribution, plugin.version) == ("etik-uji-baik", "1.2")
    assert plugin.profiles == (Path("/profil"),)
    assert plugin.hooks == ("etik_profiles",)
    assert plugin.warnings == ()


BROKEN = {
    "raises on import": ("raise ValueError('rusak')", "ValueError: rusak"),
    "misses a module": ("import tidak_ada_modul_ini", "ModuleNotFoundError"),
    "is not Python": ("def (:", "SyntaxError"),
    "leaves the program": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "pretends Ctrl+C": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "raises its own kind": ("class Aneh(BaseException): pass\nraise Aneh", "Aneh"),
    "raises what cannot be worded": (
        "class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E",
        "E",
    ),
    "recurses": ("def f(): f()\nf()", "RecursionError"),
    "misspells a hook": (
        "@hookimpl\ndef etik_profil(): return []",
        "hook etik_profil tidak dikenal; maksudnya etik_profiles?",
    ),
    "asks for other arguments": (
        "@hookimpl\ndef etik_check_act(perkara): return []",
        "hook tidak cocok dengan antarmuka",
    ),
    "needs a newer level": ("etik_api = 99", "memerlukan etik_api 99"),
    "raises in a hook": ("@hookimpl\ndef etik_profiles(): 1 / 0", "ZeroDivisionError"),
    "returns one folder": (
        "from pathlib import Path\n@hookimpl\ndef etik_profiles(): return Path('/')",
        "etik_profiles harus mengembalikan daftar folder",
    ),
    "returns text": (
        "@hookimpl\ndef etik_profiles(): return ['/profil']",
        "etik_profiles harus mengembalikan folder (pathlib.Path), bukan str",
    ),
}


@pytest.mark.parametrize(("source", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plugin_is_listed_with_its_reason(plant: Plant, source: str, reason: str) -> None:
    """Whatever a plugin does when it is loaded, it is listed as broken and stops no other."""
    plant("aneh", source)
    plant("baik", "")
    broken, sound = installed(["aneh", "baik"])
    assert reason in broken.broken
    assert broken.relay is None
    assert broken.distribution == "etik-uji-aneh"
    assert sound.broken == ""


HANGING = {
    "asleep": "import time; time.sleep(60)",
    "busy": "while True: pass",
    "swallowing": "import time\ntry: time.sleep(60)\nexcept BaseException: pass\ntime.sleep(60)",
}


@pytest.mark.parametrize("source", HANGING.values(), ids=HANGING)
def test_a_plugin_that_hangs_is_interrupted(plant: Plant, source: str) -> None:
    """A plugin whose import does not end is interrupted after its time and listed as broken."""
    plant("lambat", source)
    began = time.perf_counter()
    assert only("lambat", seconds=0.2).broken == "tidak selesai dalam 0.2 detik"
    assert time.perf_counter() - began < 5


def test_a_plugin_that_hangs_in_a_thread_is_left_behind(plant: Plant) -> None:
    """Where Python cannot interrupt, in a thread, the program goes on without the plugin."""
    plant("lambat", "import time; time.sleep(3)")
    found: list[Plugin] = []
    thread = threading.Thread(target=lambda: found.append(only("lambat", seconds=0.2)))
    thread.start()
    thread.join(2)
    assert found[0].broken == "tidak selesai dalam 0.2 detik"


def test_timers_and_handlers_are_left_as_they_were(plant: Plant) -> None:
    """Loading gives back the alarm and the handlers that were there before."""
    plant("baik", "")
    before = signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGINT)
    left = signal.getitimer(signal.ITIMER_REAL)
    only("baik")
    assert (signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGINT)) == before
    assert (signal.getitimer(signal.ITIMER_REAL)[0] > 0) == (left[0] > 0)


def test_the_users_own_interruption_is_not_the_plugins(plant: Plant) -> None:
    """Ctrl+C while a plugin is loaded leaves the program, as anywhere else."""
    plant("sabar", "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(9)")
    with pytest.raises(KeyboardInterrupt):
        only("sabar")


def test_what_a_plugin_prints_does_not_reach_the_output(
    plant: Plant, capfd: pytest.CaptureFixture[str]
) -> None:
    """Printing at import, even past Python, keeps standard output clean and is reported."""
    plant("ribut", "import os\nprint('halo', chr(27) + '[2J')\nos.write(1, b'langsung')")
    plugin = only("ribut")
    assert plugin.broken == ""
    assert plugin.warnings == ("mencetak saat dimuat: halo <ESC>[2J",)
    assert capfd.readouterr().out == ""


def test_endless_printing_fills_no_memory(plant: Plant) -> None:
    """Only the beginning of what a plugin prints is kept."""
    plant("ribut", "for _ in range(1000): print('x' * 10_000)")
    assert len(only("ribut").warnings[0]) < 700


def test_a_later_interface_is_named(plant: Plant) -> None:
    """A plugin for a later interface is not even imported, and says what it needs."""
    plant("baru", "raise ValueError", group=f"{GROUPS}v2")
    assert "memerlukan antarmuka plugin v2; program ini menyediakan v1" in only("baru").broken


def test_two_packages_with_one_plugin_name_name_each_other(plant: Plant) -> None:
    """Two packages that use one plugin name are both refused."""
    plant("kembar", "", package="paket-satu")
    plant("kembar", "", package="paket-dua")
    reasons = {each.distribution: each.broken for each in installed(["kembar"])}
    assert reasons == {
        "paket-satu": "nama plugin ini juga dipakai oleh paket-dua",
        "paket-dua": "nama plugin ini juga dipakai oleh paket-satu",
    }


def test_only_what_is_allowed_is_loaded_and_in_order(plant: Plant) -> None:
    """`allowed` limits loading; plugins come in the order of their names."""
    for name in ("c", "a", "b"):
        plant(name, "")
    assert [each.name for each in installed(["c", "a"])] == ["a", "c"]
    assert installed([]) == ()
