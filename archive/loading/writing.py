"""Documents into the database; the only writer here.

Derived columns of the parts come from the fixtures, where `loaddata` needs them too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from django.db import models

from archive.models import (
    ListEdition,
    Meeting,
    Party,
    PartyName,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.signatorylist import SignatoryLine, replace_signatories

from .document import ROOTS, STAMPS, Document, Identity, Model, Row, related

Keys = dict[Identity, Any]
Instance = TypeVar("Instance", bound=models.Model)
# All parts but the signatories, which have a writer of their own.
_PLAIN_PARTS: tuple[Any, ...] = (PartyName, StatementText, ListEdition)


def write(new: Iterable[Document], changed: Sequence[Document]) -> None:
    """Create the new documents and make the changed ones what they now say."""
    _take_apart(changed)
    keys = _known_keys()
    for document in sorted([*new, *changed], key=lambda document: ROOTS.index(document.root.model)):
        _write(document, keys)


def _take_apart(documents: Sequence[Document]) -> None:
    """Remove the parts of all of them first, so that a name can move from one party to another.

    The signatories stay: `replace_signatories` keeps what it can.
    """
    parties, statements = _slugs(documents, Party), _slugs(documents, Statement)
    PartyName.objects.filter(party__slug__in=parties).delete()
    # A published statement may not be without its text, not even between two lines of this file.
    Statement.objects.filter(slug__in=statements).update(state=PublicationState.DRAFT)
    StatementText.objects.filter(statement__slug__in=statements).delete()
    ListEdition.objects.filter(statement__slug__in=statements).delete()


def _slugs(documents: Sequence[Document], model: Model) -> list[str]:
    return [document.key[0] for document in documents if document.root.model is model]


def _known_keys() -> Keys:
    """The primary key of every record that others refer to."""
    return {
        (model, (slug,)): pk
        for model in (Party, Meeting, Statement)
        for slug, pk in model.objects.values_list("slug", "pk")
    }


def _write(document: Document, keys: Keys) -> None:
    root = _fill(_present_or_new(document), document.root, keys)
    root.save()
    keys[document.identity] = root.pk
    for field in document.root.model._meta.local_many_to_many:
        named = document.root.keys_in(field)
        getattr(root, field.name).set([keys[related(field), key] for key in named])
    for model in _PLAIN_PARTS:
        model.objects.bulk_create([_fill(model(), row, keys) for row in document.rows_of(model)])
    if isinstance(root, Statement):
        replace_signatories(root, [_line(row, keys) for row in document.rows_of(Signatory)])


def _present_or_new(document: Document) -> models.Model:
    model: Any = document.root.model
    try:
        found: models.Model = model.objects.get_by_natural_key(*document.key)
    except model.DoesNotExist:
        found = model()
    return found


def _fill(instance: Instance, row: Row, keys: Keys) -> Instance:
    for field in row.model._meta.concrete_fields:
        if field.is_relation:
            named = row.keys_in(field)
            setattr(instance, field.attname, keys[related(field), named[0]] if named else None)
        elif field.name in row.fields and field.name not in STAMPS:
            setattr(instance, field.attname, field.to_python(row.fields[field.name]))
    return instance


def _line(row: Row, keys: Keys) -> SignatoryLine:
    signatory = _fill(Signatory(), row, keys)
    return SignatoryLine(**{field.name: getattr(signatory, field.name) for field in fields(SignatoryLine)})
