"""Parties: the list, and one party with what it signed."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive import queries
from archive.filters.filterset import ArchiveFilterSet
from archive.filters.index import statement_index
from archive.filters.party import PartyFilterSet
from archive.models import NewsItem, Party, PartyRelation

from .listing import ListingView
from .pictures import years_signed

LATEST = 10


class PartyListView(ListingView):
    stem = "party"
    file_name = "parties"
    filterset_class = PartyFilterSet
    per_page = 60

    def get_queryset(self) -> QuerySet[Party]:
        return Party.objects.by_name()

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        letters = filterset.without("letter").first_letters()  # type: ignore[attr-defined]
        return super().get_context_data(filterset, letters=letters, **context)


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    party = get_object_or_404(Party, slug=slug)
    index = statement_index()
    signed = index.mask({"party": [slug]})
    news = NewsItem.objects.published().about_parties([slug])
    context = {
        "party": party,
        "names": queries.names_of(index, party),
        "relations": PartyRelation.objects.touching(party),
        "signed_count": index.count(signed),
        "chart": years_signed(index, party),
        "cosigners": queries.cosigners(index, slug),
        "statements": index.cards(index.page(signed, "newest", 0, LATEST)),
        "hosted_meetings": party.hosted_meetings.oldest_first(),
        "attended_meetings": party.attended_meetings.oldest_first(),
        "newsitems": news.newest_first().for_cards()[:LATEST],
    }
    return render(request, "archive/party_detail.html", context)
