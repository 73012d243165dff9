"""A list as a file: the same query string, records and order as the page, whatever it lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from archive.exports.as_csv import csv_pieces
from archive.exports.as_json import as_json, listing_document
from archive.exports.records import COLUMNS
from archive.exports.records.reading import names_of, read_record, record_rows
from archive.filters.filterset import PLACES

from .listing import ListingView
from .paging import PlacedPage

MOST_PER_PAGE = 200


def listing_csv(request: HttpRequest, listing: type[ListingView]) -> HttpResponseBase:
    view, columns = listing(), COLUMNS[listing.stem]
    filterset = view.read_filter(request)
    rows = record_rows(columns, view.cards(filterset), view.all_ids(filterset), request.build_absolute_uri)
    return csv_file(request, listing.file_name, names_of(columns), rows)


def listing_json(request: HttpRequest, listing: type[ListingView]) -> HttpResponseBase:
    per_page, size_problem = _page_size(request.GET.get("page_size", ""), listing.per_page)
    view = listing(per_page=per_page)
    filterset = view.read_filter(request)
    page, page_problem = view.read_page(filterset, request)
    problems = [f"{name}: {problem}" for name, found in filterset.form.errors.items() for problem in found]
    columns, absolute = COLUMNS[listing.stem], request.build_absolute_uri
    document = listing_document(
        count=page.paginator.count,
        facets={facet.parameter: facet.choices for facet in filterset.counted_facets()},
        results=[read_record(columns, card, absolute) for card in page.object_list],
        links=_links(request, page),
        messages=[*problems, *filter(None, [size_problem, page_problem]), *filterset.unknown_values()],
    )
    return HttpResponse(as_json(document), content_type="application/json")


def csv_file(
    request: HttpRequest,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Any],
    pieces: Callable[..., Iterator[str]] = csv_pieces,
) -> StreamingHttpResponse:
    lines = pieces(columns, rows, is_marked=request.GET.get("bom") == "1")
    return streamed_file(lines, f"{name}.csv", "text/csv")


def streamed_file(lines: Iterator[str], name: str, content_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page_size(asked: str, usual: int) -> tuple[int, str]:
    if not asked:
        return usual, ""
    if asked.isascii() and asked.isdigit() and len(asked) < 10 and 1 <= int(asked) <= MOST_PER_PAGE:
        return int(asked), ""
    return usual, _("A page has 1 to %(most)d records; this one has %(usual)d.") % {
        "most": MOST_PER_PAGE,
        "usual": usual,
    }


def _links(request: HttpRequest, page: Page) -> dict[str, str | None]:
    """Where the list goes on: by cursor where there are any, so that nothing is missed and nothing comes twice."""
    found: dict[str, str | None] = {"next": None, "previous": None}
    if page.object_list and page.has_next():
        found["next"] = _link(request, _place(page, "after", -1, page.number + 1))
    if page.object_list and page.has_previous():
        found["previous"] = _link(request, _place(page, "before", 0, page.number - 1))
    return found


def _place(page: Page, name: str, row: int, number: int) -> dict[str, str]:
    return {name: page.cursor(row)} if isinstance(page, PlacedPage) else {"page": str(number)}


def _link(request: HttpRequest, place: dict[str, str]) -> str:
    query = request.GET.copy()
    for name in PLACES:
        query.pop(name, None)
    query.update(place)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
