"""The one base of every filterable list: filter, page, and the part that htmx replaces."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views import View

from archive.filters.filterset import ArchiveFilterSet
from archive.search import mark_own_excerpts


class ListingView(View):
    """`stem` names the templates: `STEM_list.html` and the part of it, `_STEM_results.html`."""

    stem: ClassVar[str]
    filterset_class: ClassVar[type[ArchiveFilterSet]]
    per_page = 25
    # What its files are called, and as what it can be had, by the ending of their names.
    file_name: ClassVar[str]
    files: ClassVar[tuple[str, ...]] = ("csv", "json")
    # The records' column that excerpts are taken from, if they hold their text themselves.
    excerpted: ClassVar[str] = ""

    def get_queryset(self) -> QuerySet[Any]:
        """All that may be listed, in the order that counts when none is chosen."""
        raise NotImplementedError

    def read_filter(self, request: HttpRequest) -> ArchiveFilterSet:
        """What page, files and feed of one query string all go by."""
        return self.filterset_class(request.GET, queryset=self.get_queryset)

    def results(self, filterset: ArchiveFilterSet) -> Any:
        """All that is listed, as a sequence of cards of which a page is a slice."""
        return filterset.qs.for_cards()

    def cards(self, filterset: ArchiveFilterSet) -> Any:
        """Where a file gets the cards of keys from, in bulk."""
        return filterset.queryset.for_cards()

    def all_ids(self, filterset: ArchiveFilterSet) -> Iterable[int]:
        """The keys of all that is listed, page after page."""
        return filterset.qs.values_list("pk", flat=True)

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        if typed := filterset.chosen.get("q"):
            self.mark_excerpts(context["page"].object_list, typed)
        shown = {"stem": self.stem, "files": self.files, "filterset": filterset, "form": filterset.form}
        return shown | {"facets": filterset.counted_facets()} | context

    def mark_excerpts(self, records: Any, typed: str) -> None:
        if self.excerpted:
            mark_own_excerpts(records, typed, self.excerpted)

    def get(self, request: HttpRequest) -> HttpResponse:
        filterset = self.read_filter(request)
        page, problem = self.read_page(filterset, request)
        context = self.get_context_data(filterset, page=page, page_problem=problem)
        response = render(request, self.template_name(request), context)
        patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
        return response

    def read_page(self, filterset: ArchiveFilterSet, request: HttpRequest) -> tuple[Page, str]:
        return read_page(Paginator(self.results(filterset), self.per_page), request.GET.get("page", ""))

    def template_name(self, request: HttpRequest) -> str:
        htmx = request.htmx  # type: ignore[attr-defined]
        is_part = htmx and not htmx.history_restore_request
        return f"archive/_{self.stem}_results.html" if is_part else f"archive/{self.stem}_list.html"


def read_page(paginator: Paginator, asked: str) -> tuple[Page, str]:
    """The page that was asked for, and what was wrong with the asking.

    Anything but a number gets the first page; a number past the end an empty page.
    """
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return paginator.page(1), _("“%(page)s” is not a page number; this is the first page.") % {"page": asked[:50]}
    number = int(asked or 1)
    if 1 <= number <= paginator.num_pages:
        return paginator.page(number), ""
    last = _("There is no page %(page)s; the last is page %(last)s.")
    return Page([], number, paginator), last % {"page": number, "last": paginator.num_pages}
