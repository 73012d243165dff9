"""Pages in a process's own memory: Django's store, which counts entries, bounded in bytes too."""

from collections import OrderedDict
from typing import Any

from django.core.cache.backends.locmem import LocMemCache

MAX_BYTES = 32_000_000


class BoundedMemoryCache(LocMemCache):
    """The entry that was least recently asked for goes first."""

    # Django's own, and not in the stubs.
    _cache: OrderedDict[str, bytes]
    _expire_info: dict[str, float | None]

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._max_bytes: int = params.get("OPTIONS", {}).get("MAX_BYTES", MAX_BYTES)

    def _set(self, key: str, value: bytes, *arguments: Any) -> None:
        # Django's own hook for every way of writing, called with its lock held.
        super()._set(key, value, *arguments)  # type: ignore[misc]  # absent from the stubs
        held = sum(len(kept) for kept in self._cache.values())
        while held > self._max_bytes:
            oldest, dropped = self._cache.popitem()
            del self._expire_info[oldest]
            held -= len(dropped)
