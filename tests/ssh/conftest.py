"""One SSH server and one office for all tests of a module."""

from collections.abc import Iterator

import pytest

from tests.ssh.host import Host, furnish


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Give a running server, with the people's keys and cases."""
    made = Host(tmp_path_factory.mktemp("host"))
    made.numbers = furnish(made)
    made.start()
    yield made
    made.stop()
