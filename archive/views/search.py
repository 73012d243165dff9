"""One box for everything: statements, parties, meetings and news."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters.fields import WordsField
from archive.filters.partyresults import PartyResults
from archive.models import Meeting, NewsItem, Party, Statement
from archive.search import (
    mark_excerpts,
    mark_own_excerpts,
    parties_named_nearly,
    ranked,
    search_meetings,
    search_newsitems,
    search_statements,
)

MOST = 8
# With fewer results and no party among them, the reader may have mistyped the name of one.
FEW = 5


class SearchForm(forms.Form):
    q = WordsField(required=False)


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "typed": typed, "is_search_below": True} | (_found(typed) if typed else {})
    return render(request, "archive/search.html", context)


def _found(typed: str) -> dict[str, Any]:
    statements = search_statements(Statement.objects.published(), typed)
    found: dict[str, Any] = {
        "statements": ranked(statements.for_cards(), typed),
        "parties": PartyResults(Party.objects.named_like(typed), is_by_count=True),
        "meetings": search_meetings(Meeting.objects.newest_first(), typed),
        "newsitems": search_newsitems(NewsItem.objects.published().newest_first().for_cards(), typed),
    }
    counts = {f"{name}_count": records.count() for name, records in found.items()}
    shown: dict[str, Any] = {name: records[:MOST] for name, records in found.items()}
    mark_excerpts(shown["statements"], typed)
    mark_own_excerpts(shown["meetings"], typed, "theme")
    mark_own_excerpts(shown["newsitems"], typed, "text")
    is_in_doubt = not counts["parties_count"] and sum(counts.values()) < FEW
    meant = parties_named_nearly(typed) if is_in_doubt else []
    return shown | counts | {"found": sum(counts.values()), "meant": meant}
