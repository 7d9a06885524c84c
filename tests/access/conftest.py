"""A workspace of an office under the invented regulation."""

from tests.casework.conftest import clock, open_session, workspace

__all__ = ["clock", "open_session", "workspace"]
