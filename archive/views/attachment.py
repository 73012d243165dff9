"""Files beside statements, to those who may see the statement, and harmless whatever is in them."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from archive.models import Attachment

# Nothing in it may run, load or be framed; browsers' own viewers of PDF open under it all the same.
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def attachment(request: HttpRequest, digest: str, name: str = "") -> HttpResponseBase:
    # The same file may be beside several statements, by several names.
    visible = {found.name: found for found in Attachment.objects.visible_to(request.user).with_digest(digest)}
    if not visible:
        raise Http404
    found = visible.get(name) or next(iter(visible.values()))
    if name not in {"", found.name}:
        return HttpResponseRedirect(found.get_absolute_url())
    response = get_conditional_response(request, etag=f'"{digest}"') or _file(found)
    response["ETag"] = f'"{digest}"'
    response["Cache-Control"] = "public, no-cache"
    return response


def _file(found: Attachment) -> HttpResponseBase:
    if not found.file.storage.exists(str(found.file.name)):
        raise Http404
    response = StreamingHttpResponse(_parts(found), content_type=found.media_type)
    response["Content-Length"] = str(found.size)
    is_download = not found.is_shown_by_browsers
    response["Content-Disposition"] = content_disposition_header(is_download, found.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    return response


def _parts(found: Attachment) -> Iterator[bytes]:
    """Opened no sooner than it is read, which for a HEAD is never."""
    with found.file.storage.open(str(found.file.name)) as content:
        yield from content.chunks()
