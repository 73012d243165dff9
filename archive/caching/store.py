"""Where pages are kept."""

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.connection import ConnectionProxy

from .patience import Patience

# A page, compressed if its reader takes that; larger ones are computed each time.
MAX_PAGE_BYTES = 500_000

cache = ConnectionProxy(caches, "pages")
patience = Patience("The page cache fails; pages are computed without it for %s seconds.")
Kept = tuple[dict[str, str], bytes]


def kept_page(key: str) -> HttpResponse | None:
    kept: Kept | None = patience.tried(lambda: cache.get(key), lambda: None)
    return HttpResponse(kept[1], headers=kept[0]) if kept else None


def keep_page(key: str, response: HttpResponse) -> None:
    if len(response.content) <= MAX_PAGE_BYTES:
        kept: Kept = dict(response.items()), response.content
        patience.tried(lambda: cache.set(key, kept), lambda: None)
