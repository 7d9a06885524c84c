"""What tests of several folders share."""

from tests.parsed_profile import parsed_once
from tests.postgres.fixture import empty_postgres, postgres, postgres_server

__all__ = ["empty_postgres", "parsed_once", "postgres", "postgres_server"]
