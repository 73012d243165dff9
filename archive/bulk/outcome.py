"""What becomes of each row, field by field; pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

from django.utils.functional import cached_property

from archive.reconciling.words import Piece

from .marking import marked


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Change:
    """Of one field, as a file would hold it."""

    column: str
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        """The value before and the value after in one, marked word by word."""
        return marked(self.before, self.after)


@dataclass(frozen=True)
class Objection:
    """A reason to reject a row, in words; the column is empty where it is about several."""

    message: str
    column: str = ""


@dataclass(frozen=True)
class RowOutcome:
    number: int
    fate: Fate
    key: str
    changes: tuple[Change, ...] = ()
    objections: tuple[Objection, ...] = ()

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        return cls(
            kept["number"],
            Fate(kept["fate"]),
            kept["key"],
            tuple(Change(**change) for change in kept["changes"]),
            tuple(Objection(**objection) for objection in kept["objections"]),
        )


@dataclass(frozen=True)
class Outcome:
    rows: tuple[RowOutcome, ...]
    is_written: bool = False

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        return Counter(row.fate for row in self.rows)

    @property
    def is_acceptable(self) -> bool:
        return not self.counts[Fate.REJECTED]

    @property
    def writes_something(self) -> bool:
        return bool(self.counts[Fate.NEW] or self.counts[Fate.CHANGED])

    @property
    def digest(self) -> str:
        """The same for the same outcome, and for no other."""
        return sha256(repr(self.rows).encode()).hexdigest()

    def of_fate(self, fate: str) -> list[RowOutcome]:
        return [row for row in self.rows if row.fate == fate]

    def written(self) -> Self:
        return replace(self, is_written=True)

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(row) for row in self.rows]

    @classmethod
    def from_json(cls, kept: list[dict[str, Any]]) -> Self:
        return cls(tuple(map(RowOutcome.from_json, kept)))
