"""What the words of a document leave open and the archive can decide: its date, its kind."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from archive.models import Meeting, StatementKind
from archive.models.dates import DatePrecision, PartialDate
from archive.models.folding import fold

from .document import Document, Problem


def decide_date(document: Document, meeting: Meeting | None) -> tuple[PartialDate, list[Problem]]:
    """The document's date; the meeting may tell which of two readings is meant."""
    if document.date is None:
        return PartialDate(), []
    readings = document.date.readings
    if meeting and len(readings) > 1:
        readings = tuple(reading for reading in readings if _may_report(reading, meeting)) or readings
    if len(readings) > 1:
        return PartialDate(), []
    if meeting and readings[0] and not _may_report(readings[0], meeting):
        return readings[0], [_stamp_before_meeting(readings[0], meeting, document.date.line)]
    return readings[0], []


def _may_report(reading: PartialDate, meeting: Meeting) -> bool:
    """Whether any day of the period is the meeting's first or a later one."""
    if reading.on is None or meeting.started_on is None:
        return True
    return _last_day(reading.on, reading.precision) >= meeting.started_on


def _last_day(on: date, precision: str) -> date:
    match precision:
        case DatePrecision.DAY:
            return on
        case DatePrecision.MONTH:
            return (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case _:
            return on.replace(month=12, day=31)


def _stamp_before_meeting(reading: PartialDate, meeting: Meeting, line: int) -> Problem:
    message = _("%(date)s is before %(meeting)s, which began on %(start)s: the stamp may be wrong.")
    words = {"date": reading, "meeting": meeting.short_title, "start": meeting.started_on}
    return Problem(code="stamp_before_meeting", message=message % words, line=line)


# Stems of titles' words, folded, in the languages of the documents.
_KINDS = {
    StatementKind.RESOLUTION: ("resolution", "resoluc", "resolut", "risoluz", "rezoluc", "резолюц", "ψηφισμα", "karar"),
    StatementKind.APPEAL: ("appeal", "appel", "apel", "llamamient", "chamad", "aufruf", "upprop", "призыв", "обращен",
                           "καλεσμα", "cagri", "نداء", "فراخوان", "crida"),
    StatementKind.SOLIDARITY_MESSAGE: ("solidar", "солидарн", "αλληλεγγυ", "dayanisma", "تضامن", "همبستگ"),
    StatementKind.COMMUNIQUE: ("communiq", "comunicad", "comunicat", "comunicato", "kommuniq", "komunik", "коммюник"),
}  # fmt: skip


def kind_of(document: Document) -> str:
    """By the title's words; failing that, joint if more than one signed."""
    words = fold(document.title).split()
    for kind, stems in _KINDS.items():
        if any(word.startswith(stems) for word in words):
            return kind
    return StatementKind.JOINT_STATEMENT if len(document.signatories) > 1 else StatementKind.PARTY_STATEMENT
