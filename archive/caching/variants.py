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
        request.get_host(),
        request.path,
        _query(request),
        _is_true(request, "HX-Request"),
        _is_true(request, "HX-History-Restore-Request"),
        accepts_gzip(request),
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def accepts_gzip(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept-Encoding", "")
    return "gzip" in accepted and not _REFUSES_GZIP.search(accepted)


def _database() -> tuple[str, ...]:
    """Two archives that share a store each have an edition 7."""
    return tuple(str(connection.settings_dict[name]) for name in ("HOST", "PORT", "NAME"))


def _query(request: HttpRequest) -> list[tuple[str, list[str]]]:
    """Parameters in any order; the values of one keep theirs."""
    return sorted(request.GET.lists())


def _is_true(request: HttpRequest, header: str) -> bool:
    return request.headers.get(header) == "true"
