"""Every row of any table that names a party, found by the models and not by a list that could be forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet, TextField, UniqueConstraint

from archive.models import Party


@dataclass(frozen=True)
class Reference:
    """A column that names a party: a foreign key, or one end of a many-to-many."""

    model: type[Model]
    field: Field

    def rows(self, *parties: Party) -> QuerySet[Any]:
        return self.model._base_manager.filter(**{f"{self.field.name}__in": parties}).order_by("pk")

    def move(self, rows: QuerySet[Any], into: Party) -> None:
        rows.update(**{self.field.name: into})

    @cached_property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """What else of a row must differ where the party is the same, for each rule that says so."""
        sets: list[Sequence[str]] = [*self.model._meta.unique_together]
        sets += [rule.fields for rule in self.model._meta.constraints if isinstance(rule, UniqueConstraint)]
        sets += [(self.field.name,)] if self.field.unique else []
        return tuple(
            tuple(self._column(name) for name in names if name != self.field.name)
            for names in sets
            if self.field.name in names
        )

    @cached_property
    def other_ends(self) -> tuple[str, ...]:
        """Columns of the same row that name a party as well."""
        return tuple(field.attname for field in _naming_parties(self.model) if field != self.field)

    @property
    def is_bound(self) -> bool:
        """Whether a row may have to give way; all others simply move."""
        return bool(self.keys or self.other_ends)

    def _column(self, name: str) -> str:
        return str(self.model._meta.get_field(name).attname)  # type: ignore[union-attr]  # unique columns are fields


def references() -> list[Reference]:
    models = apps.get_models(include_auto_created=True)
    return [Reference(model, field) for model in models if not model._meta.proxy for field in _naming_parties(model)]


def _naming_parties(model: type[Model]) -> Iterator[Any]:
    for field in model._meta.local_concrete_fields:
        if field.is_relation and field.related_model is Party:
            yield field


@dataclass(frozen=True)
class Fate:
    """What becomes of a row of the party that goes: it moves, unless it would say what is said already."""

    row: Any
    # The row of the party that stays which says the same.
    twin: Any = None
    # It would relate the party to itself.
    is_itself: bool = False

    @property
    def moves(self) -> bool:
        return self.twin is None and not self.is_itself


def fates(reference: Reference, merged: Party, into: Party) -> list[Fate]:
    twins = [{tuple(getattr(row, name) for name in key): row for row in reference.rows(into)} for key in reference.keys]
    # Its parties are read along, as what is shown of a row names them.
    rows = reference.rows(merged).select_related(*(field.name for field in _naming_parties(reference.model)))
    return [_fate(reference, row, twins, into) for row in rows]


def _fate(reference: Reference, row: Any, twins: list[dict[tuple[Any, ...], Any]], into: Party) -> Fate:
    if into.pk in [getattr(row, name) for name in reference.other_ends]:
        return Fate(row, is_itself=True)
    for key, rows in zip(reference.keys, twins, strict=True):
        if twin := rows.get(tuple(getattr(row, name) for name in key)):
            return Fate(row, twin=twin)
    return Fate(row)


def fill_gaps(reference: Reference, row: Any, twin: Any) -> list[str]:
    """What only the row that gives way says goes to the one that stays; the names of the columns so filled."""
    settled = {reference.field.attname, *reference.other_ends, *(name for key in reference.keys for name in key)}
    filled = []
    for field in row._meta.concrete_fields:
        if field.primary_key or field.attname in settled:
            continue
        ours, theirs = getattr(twin, field.attname), getattr(row, field.attname)
        if (joined := joined_value(field, ours, theirs)) != ours:
            setattr(twin, field.attname, joined)
            filled.append(field.name)
    return filled


def joined_value(field: Field, ours: Any, theirs: Any) -> Any:
    """Ours, unless it is empty; of prose both."""
    if ours in (None, ""):
        return theirs
    if isinstance(field, TextField) and theirs and theirs not in ours:
        return f"{ours}\n\n{theirs}"
    return ours
