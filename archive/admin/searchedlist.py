"""Lists of records: what no database can be asked is not asked."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from archive.models.party import MOST_WORDS

LONGEST_SEARCH = 200


class SearchedList(admin.ModelAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if is_spoilt(request.GET):
            # Django's own answer to such an address.
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        return super().get_search_results(request, queryset, bounded(search_term))


def is_spoilt(query: QueryDict) -> bool:
    """PostgreSQL takes no NUL in a query."""
    return any("\x00" in value for _name, values in query.lists() for value in values)


def bounded(search_term: str) -> str:
    """What was asked for, cut to what every database can be asked."""
    words = search_term.replace("\x00", " ")[:LONGEST_SEARCH].split()
    return " ".join(words[:MOST_WORDS])
