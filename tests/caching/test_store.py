"""The store that CACHE_URL names, and that is done without when it is away."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings

from archive.caching import store


@pytest.fixture
def absent_redis(monkeypatch: pytest.MonkeyPatch, absent_address: str) -> Iterator[None]:
    """The settings of a Redis that does not answer."""
    monkeypatch.setattr(store.patience, "away_until", 0.0)
    pages = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": absent_address}
    with override_settings(CACHES={**settings.CACHES, "pages": pages}):
        yield


@pytest.mark.django_db
def test_site_answers_without_its_redis(client: Client, absent_redis: None, caplog: pytest.LogCaptureFixture) -> None:
    answers = [client.get("/").status_code for _ in range(3)]

    assert answers == [200, 200, 200]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1


@pytest.mark.django_db
def test_redis_that_is_back_is_used_again(client: Client, absent_redis: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/")
    monkeypatch.setattr(store.patience, "away_until", 0.0)

    with override_settings(
        CACHES={**settings.CACHES, "pages": {"BACKEND": "archive.caching.memory.BoundedMemoryCache"}}
    ):
        client.get("/")
        assert store.patience.away_until == 0


def test_configured_store_keeps_what_it_is_given() -> None:
    store.cache.set("kept", ({"Name": "value"}, b"body"))

    assert store.cache.get("kept") == ({"Name": "value"}, b"body")
