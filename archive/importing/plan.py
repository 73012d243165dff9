"""What the archive would gain from a document, and what an editor must decide; frozen."""

from dataclasses import dataclass
from enum import StrEnum

from archive.models import Meeting, Statement
from archive.models.dates import PartialDate
from archive.models.signatorylist import SignatoryLine

from .document import Document, FoundName, Problem
from .matching import Match, Outcome
from .mentions import Mentions


class Change(StrEnum):
    """What importing the document would do to the archive."""

    NEW = "new"
    SAME = "same"
    GREW = "grew"
    DIFFERS = "differs"


@dataclass(frozen=True, kw_only=True)
class PlannedSignatory:
    position: int
    found: FoundName
    match: Match

    @property
    def is_decided(self) -> bool:
        return self.match.outcome == Outcome.MATCHED

    def line(self) -> SignatoryLine:
        party = self.match.party if self.is_decided else None
        return SignatoryLine(
            name_as_signed=self.found.name_as_signed, section=self.found.section, party_id=party.pk if party else None
        )


@dataclass(frozen=True, kw_only=True)
class PlannedItem:
    """One news item, with what it seems to speak of."""

    text: str
    date: PartialDate
    line: int
    mentions: Mentions
    meeting: Meeting | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    document: Document
    meeting: Meeting | None
    date: PartialDate
    kind: str
    signatories: tuple[PlannedSignatory, ...]
    items: tuple[PlannedItem, ...]
    problems: tuple[Problem, ...]
    existing: Statement | None = None
    change: Change = Change.NEW

    @property
    def undecided(self) -> list[PlannedSignatory]:
        return [row for row in self.signatories if not row.is_decided]

    @property
    def needs_an_editor(self) -> bool:
        return bool(self.undecided or self.problems or self.change in {Change.GREW, Change.DIFFERS})
