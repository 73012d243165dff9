"""The archive in time: the meetings with who came."""

from dataclasses import dataclass

from django.db.models import QuerySet

from archive.models import Meeting


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
