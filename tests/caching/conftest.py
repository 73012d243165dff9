"""What tests of the caches share: a Redis that does not answer."""

import socket
from collections.abc import Iterator

import pytest


@pytest.fixture
def absent_address() -> Iterator[str]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # held and not listening
        yield f"redis://127.0.0.1:{held.getsockname()[1]}/0"
