"""What to do with each document of the fixtures; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .document import Document, Identity, Row


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept as an editor changed it"
    DELETED = "left deleted by an editor"


@dataclass(frozen=True)
class Decision:
    document: Document
    outcome: Outcome

    @property
    def is_written(self) -> bool:
        return self.outcome in {Outcome.CREATED, Outcome.UPDATED}


def decide(
    fixtures: Mapping[Identity, Document], present: Mapping[Identity, Document], loaded: Mapping[Identity, str]
) -> list[Decision]:
    """One decision for each document of the fixtures, in their order."""
    gone = {*loaded} - {*present}
    decisions = []
    for identity, document in fixtures.items():
        wanted = None if identity in gone else _without(document, gone)
        if wanted is None:
            decisions.append(Decision(document, Outcome.DELETED))
        else:
            there = present[identity].digest if identity in present else None
            decisions.append(Decision(wanted, outcome(wanted.digest, there, loaded.get(identity))))
    return decisions


def outcome(wanted: str, present: str | None, loaded: str | None) -> Outcome:
    """From a document's digests: in the fixtures, in the database, and when it was last loaded."""
    if present is None:
        return Outcome.CREATED
    if present == wanted:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if present == loaded else Outcome.KEPT


def _without(document: Document, gone: set[Identity]) -> Document | None:
    """The document without mention of records that are gone; None if it cannot do without."""
    root, *parts = (_row_without(row, gone) for row in (document.root, *document.parts))
    return Document(root, tuple(part for part in parts if part)) if root else None


def _row_without(row: Row, gone: set[Identity]) -> Row | None:
    missing = [(field, key) for field, (model, key) in row.references() if (model, key) in gone]
    fields = dict(row.fields)
    for field, key in missing:
        if not (field.many_to_many or field.null):
            return None
        rest = [other for other in fields[field.name] if tuple(other) != key] if field.many_to_many else None
        fields[field.name] = rest
    return Row(row.model, fields)
