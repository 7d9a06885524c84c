"""What the terminal says of itself in the system's data base."""


def erases() -> bool:
    """Tell whether the terminal says of itself that it erases cells in the current background."""
    import curses

    try:
        curses.setupterm(fd=1)
        return bool(curses.tigetflag("bce") > 0 and curses.tigetstr("ech"))
    except (curses.error, OSError, ValueError):
        return False
