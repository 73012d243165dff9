"""What is not there: where it is now, or what the reader may have meant."""

import re
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from archive.models import OldAddress, RecordKind
from archive.search import near_addresses

# What is asked for by those who try doors, and by browsers unbidden: nobody reads the answer.
_PROBE = re.compile(r"^/(?:\.|wp-|admin/|static/)|\.[A-Za-z0-9]{1,8}/?$")
_WORD = re.compile(r"[^\W_]+")
MOST_WORDS, LONGEST_WORD = 10, 40


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001, what Django hands over
    match = _match(request)
    if moved := _moved(match):
        return HttpResponsePermanentRedirect(_with_query(moved, request))
    return render(request, "archive/404.html", _suggestions(request, match), status=404)


def _match(request: HttpRequest) -> ResolverMatch | None:
    """The route that was meant, a forgotten last slash included; none for what no route fits."""
    if request.resolver_match:
        return request.resolver_match
    try:
        return resolve(f"{request.path_info}/")
    except Resolver404:
        return None


def _kind(match: ResolverMatch | None) -> RecordKind | None:
    """Names of routes begin with the record they show."""
    stem = (match.url_name or "").partition("_")[0] if match and "slug" in match.kwargs else ""
    return RecordKind(stem) if stem in RecordKind.values else None


def _moved(match: ResolverMatch | None) -> str:
    """The same page of the record that stood at this address once."""
    kind = _kind(match)
    if not match or not kind:
        return ""
    present = OldAddress.objects.present_slugs(kind, [match.kwargs["slug"]])
    slug = present.get(match.kwargs["slug"], "")
    return reverse(match.view_name, kwargs=match.kwargs | {"slug": slug}) if slug else ""


def _with_query(address: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def _suggestions(request: HttpRequest, match: ResolverMatch | None) -> dict[str, Any]:
    if _PROBE.search(request.path):
        return {}
    *_folders, last = [part for part in unquote(request.path).split("/") if part] or [""]
    kind = _kind(match)
    suggested = near_addresses(kind, match.kwargs["slug"]) if kind and match else []
    return {"typed": _words(last), "suggested": suggested}


def _words(text: str) -> str:
    return " ".join(word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS])
