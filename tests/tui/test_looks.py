"""How the program looks: contrast, sixteen colours, ASCII, slow lines, and what is remembered."""

from collections.abc import Iterator

import pytest
from textual.color import Color

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.app import EtikApp
from etik_tui.tui.preparing import prepare
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.signs import in_ascii
from etik_tui.tui.taste import THEMES, Taste, locale_is_narrow, taste_of
from etik_tui.tui.theme import BY_NAME
from tests.tui.screen import opened, press, text
from tests.tui.seed import board
from tests.tui.test_prelude import painted, text_of

GROUNDS = ("background", "surface", "panel", "etik-cursor")
TEXTS = ("foreground", "etik-dim", "primary", "success", "warning", "error", "accent")
# What consoles and emulators show for the colours that the theme of sixteen uses.
PALETTES = {
    "xterm": {"black": "#000000", "white": "#e5e5e5", "bright_red": "#ff0000"}
    | {"bright_green": "#00ff00", "bright_yellow": "#ffff00", "bright_cyan": "#00ffff"}
    | {"bright_white": "#ffffff"},
    "console": {"black": "#000000", "white": "#aaaaaa", "bright_red": "#ff5555"}
    | {"bright_green": "#55ff55", "bright_yellow": "#ffff55", "bright_cyan": "#55ffff"}
    | {"bright_white": "#ffffff"},
}


def luminance(color: Color) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [each / 255 for each in color.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colors(name: str) -> Iterator[dict[str, Color]]:
    """Yield the colours of a theme by name; of sixteen, as each kind of terminal shows them."""
    theme = BY_NAME[name]
    said = {each: getattr(theme, each.replace("-", "_"), None) for each in (*GROUNDS, *TEXTS)}
    said = {each: value or theme.variables[each] for each, value in said.items()}
    palettes = PALETTES.values() if theme.ansi else [{}]
    for palette in palettes:
        plain = {each: value.removeprefix("ansi_") for each, value in said.items()}
        yield {each: Color.parse(palette.get(value, value)) for each, value in plain.items()}


@pytest.mark.parametrize("name", THEMES)
def test_text_of_every_tone_stands_out_from_every_ground(name: str) -> None:
    """WCAG AA (4.5 to 1) in every theme, AAA (7 to 1) in the one of high contrast."""
    least = 7 if name == "contrast" else 4.5
    for shown in colors(name):
        pairs = [(a, b) for a in TEXTS for b in GROUNDS] + [("background", "primary")]
        poor = {(a, b): contrast(shown[a], shown[b]) for a, b in pairs}
        assert {pair: ratio for pair, ratio in poor.items() if ratio < least} == {}


@pytest.mark.parametrize("name", THEMES)
async def test_every_theme_is_worn(workspace: Workspace, name: str) -> None:
    """The screens take the colours of the theme chosen, at once and without a restart."""
    board(workspace, 3)
    async with opened(workspace) as pilot:
        app = pilot.app
        assert isinstance(app, EtikApp)
        app.wear(Taste(theme=name))
        await pilot.pause()
        wanted = "etik-sixteen" if app.console.color_system == "standard" else f"etik-{name}"
        assert app.theme == wanted
        styles = [each.style for strip in app.screen._compositor.render_strips() for each in strip]
        grounds = {style.bgcolor.name for style in styles if style and style.bgcolor}
        sixteen = {each for each in grounds if not each.startswith("#")}
        assert grounds == sixteen if wanted == "etik-sixteen" else not sixteen


async def test_a_terminal_of_sixteen_colours_gets_those_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever theme was chosen, no colour is sent that such a terminal has to guess."""
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    app = EtikApp(workspace)
    assert app.console.color_system == "standard"
    assert app.theme == "etik-sixteen"


async def test_what_was_chosen_is_remembered_for_this_person(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In force at once and at this person's next start, not for others; asked once is not kept."""
    board(workspace, 5)
    folder, actor = str(workspace.folder), workspace.caller.name
    monkeypatch.setenv("ETIK_SLOW_LINE", "1")
    async with opened(workspace) as pilot:
        await press(pilot, "T")
        assert "Warna terang" in text(pilot)
        await press(pilot, *"ASCII", "enter")
        assert text(pilot).isascii()
    monkeypatch.delenv("ETIK_SLOW_LINE")
    assert taste_of(folder, actor).narrow is True
    assert taste_of(folder, "orang lain").narrow is None
    assert not taste_of(folder, actor).slow
    async with opened(workspace) as pilot:
        assert text(pilot).isascii()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_place_can_be_drawn_in_ascii(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """No sign of ours stands in the way of a terminal that has ASCII alone."""
    monkeypatch.setenv("ETIK_ASCII", "1")
    board(workspace, 14)
    async with opened(workspace, size) as pilot:
        for keys in (["1"], ["question_mark"], ["escape", "w"], ["escape", "enter"], ["m"]):
            await press(pilot, *keys)
            assert text(pilot).isascii(), keys
        await press(pilot, "escape", "escape", "escape")
        for key in "236":
            await press(pilot, key)
            assert text(pilot).isascii(), key


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize("signs", ["0", "1"])
async def test_the_first_picture_looks_as_chosen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, signs: str, *, slow: bool
) -> None:
    """In ASCII and for a slow line too it is the board, line by line."""
    monkeypatch.setenv("ETIK_ASCII", signs)
    monkeypatch.setenv("ETIK_SLOW_LINE", "1" if slow else "0")
    board(workspace, 30)
    async with opened(workspace) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BoardScreen)
        assert prepare(pilot.app, screen)
        shown = text_of(pilot.app, (80, 24))
    assert painted(workspace, (80, 24)) == shown
    assert shown.isascii() == (signs == "1")
    assert ("━" in shown) == (not slow and signs == "0")
    monkeypatch.setenv("ETIK_SLOW_LINE", "0" if slow else "1")
    assert painted(workspace, (80, 24)) is None


def test_a_slow_line_gets_sixteen_colours(workspace: Workspace) -> None:
    """Short colour codes, and none but those."""
    app = EtikApp(workspace, slow=True)
    assert app.theme == "etik-sixteen"
    assert not app.taste.but(slow=False).slow


def test_signs_keep_their_width() -> None:
    """Cell for cell: letters lose their marks, wide characters become two question marks."""
    assert (
        in_ascii("LEWAT 2 hk · Mé… 日 ▌─━ ✓ ✗ → ↑↓ ◆ ○ ▁█░")
        == "LEWAT 2 hk - Me~ ?? |-= + x > ^v * o _#."
    )


@pytest.mark.parametrize(
    ("names", "narrow"),
    [
        ({}, False),
        ({"LANG": "id_ID.UTF-8"}, False),
        ({"LANG": "C.utf8"}, False),
        ({"LANG": "id_ID.ISO-8859-1"}, True),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "C"}, True),
    ],
)
def test_the_locale_says_whether_there_is_more_than_ascii(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, str], narrow: bool
) -> None:
    """A named locale without UTF-8 gets ASCII; one that says nothing does not."""
    for name in ("LANG", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert locale_is_narrow() == narrow


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"theme": 3, "slow": "x"}'])
def test_a_spoilt_choice_stops_nothing(workspace: Workspace, content: bytes) -> None:
    """Whatever stands in the file, the usual colours are worn."""
    from etik_tui.tui.taste import taste_file

    path = workspace.folder / "cache"
    path.mkdir(exist_ok=True)
    (workspace.folder / taste_file("", workspace.caller.name)).write_bytes(content)
    assert taste_of(str(workspace.folder), workspace.caller.name).theme == "dark"
