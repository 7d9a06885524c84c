"""What tests of several folders share."""

from tests.postgres.fixture import empty_postgres, postgres, postgres_server

__all__ = ["empty_postgres", "postgres", "postgres_server"]
