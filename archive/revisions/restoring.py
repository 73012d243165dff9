"""A snapshot -> the tables, row by row with their own keys; all of it or nothing.

django-reversion's own way back saves row by row, and stumbles where two rows swap what
only one may have.  Here the rows that differ are taken out of the tables first.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model, ProtectedError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.models import Revision

from archive.models import Correction, PartyName, RevisionEvent, Statement

from .documents import row_models
from .keeping import User, keep, keep_found, last_names
from .snapshot import Snapshot, Values, present, typed

_CORRECTIONS = Correction._meta.label_lower


class CannotRestoreError(Exception):
    """Says what is in the way, and what to do about it."""

    def __init__(self, messages: Iterable[str]) -> None:
        self.messages = [*messages]
        super().__init__(" ".join(self.messages))


@dataclass(frozen=True)
class Missing:
    """A record that the snapshot names and the archive no longer has."""

    model: type[Model]
    pk: int
    name: str

    def __str__(self) -> str:
        return _("%(kind)s “%(name)s” is no longer in the archive.") % {
            "kind": capfirst(self.model._meta.verbose_name),
            "name": self.name,
        }


@transaction.atomic
def restore(
    snapshot: Snapshot,
    *,
    by: User = None,
    why: str = "",
    of: Revision | None = None,
    leaving_out: bool = False,
    tell_readers: bool = False,
) -> bool:
    """Make the record what it was, even if it was deleted; False if it is so already.

    Raises `CannotRestoreError` and changes nothing where something is in the way.  Whatever
    the snapshot names and the archive no longer has is left empty with `leaving_out`.
    """
    record = snapshot.model._base_manager.select_for_update().filter(pk=snapshot.pk).first()
    if record:
        keep_found(record)
    before = present(record) if record else None
    wanted = as_restored(_without_missing(snapshot, leaving_out), before)
    if before and before.says_the_same_as(wanted):
        return False
    try:
        with transaction.atomic():
            restored = _write(wanted, before)
    except IntegrityError as error:
        message = _("Something that this state needs has been given to another record since: %(reason)s")
        raise CannotRestoreError([message % {"reason": error}]) from error
    if tell_readers and isinstance(restored, Statement) and restored.is_public:
        Correction.objects.create(statement=restored, text=why)
    return keep(restored, RevisionEvent.RESTORED, by=by, why=why, restored=of, always=True)


def as_restored(snapshot: Snapshot, now: Snapshot | None) -> Snapshot:
    """What comes back.  What readers have been told stays told: no correction is taken away."""
    told = now.of(Correction) if now else {}
    if not told:
        return snapshot
    return replace(snapshot, rows={**snapshot.rows, _CORRECTIONS: {**told, **snapshot.of(Correction)}})


def _without_missing(snapshot: Snapshot, leaving_out: bool) -> Snapshot:  # noqa: FBT001
    gone = missing(snapshot)
    if not gone:
        return snapshot
    if not leaving_out or not can_leave_out(snapshot, gone):
        advice = _("Recover what was deleted, or undo the merge that took it, and come back.")
        raise CannotRestoreError([*map(str, gone), advice])
    return _emptied(snapshot, gone)


def missing(snapshot: Snapshot) -> list[Missing]:
    """One query for each kind of record that is named, and one more if anything is missing."""
    named: dict[type[Model], set[int]] = {}
    for field, values in _references(snapshot):
        named.setdefault(field.related_model, set()).update(_keys(field, values))
    # Rows name the record itself, which may be gone as well.
    named.get(snapshot.model, set()).discard(snapshot.pk)
    gone = {model: pks - {*_present_keys(model, pks)} for model, pks in named.items()}
    return [Missing(model, pk, name) for model, pks in gone.items() for pk, name in last_names(model, pks).items()]


def _present_keys(model: type[Model], pks: Collection[int]) -> Iterable[int]:
    return model._base_manager.filter(pk__in=pks).values_list("pk", flat=True)


def _references(snapshot: Snapshot) -> Iterator[tuple[Any, Values]]:
    """Columns that name other records, each with the values of a row."""
    parts = [(snapshot.model, [snapshot.values])]
    parts += [(model, [*snapshot.of(model).values()]) for model in row_models(snapshot.model)]
    for model, rows in parts:
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
            if field.is_relation:
                yield from ((field, values) for values in rows)


def _keys(field: Any, values: Values) -> set[int]:
    value = values[field.name]
    if field.many_to_many:
        return {*value}
    return set() if value is None else {value}


def can_leave_out(snapshot: Snapshot, gone: Collection[Missing]) -> bool:
    """Whether the record can be without what is missing."""
    keys = {(missing.model, missing.pk) for missing in gone}
    return all(
        field.many_to_many or field.null
        for field, values in _references(snapshot)
        if any((field.related_model, pk) in keys for pk in _keys(field, values))
    )


def _emptied(snapshot: Snapshot, gone: Collection[Missing]) -> Snapshot:
    keys = {(missing.model, missing.pk) for missing in gone}
    return replace(
        snapshot,
        values=_values_without(snapshot.model, snapshot.values, keys),
        rows={
            model._meta.label_lower: {
                pk: _values_without(model, values, keys) for pk, values in snapshot.of(model).items()
            }
            for model in row_models(snapshot.model)
        },
    )


def _values_without(model: type[Model], values: Values, gone: Collection[tuple[type[Model], int]]) -> Values:
    emptied = dict(values)
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.many_to_many:
            emptied[field.name] = [pk for pk in values[field.name] if (field.related_model, pk) not in gone]
        elif isinstance(field, ForeignKey) and (field.related_model, values[field.name]) in gone:
            emptied[field.name] = None
    return emptied


def _write(snapshot: Snapshot, before: Snapshot | None) -> Model:
    record = _built(snapshot.model, snapshot.pk, snapshot.values)
    _check(record.object)
    if hasattr(record.object, "updated_at"):
        record.object.updated_at = timezone.now()
    record.save()
    for model in row_models(snapshot.model):
        _write_rows(model, before.of(model) if before else {}, snapshot.of(model))
    return record.object


def _write_rows(model: type[Model], before: Mapping[int, Values], after: Mapping[int, Values]) -> None:
    rows = model._base_manager.all()
    gone = before.keys() - after.keys()
    differing = [pk for pk in after if pk not in before or typed(before[pk]) != typed(after[pk])]
    _check_keys(model, after.keys() - before.keys())
    try:
        rows.filter(pk__in=gone).delete()
    except ProtectedError as error:
        raise CannotRestoreError([str(error.args[0])]) from error
    # Out of the way for a moment, and past everything that would take part in a deletion.
    rows.filter(pk__in=before.keys() & differing)._raw_delete(rows.db)  # noqa: SLF001
    made = [_built(model, pk, after[pk]).object for pk in differing]
    for row in made if model is PartyName else ():
        # The one kind of row whose rules reach beyond its record.
        _check(row)
    model._default_manager.bulk_create(made)


def _check_keys(model: type[Model], pks: Collection[int]) -> None:
    """Rows that would come back may have gone to another record, as when parties are merged."""
    message = _("%(kind)s “%(row)s” belongs to another record now. If the two were merged, undo the merge first.")
    kind = capfirst(model._meta.verbose_name)
    if elsewhere := [*model._base_manager.filter(pk__in=pks)[:20]]:
        raise CannotRestoreError([message % {"kind": kind, "row": row} for row in elsewhere])


def _built(model: type[Model], pk: int, values: Values) -> Any:
    written = {"model": model._meta.label_lower, "pk": pk, "fields": dict(values)}
    return next(iter(serializers.deserialize("python", [written])))


def _check(record: Model) -> None:
    """The rules that other records may have come to stand against."""
    problems: list[str] = []
    record._state.adding = False  # noqa: SLF001, so that it is not held against itself
    for check in (record.validate_unique, record.validate_constraints):
        try:
            check()
        except ValidationError as error:
            problems += [message for message in error.messages if message not in problems]
    if problems:
        raise CannotRestoreError(problems)


def taken_slug(snapshot: Snapshot) -> bool:
    """Whether another record stands at the address that this one had."""
    others = snapshot.model._base_manager.exclude(pk=snapshot.pk)
    return others.filter(slug=snapshot.values["slug"]).exists()


def with_slug(snapshot: Snapshot, slug: str) -> Snapshot:
    return replace(snapshot, values={**snapshot.values, "slug": slug})
