"""The archive in time: the meetings with who came, and what was signed in which year."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from archive.models import Meeting, Signatory


@dataclass(frozen=True)
class MeetingInTime:
    """A meeting with the lowest and the highest figure that sources give; None where none does."""

    meeting: Meeting
    parties: tuple[int, int] | None
    countries: tuple[int, int] | None


def meetings_in_time() -> list[MeetingInTime]:
    """The meetings that were held, oldest first."""
    held: QuerySet[Meeting] = Meeting.objects.held().oldest_first()
    return [MeetingInTime(meeting, meeting.parties_span, meeting.countries_span) for meeting in held]


def signatures_by_year() -> dict[int, int]:
    """How many names stand under the published statements of each known year."""
    dated = Signatory.objects.public().current().order_by().filter(statement__dated_on__isnull=False)
    counted = dated.annotate(year=ExtractYear("statement__dated_on")).values_list("year").annotate(Count("pk"))
    return dict(counted)
