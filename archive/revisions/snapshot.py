"""A record whole at one moment: values only, which nothing can change any more."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import Model
from reversion.models import Version

from .documents import DOCUMENTS, FORMAT, links, row_models, whole

# Field -> value, as it is written down.
Values = Mapping[str, Any]
# Kept by the database or by the clock; nobody types them.
_NOT_TYPED = {"created_at", "updated_at", "has_text", "folded"}


@dataclass(frozen=True)
class Snapshot:
    """`rows`: label of their model -> key -> values."""

    label: str
    pk: int
    values: Values
    rows: Mapping[str, Mapping[int, Values]] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    def of(self, model: type[Model]) -> Mapping[int, Values]:
        return self.rows.get(model._meta.label_lower, {})

    def says_the_same_as(self, other: "Snapshot") -> bool:
        return typed(self.values) == typed(other.values) and _typed_rows(self) == _typed_rows(other)


def typed(values: Values) -> dict[str, Any]:
    """Without what no editor types."""
    return {name: value for name, value in values.items() if name not in _NOT_TYPED}


def _typed_rows(snapshot: Snapshot) -> dict[tuple[str, int], Any]:
    return {(label, pk): typed(values) for label, rows in snapshot.rows.items() for pk, values in rows.items()}


def present(record: Model) -> Snapshot | None:
    """The record as it stands in the database; None if it is gone."""
    read = whole(type(record), record.pk)
    return snapshot_of(read) if read else None


def snapshot_of(record: Model) -> Snapshot:
    """Of a record with all its rows at hand, as `whole` reads it."""
    rows = {row for name in DOCUMENTS[type(record)] for row in getattr(record, name).all()}
    return _made(type(record), record.pk, json.loads(serializers.serialize(FORMAT, [record, *rows])))


def kept_snapshots(model: type[Model], pk: Any, revisions: Iterable[int]) -> dict[int, Snapshot]:
    """As each of these revisions has the record; one query."""
    written: dict[int, list[Any]] = {revision: [] for revision in revisions}
    versions = Version.objects.filter(revision__in=written).order_by()
    for revision, data in versions.values_list("revision", "serialized_data"):
        written[revision] += json.loads(data)
    found = {revision: _made(model, pk, rows) for revision, rows in written.items()}
    return {revision: snapshot for revision, snapshot in found.items() if snapshot.values}


def _made(model: type[Model], pk: Any, written: Iterable[Any]) -> Snapshot:
    """A revision may hold other records as well: of the rows only those that belong to this one."""
    itself: Values = {}
    rows: dict[str, dict[int, Values]] = {row_model._meta.label_lower: {} for row_model in row_models(model)}
    columns = {(link.model._meta.label_lower, link.name) for link in links(model)}
    for row in written:
        label, values = row["model"], row["fields"]
        if label == model._meta.label_lower and row["pk"] == int(pk):
            itself = _completed(model, values)
        elif any(label == of and values.get(column) == int(pk) for of, column in columns):
            rows[label][row["pk"]] = _completed(apps.get_model(label), values)
    return Snapshot(model._meta.label_lower, int(pk), itself, rows)


def _completed(model: type[Model], values: Values) -> Values:
    """In the columns of today: a new one has its default, one that is no more is left out."""
    fields = [column for column in model._meta.concrete_fields if not column.primary_key]
    found = {column.name: values.get(column.name, _default(column)) for column in fields}
    # A choice of many has no order; the parties' names would give it one that changes.
    return found | {many.name: sorted(values.get(many.name, ())) for many in model._meta.many_to_many}


@cache
def defaults(label: str) -> Values:
    """What a new row of this model says, where it says anything."""
    columns = apps.get_model(label)._meta.concrete_fields
    return {column.name: _default(column) for column in columns if not callable(column.default)}


def _default(column: Any) -> Any:
    default = column.get_default()
    return default if default is None or isinstance(default, str | int | float) else str(default)
