"""Meetings: the list, and one meeting with what was issued there."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import SimpleLazyObject

from archive import queries
from archive.exports.as_csv import csv_lines
from archive.exports.matrix import matrix_columns, matrix_records
from archive.filters.filterset import ArchiveFilterSet
from archive.filters.meeting import MeetingFilterSet
from archive.models import Meeting, NewsItem, Statement

from .listing import ListingView
from .pictures import meetings_attendance

# More columns than these are too many for a page; the file has all of them.
MOST_STATEMENTS = 24


class MeetingListView(ListingView):
    stem = "meeting"
    file_name = "meetings"
    filterset_class = MeetingFilterSet
    per_page = 100

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.newest_first()

    def get_context_data(self, filterset: ArchiveFilterSet, **context: Any) -> dict[str, Any]:
        # Asked for by the whole page only, and not when the results alone are replaced.
        attendance = SimpleLazyObject(meetings_attendance)
        return super().get_context_data(filterset, attendance=attendance, **context)


def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting, slug=slug)
    context = {
        "meeting": meeting,
        "hosts": meeting.hosts.by_name(),
        "attending": meeting.attending.by_name(),
        "statements": Statement.objects.published().of_meetings([slug]).newest_first().for_cards(),
        "matrix": queries.matrix(meeting, most=MOST_STATEMENTS),
        "newsitems": NewsItem.objects.published().about_meetings([slug]).newest_first().for_cards(),
    }
    return render(request, "archive/meeting_detail.html", context)


def meeting_matrix_csv(_request: HttpRequest, slug: str) -> HttpResponseBase:
    """The matrix of the meeting with all its statements, a row a party."""
    found = queries.matrix(get_object_or_404(Meeting, slug=slug))
    lines = csv_lines(matrix_columns(found), matrix_records(found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-matrix.csv"'
    return response
