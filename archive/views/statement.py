"""The list of statements."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from archive.filters.filterset import ArchiveFilterSet
from archive.filters.index import StatementIndex, statement_index
from archive.filters.results import StatementResults
from archive.filters.statement import StatementFilterSet
from archive.models import Statement
from archive.search import mark_excerpts

from .addressing import with_addresses
from .listing import ListingView
from .paging import read_place


class StatementListView(ListingView):
    stem = "statement"
    file_name = "statements"
    filterset_class = StatementFilterSet
    files = ("atom", "csv", "json", "bib", "ris")

    def get_queryset(self) -> QuerySet[Statement]:
        return Statement.objects.published().newest_first()

    @cached_property
    def index(self) -> StatementIndex:
        """One for all that this page asks, since each asking looks whether it is fresh."""
        return statement_index()

    def read_filter(self, request: HttpRequest) -> StatementFilterSet:
        return StatementFilterSet(request.GET, queryset=self.get_queryset, index=self.index)

    def get(self, request: HttpRequest) -> HttpResponse:
        query = with_addresses(request.GET, self.index.directory.party_names)
        return HttpResponseRedirect(f"{request.path}?{query}") if query else super().get(request)

    def results(self, filterset: ArchiveFilterSet) -> StatementResults:
        return StatementResults(cast("StatementFilterSet", filterset))

    def all_ids(self, filterset: ArchiveFilterSet) -> Iterable[int]:
        return self.results(filterset).all_ids()

    def read_page(self, filterset: ArchiveFilterSet, request: HttpRequest) -> tuple[Page, str]:
        return read_place(self.results(filterset), request.GET, self.per_page)

    def mark_excerpts(self, records: Any, typed: str) -> None:
        mark_excerpts(records, typed)
