"""Parties: the list, and one party with what it signed."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive import queries
from archive.filters.filterset import ArchiveFilterSet
from archive.filters.index import statement_index
from archive.filters.party import MOST_STATEMENTS, PartyFilterSet
from archive.filters.partyresults import PartyResults
from archive.models import Party
from archive.queries.newsitem import latest_news
from archive.queries.party import ATTENDED, HOSTED, LATEST, PARTY, RELATIONS

from .listing import ListingView
from .pictures import years_signed


class PartyListView(ListingView):
    stem = "party"
    file_name = "parties"
    filterset_class = PartyFilterSet
    per_page = 60

    def get_queryset(self) -> QuerySet[Party]:
        return Party.objects.by_name()

    def results(self, filterset: ArchiveFilterSet) -> PartyResults:
        return PartyResults(filterset.qs, is_by_count=filterset.chosen.get("sort") == MOST_STATEMENTS)

    def cards(self, filterset: ArchiveFilterSet) -> PartyResults:
        return self.results(filterset)

    def all_ids(self, filterset: ArchiveFilterSet) -> list[int]:
        return self.results(filterset).ids

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        letters = filterset.without("letter").first_letters()  # type: ignore[attr-defined]
        return super().get_context_data(filterset, letters=letters, **context)


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    party = PARTY.ask_one(slug=slug)
    if party is None:
        raise Http404
    index = statement_index()
    signed = index.mask({"party": [slug]})
    count, newest = index.count(signed), queries.latest_lists(index, signed)
    context = {
        "party": party,
        "names": queries.names_of(index, party, newest, count),
        "relations": RELATIONS.ask(party=party.pk),
        "signed_count": count,
        "chart": years_signed(index, slug, signed),
        "cosigners": queries.cosigners(index, slug),
        "statements": index.cards(newest[:LATEST]),
        "hosted_meetings": HOSTED.ask(party=party.pk),
        "attended_meetings": ATTENDED.ask(party=party.pk),
        "newsitems": latest_news(index, party),
    }
    return render(request, "archive/party_detail.html", context)
