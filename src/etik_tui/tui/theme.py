"""The colours: calm, few, and never the only bearer of a meaning.

Text of every tone stands out from every ground by a contrast of 4.5 to 1 or more, 7 to 1 in the
theme for weak eyes; a test computes it.
"""

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="etik-dark",
    primary="#7fb4ca",
    secondary="#8a9bb0",
    accent="#c8b37a",
    foreground="#d8dce2",
    background="#14171c",
    surface="#1b1f26",
    panel="#262c35",
    success="#8fbf7f",
    warning="#e0b25c",
    error="#e98a8a",
    dark=True,
    variables={
        "etik-dim": "#99a3b0",
        "etik-cursor": "#233443",
        "input-cursor-background": "#d8dce2",
        "input-cursor-foreground": "#14171c",
        "input-selection-background": "#7fb4ca 30%",
    },
)

LIGHT = Theme(
    name="etik-light",
    primary="#17566f",
    secondary="#5d6b7c",
    accent="#6b4e00",
    foreground="#1d2229",
    background="#f7f7f5",
    surface="#eceef1",
    panel="#e1e5ea",
    success="#2a6118",
    warning="#7a4300",
    error="#a31621",
    dark=False,
    variables={
        "etik-dim": "#505964",
        "etik-cursor": "#cfe0ec",
        "input-cursor-background": "#1d2229",
        "input-cursor-foreground": "#f7f7f5",
        "input-selection-background": "#17566f 30%",
    },
)

CONTRAST = Theme(
    name="etik-contrast",
    primary="#8fe3ff",
    secondary="#ffffff",
    accent="#ffff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    success="#8fff8f",
    warning="#ffd75f",
    error="#ffc0c0",
    dark=True,
    variables={
        "etik-dim": "#dcdcdc",
        "etik-cursor": "#002f5c",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#005a9c",
    },
)

# Black ground throughout: which of sixteen colours are light is known, their exact values are not.
SIXTEEN = Theme(
    name="etik-sixteen",
    ansi=True,
    primary="ansi_bright_cyan",
    secondary="ansi_white",
    accent="ansi_bright_yellow",
    foreground="ansi_bright_white",
    background="ansi_black",
    surface="ansi_black",
    panel="ansi_black",
    boost="ansi_black",
    success="ansi_bright_green",
    warning="ansi_bright_yellow",
    error="ansi_bright_red",
    dark=True,
    variables={
        "etik-dim": "ansi_white",
        "etik-cursor": "ansi_black",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "input-cursor-background": "ansi_bright_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
    },
)

BY_NAME: Mapping[str, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "contrast": CONTRAST,
    "sixteen": SIXTEEN,
}

DEFAULTS: Mapping[str, str] = {"etik-dim": "#99a3b0", "etik-cursor": "#233443"}
