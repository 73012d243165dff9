"""What tells one answer of the same edition from another."""

import re
from hashlib import blake2b

from django.db import connection
from django.http import HttpRequest

from .version import code_version

# What an answer may depend on besides its address; a view that names another header is
# not kept.  The cookie is that of a session, which goes around the cache.  The language
# of a page stands in its address.
VARY = ("Accept-Encoding", "Cookie", "HX-Request", "HX-History-Restore-Request")
_REFUSES_GZIP = re.compile(r"\bgzip\s*;\s*q=0(\.0*)?(?![.\d])")


def variant(request: HttpRequest) -> str:
    """A digest of all that the answer depends on, but for the edition."""
    parts = (
        code_version(),
        _database(),
        request.scheme,
        # As it was sent: under a host that is not ours no page is ever made.
        request.META.get("HTTP_HOST") or request.get_host(),
        request.path,
        _query(request),
        _is_true(request, "HTTP_HX_REQUEST"),
        _is_true(request, "HTTP_HX_HISTORY_RESTORE_REQUEST"),
        accepts_gzip(request),
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def accepts_gzip(request: HttpRequest) -> bool:
    # Not out of `request.headers`, which is a table of all of them, made for this one.
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in accepted and not _REFUSES_GZIP.search(accepted)


def _database() -> tuple[str, ...]:
    """Two archives that share a store each have an edition 7."""
    settings = connection.settings_dict
    return str(settings["HOST"]), str(settings["PORT"]), str(settings["NAME"])


def _query(request: HttpRequest) -> list[tuple[str, list[str]]]:
    """Parameters in any order; the values of one keep theirs."""
    return sorted(request.GET.lists()) if request.META.get("QUERY_STRING") else []


def _is_true(request: HttpRequest, header: str) -> bool:
    return bool(request.META.get(header) == "true")
