"""A list as an Atom feed: of what the page lists, what changed last."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.exports.as_atom import CONTENT_TYPE, as_atom
from archive.exports.events import Event, news_events, signing_events
from archive.filters.filterset import ArchiveFilterSet
from archive.queries.newest import growth_of, newest_of

from .newsitem import NewsItemListView
from .statement import StatementListView

NEWEST = 50


def statement_list_atom(request: HttpRequest) -> HttpResponse:
    filterset = StatementListView().read_filter(request)
    statements = newest_of(filterset.qs.for_cards(), NEWEST)
    grown = growth_of([statement.pk for statement in statements], NEWEST)
    events = signing_events(statements, grown, request.build_absolute_uri)
    return _feed(request, filterset, events, title=_("Statements"), page=reverse("statement_list"))


def newsitem_list_atom(request: HttpRequest) -> HttpResponse:
    filterset = NewsItemListView().read_filter(request)
    events = news_events(newest_of(filterset.qs.for_cards(), NEWEST), request.build_absolute_uri)
    return _feed(request, filterset, events, title=_("News"), page=reverse("newsitem_list"))


def _feed(
    request: HttpRequest, filterset: ArchiveFilterSet, events: Iterable[Event], *, title: str, page: str
) -> HttpResponse:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    feed = as_atom(
        events,
        title=_titled(filterset, title),
        author=_("IMCWP Archive"),
        page_url=request.build_absolute_uri(page + query),
        feed_url=request.build_absolute_uri(request.path + query),
    )
    return HttpResponse(feed, content_type=CONTENT_TYPE)


def _titled(filterset: ArchiveFilterSet, title: str) -> str:
    """The name of the list with what it was narrowed to."""
    chosen = ", ".join(chip.label for chip in filterset.applied_chips())
    return " · ".join(filter(None, [_("IMCWP Archive"), title, chosen]))
