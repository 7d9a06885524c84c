"""The least that a program of the framework can be: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """Return the line."""
        yield Static("Perkara 000001 against an invented person")


if __name__ == "__main__":
    Bare().run()
