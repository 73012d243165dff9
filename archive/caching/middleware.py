"""Every public page: a 304, a kept page or the view's, by the edition that was read before the view ran.

So a page that is computed while a change commits is kept under the older edition, where
nobody looks any more, and never an old page under the newer one.
"""

import gzip
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from archive.models.currentedition import current_edition, holding

from .store import keep_page, kept_page
from .variants import VARY, accepts_gzip, variant

PUBLIC, PRIVATE = "public, no-cache", "private, no-store"
# Addresses that are nobody's page: the editors', and those that must answer without a database.
UNCACHED = ("/admin/", "/accounts/", "/healthz", "/readyz")
GZIP_FROM_BYTES = 500


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("Whoever edits templates wants to see them.")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(UNCACHED) and request.method in {"GET", "HEAD"}:
            return self._private(request) if _is_known(request) else self._public(request)
        return self.get_response(request)

    def _private(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response["Cache-Control"] = PRIVATE
        return response

    def _public(self, request: HttpRequest) -> HttpResponseBase:
        edition = current_edition()
        key = f"{edition}-{variant(request)}"
        if _has(request, key):
            return _not_modified(key)
        if kept := kept_page(key):
            return kept
        with holding(edition):
            return self._computed(request, key)

    def _computed(self, request: HttpRequest, key: str) -> HttpResponseBase:
        response = self.get_response(request)
        if response.cookies or "Cache-Control" in response:
            response.setdefault("Cache-Control", PRIVATE)
            return response
        is_whole = response.status_code == 200 and _depends_on_nothing_else(response)
        _described(response, key if is_whole else None)
        if is_whole and isinstance(response, HttpResponse):
            _compress(request, response)
            if request.method == "GET":
                keep_page(key, response)
        return response


def _is_known(request: HttpRequest) -> bool:
    """With a session, which is an editor's, or with a message for this reader alone."""
    if "HTTP_COOKIE" not in request.META:
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


def _has(request: HttpRequest, key: str) -> bool:
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    if asked in {"", f'"{key}"'}:  # as nearly all ask
        return bool(asked)
    return key in {etag.removeprefix("W/").strip('"') for etag in parse_etags(asked)}


def _not_modified(key: str) -> HttpResponse:
    return HttpResponseNotModified(headers={"Cache-Control": PUBLIC, "Vary": ", ".join(VARY), "ETag": f'"{key}"'})


def _described(response: HttpResponseBase, key: str | None) -> HttpResponseBase:
    response["Cache-Control"] = PUBLIC
    patch_vary_headers(response, VARY)
    if key:
        response.setdefault("ETag", f'"{key}"')
    return response


def _depends_on_nothing_else(response: HttpResponseBase) -> bool:
    named = {header.strip().lower() for header in response.get("Vary", "").split(",")}
    return named <= {"", *(header.lower() for header in VARY)}


def _compress(request: HttpRequest, response: HttpResponse) -> None:
    """Pages hold no secret, so that compressing them gives none away (BREACH)."""
    is_worth_it = len(response.content) >= GZIP_FROM_BYTES and "Content-Encoding" not in response
    if is_worth_it and accepts_gzip(request):
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))
