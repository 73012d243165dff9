"""Where libraries count what somebody may do so many times: for all processes of the site, or at the least for one."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from .patience import Patience

MOST_ENTRIES = 10_000

patience = Patience("The shared cache fails; each process counts by itself for %s seconds.")


class CountingCache(BaseCache):
    """A Redis, and while it is away the memory of this process.

    So that a Redis that fails neither locks everybody out nor lifts the limits.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._shared = RedisCache(server, params)
        self._own = LocMemCache("counting", params | {"OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES}})

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._either("add", key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._either("get", key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._either("set", key, value, timeout, version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._either("touch", key, timeout, version))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._either("delete", key, version))

    def clear(self) -> None:
        self._either("clear")

    def _either(self, name: str, *arguments: Any) -> Any:
        shared, own = getattr(self._shared, name), getattr(self._own, name)
        return patience.tried(lambda: shared(*arguments), lambda: own(*arguments))
