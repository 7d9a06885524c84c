"""The chains that hold the books of the office and its access, beside those of the cases."""

from datetime import date

PREFIX = "register:"
ACCESS_PREFIX = "access:"
OFFICE_PREFIXES = (PREFIX, ACCESS_PREFIX)
PEOPLE_CHAIN = f"{ACCESS_PREFIX}people"
SEALS_CHAIN = f"{ACCESS_PREFIX}seals"
LOG_PREFIX = f"{ACCESS_PREFIX}log:"


def register_chain(profile: str, register: str) -> str:
    """Return the id of the chain that holds a book of one institution."""
    return f"{PREFIX}{profile}:{register}"


def log_chain(account: str, day: date) -> str:
    """Return the id of the chain that holds what one person looked at in one month."""
    return f"{LOG_PREFIX}{account}:{day:%Y-%m}"


def is_register_chain(chain: str) -> bool:
    """Tell whether a chain is a book of the office, or its access, and not a case."""
    return chain.startswith(OFFICE_PREFIXES)


def is_access_chain(chain: str) -> bool:
    """Tell whether a chain says who may use the program, or what they looked at."""
    return chain.startswith(ACCESS_PREFIX)
