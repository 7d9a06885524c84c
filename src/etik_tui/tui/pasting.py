"""What is pasted is text: an escape in it must not end the paste and be read as keys."""

BEGIN, END = "\x1b[200~", "\x1b[201~"
ESCAPE = "\x1b"


class Pasting:
    """Takes the escapes out of what stands between the marks of a paste, read by read."""

    def __init__(self) -> None:
        self._inside = False
        self._last = ""
        self._held = ""

    def clean(self, typed: str) -> str:
        """Return what was typed or pasted, with no escape inside a paste."""
        done, rest = "", self._held + typed
        self._held = ""
        while rest:
            part, rest = self._within(rest) if self._inside else self._without(rest)
            done += part
        return done

    def _without(self, text: str) -> tuple[str, str]:
        """Return what comes up to the beginning of a paste, and what follows."""
        # The mark may come in two reads; what was typed is never held back for it.
        before = len(self._last)
        place = (self._last + text).find(BEGIN)
        if place < 0:
            self._last = (self._last + text)[1 - len(BEGIN) :]
            return text, ""
        cut = place + len(BEGIN) - before
        self._inside, self._last = True, ""
        return text[:cut], text[cut:]

    def _within(self, text: str) -> tuple[str, str]:
        """Return what is pasted, and what follows its end."""
        inner, found, rest = text.partition(END)
        if found:
            self._inside = False
            return inner.replace(ESCAPE, "") + END, rest
        for length in range(len(END) - 1, 0, -1):
            if inner.endswith(END[:length]):
                self._held = inner[-length:]
                inner = inner[:-length]
                break
        return inner.replace(ESCAPE, ""), ""
