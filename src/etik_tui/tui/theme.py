"""The colours: calm, few, and never the only bearer of a meaning."""

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
    error="#e57f7f",
    dark=True,
    variables={
        "etik-dim": "#8e98a6",
        "etik-cursor": "#26394a",
        "input-cursor-background": "#d8dce2",
        "input-cursor-foreground": "#14171c",
        "input-selection-background": "#7fb4ca 30%",
    },
)


DEFAULTS: Mapping[str, str] = {"etik-dim": "#8e98a6", "etik-cursor": "#26394a"}
