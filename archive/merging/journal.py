"""What a merge wrote, column by column, so that later work on other columns of a row is no hindrance."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from archive.importing import journal
from archive.importing.journal import ChangedSinceError, Rows

# Of a row that was changed only the columns that differ; None for a row that was not there.
Change = dict[str, Any]
MOST_NAMED = 5


class _Exact(DjangoJSONEncoder):
    """Moments to the last digit, which Django's own cuts off."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def rows(*querysets: QuerySet) -> Rows:
    return journal.rows(*querysets, encoder=_Exact)


def present(keys: Iterable[str]) -> Rows:
    """The rows with these keys as they stand now, and nobody else's until the transaction is over; a query a table."""
    by_model: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        label, pk = key.split(":", 1)
        by_model[label].append(pk)
    found = (_model(label)._base_manager.filter(pk__in=pks) for label, pks in by_model.items())
    return rows(*(queryset.select_for_update() for queryset in found))


def changes(before: Rows, after: Rows) -> list[Change]:
    differing = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    return [_change(key, before.get(key), after.get(key)) for key in differing]


def _change(key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    was, became = (None if row is None else row["fields"] for row in (before, after))
    called = _called((was or {}) | (became or {}))
    if was is not None and became is not None:
        differing = [name for name in was if was[name] != became[name]]
        was, became = ({name: row[name] for name in differing} for row in (was, became))
    return {"key": key, "called": called, "before": was, "after": became}


def _called(fields: dict[str, Any]) -> str:
    return next((str(fields[name]) for name in ("name_as_signed", "name", "slug") if fields.get(name)), "")


def take_back(written: list[Change]) -> None:
    """Make every column what it was; raises `ChangedSinceError`, and then nothing is changed."""
    _check_unchanged(written)
    try:
        with transaction.atomic():
            _restore(written)
            # What was deleted since and is named by what comes back is noticed here, and not at the end.
            labels = {change["key"].split(":", 1)[0] for change in written}
            connection.check_constraints([_model(label)._meta.db_table for label in labels])
    except IntegrityError as error:
        raise ChangedSinceError(
            _("What has been entered or deleted since stands in the way of what would come back: %(records)s.")
            % {"records": "; ".join(change["called"] or change["key"] for change in written if not change["after"])}
        ) from error


def _check_unchanged(written: list[Change]) -> None:
    now = present(change["key"] for change in written)
    changed = [change for change in written if not _is_as_left(change, now.get(change["key"]))]
    if changed:
        named = [_words(change) for change in changed[:MOST_NAMED]]
        more = len(changed) - len(named)
        raise ChangedSinceError(
            _("Changed since the merge: %(records)s. Take those changes back first; then the merge can be undone.")
            % {"records": "; ".join([*named, *([_("and %(count)d more") % {"count": more}] if more else [])])}
        )


def _is_as_left(change: Change, row: dict[str, Any] | None) -> bool:
    if row is None:
        # A row that the merge made and an editor took away is already as it was before.
        return change["after"] is None or change["before"] is None
    if change["after"] is None:
        return False
    return all(row["fields"].get(name) == value for name, value in change["after"].items())


def _words(change: Change) -> str:
    """Which record, as far as it has a name: "signatory “KKE” (Final Statement)"."""
    label, pk = change["key"].split(":", 1)
    model = _model(label)
    words = f"{model._meta.verbose_name} {'“' + change['called'] + '”' if change['called'] else pk}"
    record = model._base_manager.filter(pk=pk).first()
    if record is None:
        return _("%(record)s, deleted") % {"record": words}
    owners = [str(owner) for owner in _owners(record) if owner]
    return f"{words} ({', '.join(owners)})" if owners else words


def _owners(record: Model) -> list[Any]:
    """The records that it is a row of."""
    return [getattr(record, field.name) for field in record._meta.concrete_fields if field.is_relation]


def _restore(written: list[Change]) -> None:
    for change in written:
        if change["before"] is None:
            label, pk = change["key"].split(":", 1)
            _model(label)._base_manager.filter(pk=pk).delete()
    for (label, values), pks in _alike(change for change in written if change["before"] and change["after"]).items():
        model = _model(label)
        model._base_manager.filter(pk__in=pks).update(**_from_json(model, json.loads(values)))
    _insert(change for change in written if change["after"] is None)


def _insert(gone: Iterable[Change]) -> None:
    """Foreign keys are looked at when all is done, so any order will do."""
    documents = []
    for change in gone:
        label, pk = change["key"].split(":", 1)
        documents.append({"model": label, "pk": pk, "fields": change["before"]})
    for restored in serializers.deserialize("json", json.dumps(documents)):
        restored.save()


def _alike(changed: Iterable[Change]) -> dict[tuple[str, str], list[str]]:
    """Rows of a table that get the same values, for one query: a party may have signed a thousand times."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for change in changed:
        label, pk = change["key"].split(":", 1)
        groups[label, json.dumps(change["before"], sort_keys=True)].append(pk)
    return groups


def _from_json(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}  # type: ignore[union-attr]


def _model(label: str) -> type[Model]:
    return apps.get_model(label)
