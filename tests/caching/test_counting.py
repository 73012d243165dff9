"""What libraries count, for all processes or for one."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.test import Client, override_settings

from archive.caching import counting
from archive.caching.counting import CountingCache

PASSWORD = "a long enough password"


@pytest.fixture
def absent_redis(monkeypatch: pytest.MonkeyPatch, absent_address: str) -> Iterator[None]:
    monkeypatch.setattr(counting.patience, "away_until", 0.0)
    LocMemCache("counting", {}).clear()
    counts = {"BACKEND": "archive.caching.counting.CountingCache", "LOCATION": absent_address}
    with override_settings(CACHES={**settings.CACHES, "default": counts}):
        yield


class Redis(LocMemCache):
    """In the place of the Redis: what every process reaches, as long as it answers."""

    is_away = False

    def __init__(self, _address: str, params: dict[str, Any]) -> None:
        super().__init__("in the place of a Redis", params)

    def make_and_validate_key(self, key: str, version: int | None = None) -> str:
        if self.is_away:
            raise ConnectionError
        return super().make_and_validate_key(key, version)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> CountingCache:
    monkeypatch.setattr(counting, "RedisCache", Redis)
    monkeypatch.setattr(counting.patience, "away_until", 0.0)
    LocMemCache("counting", {}).clear()
    Redis("", {}).clear()
    return CountingCache("", {})


def test_counts_are_kept_where_every_process_reaches_them(shared: CountingCache) -> None:
    shared.set("count", [1])

    assert Redis("", {}).get("count") == [1]
    assert (shared.get("count"), shared.add("count", [2]), shared.touch("count")) == ([1], False, True)
    assert shared.delete("count")
    assert Redis("", {}).get("count") is None


def test_counts_go_on_in_memory_and_back(shared: CountingCache, monkeypatch: pytest.MonkeyPatch) -> None:
    shared.set("count", "shared")
    monkeypatch.setattr(Redis, "is_away", True)

    assert shared.add("count", "own")
    assert not shared.add("count", "again")
    monkeypatch.setattr(Redis, "is_away", False)
    assert shared.get("count") == "own"
    monkeypatch.setattr(counting.patience, "away_until", 0.0)
    assert shared.get("count") == "shared"


@pytest.mark.django_db
def test_editor_signs_in_without_the_redis(client: Client, absent_redis: None) -> None:
    User.objects.create_superuser("editor", password=PASSWORD)

    response = client.post("/accounts/login/", {"login": "editor", "password": PASSWORD})

    assert response["Location"] == "/admin/"


@pytest.mark.django_db
def test_limits_hold_without_the_redis(client: Client, absent_redis: None, caplog: pytest.LogCaptureFixture) -> None:
    asked = [client.post("/accounts/password/reset/", {"email": "a@archive.example"}) for _ in range(6)]

    assert [answer.status_code for answer in asked] == [302] * 5 + [429]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1


def test_settings_of_a_redis_are_taken() -> None:
    options = {"socket_timeout": 0.5}

    counts = CountingCache("redis://127.0.0.1:1/0", {"OPTIONS": options, "KEY_PREFIX": "archive-counts"})

    assert isinstance(counts._shared, RedisCache)
    assert counts._shared._cache._pool_options["socket_timeout"] == 0.5  # type: ignore[attr-defined]  # Django's own
    assert counts._own.make_key("x") == counts._shared.make_key("x") == "archive-counts:1:x"
