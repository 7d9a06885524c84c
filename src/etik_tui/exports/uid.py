"""The name of a time limit wherever it goes, whatever happens to its date."""

from uuid import UUID, uuid5

NAMESPACE = UUID("5d0d6a0c-6a39-5c0e-9b0e-3f5a52c1d7e4")


def item_uid(institution: str, case_id: str, deadline: str, party: str) -> str:
    """Return the UUIDv5 of one limit of one party of one case.

    Ids of cases are drawn at random when a case is registered, so that two workspaces never
    share one.
    """
    return str(uuid5(NAMESPACE, f"{institution}/{case_id}/{deadline}/{party}"))
