"""The database as documents, in the form of the fixtures; a fixed number of queries."""

import json

from django.core import serializers
from django.db import models

from archive.models import LoadedRecord

from .document import MODELS, Document, Identity, Model, Row, assemble


def present_documents() -> dict[Identity, Document]:
    return assemble(row for model in MODELS.values() for row in _rows(model))


def _rows(model: Model) -> list[Row]:
    written = serializers.serialize("json", _with_relations(model), use_natural_foreign_keys=True)
    return [Row(model, record["fields"]) for record in json.loads(written)]


def _with_relations(model: Model) -> models.QuerySet[models.Model]:
    one = [field.name for field in model._meta.concrete_fields if field.is_relation]
    many = [field.name for field in model._meta.local_many_to_many]
    found = model._default_manager.order_by("pk").prefetch_related(*many)
    return found.select_related(*one) if one else found


def loaded_digests() -> dict[Identity, str]:
    """What was last loaded, by record."""
    known = LoadedRecord.objects.filter(label__in=MODELS).values_list("label", "key", "digest")
    return {(MODELS[label], tuple(key.split())): digest for label, key, digest in known}
