"""The store that CACHE_URL names, and that is done without when it is away."""

import logging
import socket
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings

from archive.caching import store


@pytest.fixture
def absent_redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of a Redis that does not answer."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # held and not listening
        address = f"redis://127.0.0.1:{held.getsockname()[1]}/0"
        backend = "django.core.cache.backends.redis.RedisCache"
        monkeypatch.setattr(store, "_away_until", 0.0)
        with override_settings(CACHES={**settings.CACHES, "pages": {"BACKEND": backend, "LOCATION": address}}):
            yield


@pytest.mark.django_db
def test_site_answers_without_its_redis(client: Client, absent_redis: None, caplog: pytest.LogCaptureFixture) -> None:
    answers = [client.get("/").status_code for _ in range(3)]

    assert answers == [200, 200, 200]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1


@pytest.mark.django_db
def test_redis_that_is_back_is_used_again(client: Client, absent_redis: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/")
    monkeypatch.setattr(store, "_away_until", 0.0)

    with override_settings(
        CACHES={**settings.CACHES, "pages": {"BACKEND": "archive.caching.memory.BoundedMemoryCache"}}
    ):
        client.get("/")
        assert store._away_until == 0


@pytest.mark.django_db
def test_editor_signs_in_without_the_redis(client: Client, absent_redis: None) -> None:
    User.objects.create_superuser("editor", password="a long enough password")

    response = client.post("/accounts/login/", {"login": "editor", "password": "a long enough password"})

    assert response["Location"] == "/admin/"


def test_configured_store_keeps_what_it_is_given() -> None:
    store.cache.set("kept", ({"Name": "value"}, b"body"))

    assert store.cache.get("kept") == ({"Name": "value"}, b"body")
