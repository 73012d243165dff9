"""A whole record as Django's fixtures write it: a statement with its texts, list and editions."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db import models

from archive.models import (
    ListEdition,
    Meeting,
    NewsItem,
    Party,
    PartyName,
    PartyRelation,
    Signatory,
    Statement,
    StatementText,
)

Model = type[models.Model]
Key = tuple[str, ...]
Identity = tuple[Model, Key]

# In the order of writing: each after what it refers to.
ROOTS: tuple[Model, ...] = (Party, PartyRelation, Meeting, Statement, NewsItem)
# What belongs to a root, and by which of its fields.
PARTS: Mapping[Model, str] = {
    PartyName: "party",
    StatementText: "statement",
    ListEdition: "statement",
    Signatory: "statement",
}
MODELS: Mapping[str, Model] = {model._meta.label_lower: model for model in (*ROOTS, *PARTS)}
# Set by the models themselves, so no sign of an editor's hand.
STAMPS = {"created_at", "updated_at"}
_DERIVED = {"folded", "has_text", *STAMPS}
# Came after records had been loaded: while one is empty a record is what it was without it.
_LATER = {f"{name}_attending_{end}" for name in ("parties", "countries") for end in ("least", "most")}


def related(field: Any) -> Model:
    """The model that a relation leads to."""
    return cast("Model", field.related_model)


@dataclass(frozen=True)
class Row:
    """One row of a fixture: natural keys for relations, JSON's own values for the rest."""

    model: Model
    fields: Mapping[str, Any]

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def identity(self) -> Identity:
        """Of the whole that this row belongs to: a part's root, or the root itself."""
        if self.model in PARTS:
            whole = PARTS[self.model]
            return related(self.model._meta.get_field(whole)), tuple(self.fields[whole])
        if self.model is PartyRelation:
            return self.model, (*self.fields["earlier"], *self.fields["later"])
        return self.model, (self.fields["slug"],)

    def references(self) -> Iterator[tuple[Any, Identity]]:
        """Each record that this row names, with the field that names it."""
        for field in (*self.model._meta.concrete_fields, *self.model._meta.local_many_to_many):
            for key in self.keys_in(field):
                yield field, (related(field), key)

    def keys_in(self, field: Any) -> list[Key]:
        value = self.fields.get(field.name)
        if not field.is_relation or not value:
            return []
        return [tuple(key) for key in value] if field.many_to_many else [tuple(value)]

    def canonical(self) -> str:
        """All that an editor could have changed, always in the same order."""
        many = {field.name for field in self.model._meta.local_many_to_many}
        unsaid = _DERIVED | {name for name in _LATER if self.fields.get(name) is None}
        said = {name: value for name, value in self.fields.items() if name not in unsaid}
        said |= {name: sorted(said[name]) for name in many}
        return json.dumps([self.label, said], sort_keys=True)


@dataclass(frozen=True)
class Document:
    root: Row
    parts: tuple[Row, ...]

    @property
    def identity(self) -> Identity:
        return self.root.identity

    @property
    def key(self) -> Key:
        return self.identity[1]

    def rows_of(self, model: Model) -> list[Row]:
        return [row for row in self.parts if row.model is model]

    @cached_property
    def digest(self) -> str:
        written = [self.root.canonical(), *sorted(row.canonical() for row in self.parts)]
        return hashlib.sha256("\n".join(written).encode()).hexdigest()


def assemble(rows: Iterable[Row]) -> dict[Identity, Document]:
    """The documents that these rows make up, in their order."""
    roots: dict[Identity, Row] = {}
    parts: dict[Identity, list[Row]] = {}
    for row in rows:
        if row.model in PARTS:
            parts.setdefault(row.identity, []).append(row)
        else:
            roots[row.identity] = row
    return {identity: Document(root, tuple(parts.get(identity, ()))) for identity, root in roots.items()}
