"""Document and matches -> a plan; reads, never writes."""

from collections.abc import Iterable, Iterator, Mapping

from archive.models import Meeting
from archive.models.dates import PartialDate

from .comparing import compared_with_the_archive
from .deciding import decide_date, kind_of
from .document import Document, Problem
from .matching import Directory
from .mentions import find_mentions
from .plan import Plan, PlannedItem, PlannedSignatory
from .recognisers.meeting import find_meeting_number


def make_plan(document: Document, directory: Directory) -> Plan:
    """Read the archive and say what the document means for it; writes nothing."""
    meetings = {meeting.number: meeting for meeting in Meeting.objects.held() if meeting.number}
    meeting = meetings.get(document.meeting_number)
    decided, problems = decide_date(document, meeting)
    plan = Plan(
        document=document,
        meeting=meeting,
        date=decided,
        kind=kind_of(document),
        signatories=tuple(_planned_signatories(document, directory)),
        items=tuple(_planned_items(document, directory, meetings)),
        problems=(*_without_decided(document.problems, decided), *problems),
    )
    return compared_with_the_archive(plan)


def _planned_signatories(document: Document, directory: Directory) -> Iterator[PlannedSignatory]:
    for position, found in enumerate(document.signatories, 1):
        match = directory.match(found.name_as_signed, section=found.section)
        yield PlannedSignatory(position=position, found=found, match=match)


def _planned_items(document: Document, directory: Directory, meetings: Mapping[int, Meeting]) -> Iterator[PlannedItem]:
    for item in document.items:
        mentions = find_mentions(item.text, directory)
        meeting = meetings.get(find_meeting_number(item.text))
        yield PlannedItem(text=item.text, date=item.date, line=item.line, mentions=mentions, meeting=meeting)


def _without_decided(problems: Iterable[Problem], decided: PartialDate) -> list[Problem]:
    """The meeting may have told which reading of a date is meant."""
    return [problem for problem in problems if not (decided and problem.code == "date_ambiguous")]
