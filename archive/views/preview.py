"""A record that readers do not see yet, on the page that they will see it on."""

from django.http import HttpResponse

from archive.models.publishing import Publishable


def kept_private(response: HttpResponse, record: Publishable) -> HttpResponse:
    """Kept by no cache and in no index, for as long as the record is not public."""
    if not record.is_public:
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
