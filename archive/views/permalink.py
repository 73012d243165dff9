"""The address of a record that names no language: it sends each reader to the page in theirs."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.views.decorators.vary import vary_on_headers

KINDS = ("statement", "party", "meeting", "newsitem", "country")


@vary_on_headers("Accept-Language")
def permalink(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Without looking the record up: its page knows best whether it is there, public, or moved."""
    with translation.override(translation.get_language_from_request(request)):
        try:
            address = reverse(f"{kind}_detail", args=[key])
        except NoReverseMatch as error:
            raise Http404 from error
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
