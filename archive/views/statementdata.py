"""The list of statements as data: the same query string, statements and order as the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from archive.exports.as_csv import csv_lines
from archive.exports.as_json import as_json, listing_document
from archive.exports.records import SIGNATURE_COLUMNS, signature_records, statement_record
from archive.filters.results import StatementResults
from archive.filters.statement import StatementFilterSet
from archive.models import Statement

from .paging import PlacedPage, read_place

PER_PAGE, MOST_PER_PAGE = 25, 200


def statement_list_csv(request: HttpRequest) -> HttpResponseBase:
    """A row for each signature on the statements that the page would list, page after page."""
    rows = signature_records(StatementResults(_filterset(request)).all_ids())
    response = StreamingHttpResponse(csv_lines(SIGNATURE_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statements.csv"'
    return response


def statement_list_json(request: HttpRequest) -> HttpResponseBase:
    filterset = _filterset(request)
    per_page, size_problem = _page_size(request.GET.get("page_size", ""))
    page, page_problem = read_place(StatementResults(filterset), request.GET, per_page)
    problems = [f"{name}: {problem}" for name, found in filterset.form.errors.items() for problem in found]
    document = listing_document(
        count=page.paginator.count,
        facets={facet.parameter: facet.choices for facet in filterset.counted_facets()},
        results=[statement_record(card, _absolute(request, card.get_absolute_url())) for card in page.object_list],
        links=_links(request, page),
        messages=[*problems, *filter(None, [size_problem, page_problem]), *filterset.unknown_values()],
    )
    return HttpResponse(as_json(document), content_type="application/json")


def _filterset(request: HttpRequest) -> StatementFilterSet:
    return StatementFilterSet(request.GET, queryset=Statement.objects.published())


def _page_size(asked: str) -> tuple[int, str]:
    if not asked:
        return PER_PAGE, ""
    if asked.isascii() and asked.isdigit() and len(asked) < 10 and 1 <= int(asked) <= MOST_PER_PAGE:
        return int(asked), ""
    return PER_PAGE, _("A page has 1 to %(most)d statements; this one has %(usual)d.") % {
        "most": MOST_PER_PAGE,
        "usual": PER_PAGE,
    }


def _links(request: HttpRequest, page: Any) -> dict[str, str | None]:
    """Always by cursor: who reads on by these misses nothing and gets nothing twice."""
    found: dict[str, str | None] = {"next": None, "previous": None}
    if isinstance(page, PlacedPage) and page.object_list:
        if page.has_next():
            found["next"] = _link(request, "after", page.cursor(-1))
        if page.has_previous():
            found["previous"] = _link(request, "before", page.cursor(0))
    return found


def _link(request: HttpRequest, name: str, cursor: str) -> str:
    query = request.GET.copy()
    for place in ("page", "after", "before"):
        query.pop(place, None)
    query[name] = cursor
    return _absolute(request, f"{request.path}?{query.urlencode()}")


def _absolute(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
