"""Countries: all of them, and one with its parties and what they signed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive import queries
from archive.filters.index import statement_index
from archive.filters.partyresults import PartyResults
from archive.models import Meeting, NewsItem, Party
from archive.models.countries import country_name, is_country

from .pictures import LISTED, countries_map, statements_by_country

LATEST = 10


def country_list(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    show = show if show in LISTED else next(iter(LISTED))
    rows = queries.countries(statements_by_country())
    shown = {row.code: getattr(row, show) for row in rows}
    context = {"countries": rows, "map": countries_map(shown, show), "show": show}
    return render(request, "archive/country_list.html", context)


def country_detail(request: HttpRequest, code: str) -> HttpResponse:
    if not is_country(code):
        raise Http404
    index = statement_index()
    signed = index.mask({"country": [code]})
    context = {
        "code": code,
        "name": country_name(code),
        "parties": PartyResults(Party.objects.of_countries([code]))[:],
        "signed_count": index.count(signed),
        "statements": index.cards(index.page(signed, "newest", 0, LATEST)),
        "meetings": Meeting.objects.held_in_any([code]).newest_first(),
        "newsitems": NewsItem.objects.published().about_countries([code]).newest_first().for_cards()[:LATEST],
    }
    return render(request, "archive/country_detail.html", context)
