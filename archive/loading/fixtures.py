"""The fixture files as documents; whatever is malformed is refused in words."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError

from .document import MODELS, PARTS, Document, Identity, Model, Row, assemble

NAMES = ("parties", "meetings", "statements", "news")


class MalformedFixtureError(Exception):
    """A fixture cannot be loaded; the message says which, where and why."""


def fixture_documents(directories: Sequence[Path]) -> dict[Identity, Document]:
    rows = [row for name in NAMES for row in _rows(_find(f"{name}.json", directories))]
    _refuse_strays(rows)
    return assemble(rows)


def _find(name: str, directories: Sequence[Path]) -> Path:
    for directory in directories:
        if (path := Path(directory) / name).is_file():
            return path
    raise MalformedFixtureError(f"There is no fixture {name}.")


def _rows(path: Path) -> Iterator[Row]:
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise MalformedFixtureError(f"{path.name} is not JSON: {error}") from error
    if not isinstance(records, list):
        raise MalformedFixtureError(f"{path.name} is not a list of records.")
    for number, record in enumerate(records, 1):
        try:
            yield _row(record)
        except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
            raise MalformedFixtureError(f"{path.name}, record {number}: {type(error).__name__}: {error}") from error


def _row(record: Any) -> Row:
    model, fields = MODELS[record["model"]], record["fields"]
    row = Row(model, _plain(model, fields) | _relations(model, fields))
    if unknown := {*fields} - {*row.fields}:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    if not all(row.identity[1]):
        raise ValueError("no slug")
    return row


def _plain(model: Model, fields: dict[str, Any]) -> dict[str, Any]:
    """Every field that is no relation, written as it would be after a turn in the database."""
    plain = {field.name: field for field in model._meta.concrete_fields if not field.is_relation}
    instance = model(**{name: plain[name].to_python(fields[name]) for name in {*plain} & {*fields}})
    written = serializers.serialize("json", [instance], fields=[*plain])
    return dict(json.loads(written)[0]["fields"])


def _relations(model: Model, fields: dict[str, Any]) -> dict[str, Any]:
    one = {field.name: fields.get(field.name) for field in model._meta.concrete_fields if field.is_relation}
    return one | {field.name: fields.get(field.name, []) for field in model._meta.local_many_to_many}


def _refuse_strays(rows: Iterable[Row]) -> None:
    """Every record stands there once, and every record that is named stands there."""
    rows = list(rows)
    counted = Counter(row.identity for row in rows if row.model not in PARTS)
    for identity, count in counted.items():
        if count > 1:
            raise MalformedFixtureError(f"{_words(identity)} is there {count} times.")
    for row in rows:
        for _, identity in row.references():
            if identity not in counted:
                raise MalformedFixtureError(f"{_words(row.identity)} names {_words(identity)}, which is not there.")


def _words(identity: Identity) -> str:
    return f"{identity[0]._meta.verbose_name} {' '.join(identity[1])}"
