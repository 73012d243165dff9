"""The first page: what the archive is, how much it holds, what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import queries
from archive.filters.index import statement_index
from archive.models import NewsItem

from .pictures import countries_map, meetings_attendance, signature_years, statements_by_country

LATEST = 6


def home(request: HttpRequest) -> HttpResponse:
    index = statement_index()
    context = {
        "is_search_below": True,
        "totals": queries.totals(),
        "statements": index.cards(index.page(index.public, "newest", 0, LATEST)),
        "newsitems": NewsItem.objects.published().newest_first().for_cards()[:LATEST],
        "attendance": meetings_attendance(),
        "years": signature_years(),
        "map": countries_map(statements_by_country(), "statements"),
    }
    return render(request, "archive/home.html", context)
