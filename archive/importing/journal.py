"""What an import wrote, kept row by row so that it can be taken back to the letter."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from archive.models import ListEdition, NewsItem, Party, PartyName, Signatory, Statement, StatementText
from archive.models.signatorylist import make_room

# "label:key" -> the row, as Django's JSON serializer writes it.
Rows = dict[str, dict[str, Any]]

# In the order in which rows can be made; they are removed in the opposite one.
_ORDER: list[type[Model]] = [Party, PartyName, Statement, StatementText, ListEdition, Signatory, NewsItem]


class ChangedSinceError(Exception):
    """What the import made has been changed or built upon since; says what."""


def statement_rows(statement: Statement) -> Rows:
    """Every row of a statement's whole document as it stands in the database."""
    itself = Statement.objects.filter(pk=statement.pk)
    return rows(itself, statement.texts.all(), statement.editions.all(), statement.signatories.all())


def rows(*querysets: QuerySet, encoder: type[json.JSONEncoder] = DjangoJSONEncoder) -> Rows:
    """Moments are cut to thousandths, unless another encoder keeps them whole."""
    found: Rows = {}
    for queryset in querysets:
        for row in json.loads(serializers.serialize("json", queryset.order_by("pk"), cls=encoder)):
            found[f"{row['model']}:{row['pk']}"] = row
    return found


def changes(before: Rows, after: Rows) -> dict[str, Rows]:
    """The journal: only rows that differ, so that a small change keeps a small journal."""
    differing = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    return {
        "before": {key: row for key, row in before.items() if key in differing},
        "after": {key: row for key, row in after.items() if key in differing},
    }


def records(journal: dict[str, Rows]) -> Iterator[tuple[Model, bool]]:
    """Statements, news and parties that the import made or added to; True for those that it made.

    A party that was only taught a name is none of them; its next save finds that.
    """
    before, after = journal.get("before", {}), journal.get("after", {})
    parts = (StatementText, ListEdition, Signatory)
    for model in (Party, Statement, NewsItem):
        keys = {*_keys(model, after)}
        if model is Statement:
            keys |= {row["fields"]["statement"] for part in parts for row in _of(part, after)}
        made = {*_keys(model, after)} - {*_keys(model, before)}
        yield from ((record, record.pk in made) for record in model._base_manager.filter(pk__in=keys))


def take_back(journal: dict[str, Rows]) -> None:
    """Make every row what it was; call it within a transaction.

    Raises `ChangedSinceError` where a row is no longer as the import left it, or where
    something else has come to depend on it.
    """
    before, after = journal.get("before", {}), journal.get("after", {})
    made = {key: row for key, row in after.items() if key not in before}
    _check_unchanged(after)
    _check_not_built_upon(made)
    for model in reversed(_ORDER):
        model._base_manager.filter(pk__in=_keys(model, made)).delete()
    make_room(Signatory.objects.filter(pk__in=_keys(Signatory, before)))
    for model in _ORDER:
        for restored in serializers.deserialize("json", json.dumps(_of(model, before))):
            restored.save()


def note_change(statement: Statement, written: Rows) -> dict[str, str]:
    """Say when the statement last changed, for those who follow it.

    Where its own row is none of those that the import wrote, that is noted beside them:
    as one of them, it would keep the import from being taken back after any other work.
    """
    before = statement.updated_at
    statement.save(update_fields=["updated_at"])
    itself = rows(Statement.objects.filter(pk=statement.pk))
    if itself.keys() & written.keys():
        written.update(itself)
        return {}
    return {"statement": str(statement.pk), "before": before.isoformat(), "after": statement.updated_at.isoformat()}


def forget_change(noted: dict[str, str] | None) -> None:
    """Unless the statement has been worked on since."""
    if noted:
        unchanged = Statement.objects.filter(pk=noted["statement"], updated_at=noted["after"])
        unchanged.update(updated_at=noted["before"])


def _of(model: type[Model], found: Rows) -> list[dict[str, Any]]:
    return [row for row in found.values() if row["model"] == model._meta.label_lower]


def _keys(model: type[Model], found: Rows) -> list[Any]:
    return [row["pk"] for row in _of(model, found)]


def _check_unchanged(after: Rows) -> None:
    for model in _ORDER:
        present = rows(model._base_manager.filter(pk__in=_keys(model, after)))
        left = sorted(_of(model, after), key=lambda row: row["pk"])
        if [*present.values()] != [_with_newer_fields(model, row) for row in left]:
            raise ChangedSinceError(
                _("%(records)s of this import have been changed since. Take those changes back first.")
                % {"records": str(model._meta.verbose_name_plural).capitalize()}
            )


def _with_newer_fields(model: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    """A row that was kept before its model had all of its fields, as their migrations filled it."""
    filled = {field.name: field.get_default() for field in model._meta.local_fields if not field.primary_key}
    return row | {"fields": filled | row["fields"]}


def _check_not_built_upon(made: Rows) -> None:
    """Deleting what was made must take nothing else with it."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    for model in _ORDER:
        collector.collect(model._base_manager.filter(pk__in=_keys(model, made)))
    also = [
        record
        for model, found in collector.data.items()
        for record in (*found, *collector.protected)
        if f"{record._meta.label_lower}:{record.pk}" not in made and not record._meta.auto_created
    ]
    if also:
        raise ChangedSinceError(
            _("%(record)s has come to depend on this import since. Remove it first.") % {"record": also[0]}
        )
