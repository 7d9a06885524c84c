"""The chains that hold the books of the office, beside those of the cases."""

PREFIX = "register:"


def register_chain(profile: str, register: str) -> str:
    """Return the id of the chain that holds a book of one institution."""
    return f"{PREFIX}{profile}:{register}"


def is_register_chain(chain: str) -> bool:
    """Tell whether a chain is a book of the office and not a case."""
    return chain.startswith(PREFIX)
