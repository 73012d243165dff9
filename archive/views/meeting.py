"""Meetings: the list, and one meeting with what was issued there."""

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.functional import SimpleLazyObject

from archive import queries
from archive.exports.matrix import matrix_columns, matrix_records
from archive.filters.filterset import ArchiveFilterSet
from archive.filters.index import statement_index
from archive.filters.meeting import MeetingFilterSet
from archive.models import Meeting, NewsItem

from .listing import ListingView
from .listingfiles import csv_file
from .pictures import meetings_attendance

# More than these are too many for a page; the list and the file have all of them.
MOST_STATEMENTS = 24


class MeetingListView(ListingView):
    stem = "meeting"
    file_name = "meetings"
    filterset_class = MeetingFilterSet
    excerpted = "theme"
    per_page = 100

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.newest_first()

    def results(self, filterset: ArchiveFilterSet) -> Any:
        return filterset.qs.with_hosts()

    def read_page(self, filterset: ArchiveFilterSet, request: HttpRequest) -> tuple[Page, str]:
        """With the number of statements of each, which the index has counted already."""
        page, problem = super().read_page(filterset, request)
        index = statement_index()
        counts = index.counts("meeting", index.public)
        for meeting in page.object_list:
            meeting.statement_count = counts.get(meeting.slug, 0)
        return page, problem

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        # Asked for by the whole page only, and not when the results alone are replaced.
        attendance = SimpleLazyObject(meetings_attendance)
        return super().get_context_data(filterset, attendance=attendance, **context)


def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting, slug=slug)
    index = statement_index()
    issued = index.mask({"meeting": [slug]})
    context = {
        "meeting": meeting,
        "hosts": meeting.hosts.by_name(),
        "attending": meeting.attending.by_name(),
        "statement_count": index.count(issued),
        "statements": index.cards(index.page(issued, "newest", 0, MOST_STATEMENTS)),
        "matrix": queries.matrix(meeting, most=MOST_STATEMENTS),
        "newsitems": NewsItem.objects.published().about_meetings([slug]).newest_first().for_cards(),
    }
    return render(request, "archive/meeting_detail.html", context)


def meeting_matrix_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The matrix of the meeting with all its statements, a row a party."""
    found = queries.matrix(get_object_or_404(Meeting, slug=slug))
    return csv_file(request, f"{slug}-matrix", matrix_columns(found), matrix_records(found))
