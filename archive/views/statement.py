"""Statements: the list, one statement, one edition of its list."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from archive.filters.filterset import ArchiveFilterSet
from archive.filters.results import StatementResults
from archive.filters.statement import StatementFilterSet
from archive.models import ListEdition, NewsItem, Signatory, Statement, StatementText
from archive.search import mark_excerpts

from .addressing import with_addresses
from .citing import citing
from .listing import ListingView
from .paging import read_place


class StatementListView(ListingView):
    stem = "statement"
    file_name = "statements"
    filterset_class = StatementFilterSet
    files = ("atom", "csv", "json", "bib", "ris")

    def get_queryset(self) -> QuerySet[Statement]:
        return Statement.objects.published().newest_first()

    def get(self, request: HttpRequest) -> HttpResponse:
        query = with_addresses(request.GET)
        return HttpResponseRedirect(f"{request.path}?{query}") if query else super().get(request)

    def results(self, filterset: ArchiveFilterSet) -> StatementResults:
        return StatementResults(cast("StatementFilterSet", filterset))

    def all_ids(self, filterset: ArchiveFilterSet) -> Iterable[int]:
        return self.results(filterset).all_ids()

    def read_page(self, filterset: ArchiveFilterSet, request: HttpRequest) -> tuple[Page, str]:
        return read_place(self.results(filterset), request.GET, self.per_page)

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        if typed := filterset.chosen.get("q"):
            mark_excerpts(context["page"].object_list, typed)
        return super().get_context_data(filterset, **context)


def statement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    statement = _visible_statement(request, slug)
    editions = list(statement.editions.order_by("number"))
    context = _list_context(statement.signatories.current().as_signed(), editions[-1] if editions else None)
    if request.GET.get("order") == "country":
        context |= {"is_by_country": True, "by_country": _by_country(context["signatories"])}
    context |= {
        "statement": statement,
        "editions": editions,
        "newsitems": NewsItem.objects.published().newest_first().filter(statement=statement),
    }
    context |= _text_context(request, statement)
    context |= citing(request, statement, context["signatories"], context["texts"], context["edition"])
    return render(request, "archive/statement_detail.html", context)


def statement_edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    statement = _visible_statement(request, slug)
    editions = list(statement.editions.order_by("number"))
    edition = next((edition for edition in editions if edition.number == number), None)
    if edition is None:
        raise Http404
    context = _list_context(statement.signatories.in_edition(number).as_signed(), edition)
    context |= {"statement": statement, "editions": editions}
    return render(request, "archive/statement_edition.html", context)


def _visible_statement(request: HttpRequest, slug: str) -> Statement:
    statements = Statement.objects.visible_to(request.user).select_related("meeting")
    return get_object_or_404(statements, slug=slug)


def _list_context(signatories: QuerySet[Signatory], edition: ListEdition | None) -> dict[str, Any]:
    rows = list(signatories)
    unidentified = sum(row.party_id is None for row in rows)
    return {"signatories": rows, "edition": edition, "unidentified_count": unidentified}


def _by_country(rows: list[Signatory]) -> list[dict[str, Any]]:
    """The rows under the names of their countries, in signed order within each; the unknown last."""
    groups: dict[str, list[Signatory]] = {}
    for row in rows:
        groups.setdefault(row.party.country_or_territory if row.party else "", []).append(row)
    return [{"name": name, "rows": groups[name]} for name in sorted(groups, key=lambda name: (not name, name))]


def _text_context(request: HttpRequest, statement: Statement) -> dict[str, Any]:
    """The text in the language that was asked for, else the original, else the first."""
    texts = list(statement.texts.original_first())
    asked = request.GET.get("lang", "")
    found: StatementText | None = next((text for text in texts if text.language == asked), None)
    return {
        "texts": texts,
        "text": found or next(iter(texts), None),
        "missing_language": asked if asked and not found else "",
    }
