"""What every test of signing in starts from: no attempt has been counted yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()
