"""Where pages are kept.  A store that is away costs a moment every ten seconds, and no reader a page."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.connection import ConnectionProxy

# A page, compressed if its reader takes that; larger ones are computed each time.
MAX_PAGE_BYTES = 500_000
PAUSE_SECONDS = 10.0

cache = ConnectionProxy(caches, "pages")
_log = logging.getLogger(__name__)
_away_until = 0.0
Kept = tuple[dict[str, str], bytes]
Result = TypeVar("Result")


def kept_page(key: str) -> HttpResponse | None:
    kept: Kept | None = _tried(lambda: cache.get(key))
    return HttpResponse(kept[1], headers=kept[0]) if kept else None


def keep_page(key: str, response: HttpResponse) -> None:
    if len(response.content) <= MAX_PAGE_BYTES:
        kept: Kept = dict(response.items()), response.content
        _tried(lambda: cache.set(key, kept))


def _tried(call: Callable[[], Result]) -> Result | None:
    """Nothing, and a line in the log, if the store fails; then it is left alone for a while."""
    global _away_until
    if time.monotonic() < _away_until:
        return None
    try:
        return call()
    except Exception:  # every store has errors of its own
        _log.exception("The page cache fails; pages are computed without it for %s seconds.", PAUSE_SECONDS)
        _away_until = time.monotonic() + PAUSE_SECONDS
        return None
