"""Meetings: the list, and one meeting with what was issued there."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.filters.meeting import MeetingFilterSet
from archive.models import Meeting, NewsItem, Statement

from .listing import ListingView


class MeetingListView(ListingView):
    stem = "meeting"
    file_name = "meetings"
    filterset_class = MeetingFilterSet
    per_page = 100

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.newest_first()


def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    meeting = get_object_or_404(Meeting, slug=slug)
    context = {
        "meeting": meeting,
        "hosts": meeting.hosts.by_name(),
        "attending": meeting.attending.by_name(),
        "statements": Statement.objects.published().of_meetings([slug]).newest_first().for_cards(),
        "newsitems": NewsItem.objects.published().about_meetings([slug]).newest_first().for_cards(),
    }
    return render(request, "archive/meeting_detail.html", context)
