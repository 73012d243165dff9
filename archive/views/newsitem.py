"""News: the list and one item."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.filters.newsitem import NewsItemFilterSet
from archive.models import NewsItem, Statement

from .listing import ListingView
from .preview import kept_private


class NewsItemListView(ListingView):
    stem = "newsitem"
    file_name = "news"
    filterset_class = NewsItemFilterSet
    files = ("atom", "csv", "json")
    excerpted = "text"

    def get_queryset(self) -> QuerySet[NewsItem]:
        return NewsItem.objects.published().newest_first()


def newsitem_detail(request: HttpRequest, slug: str) -> HttpResponse:
    newsitems = NewsItem.objects.visible_to(request.user).for_cards()
    newsitem = get_object_or_404(newsitems, slug=slug)
    statements = Statement.objects.published().for_cards().filter(newsitems=newsitem)
    context = {"newsitem": newsitem, "statements": statements}
    return kept_private(render(request, "archive/newsitem_detail.html", context), newsitem)
