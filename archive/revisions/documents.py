"""Which rows belong to a record: what is written in its form, is kept and comes back with it."""

from collections.abc import Iterator
from typing import Any

import reversion
from django.db.models import ForeignKey, Model, Prefetch, QuerySet

from archive.models import Meeting, NewsItem, Party, PartyRelation, Statement

# Record -> the names of its rows, in the order in which they are shown.
DOCUMENTS: dict[type[Model], tuple[str, ...]] = {
    Statement: ("texts", "signatories", "editions", "attachments", "corrections"),
    Party: ("names", "earlier_relations", "later_relations"),
    Meeting: (),
    NewsItem: (),
}
# How values are written down.
FORMAT = "exact"


def register() -> None:
    """Tell django-reversion; when the app starts."""
    for model, relations in DOCUMENTS.items():
        reversion.register(model, follow=relations, format=FORMAT)
    for row_model in {row for model in DOCUMENTS for row in row_models(model)}:
        reversion.register(row_model, format=FORMAT)


def row_models(model: type[Model]) -> list[type[Model]]:
    """Each once, in order."""
    return [*dict.fromkeys(link.model for link in links(model))]


def links(model: type[Model]) -> Iterator[ForeignKey]:
    """The columns by which rows say that they belong to a record of this model."""
    for relation in DOCUMENTS[model]:
        yield _relation(model, relation)


def _relation(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name).remote_field


def whole(model: type[Model], pk: Any) -> Model | None:
    """The record with all its rows at hand, in a constant number of queries."""
    records = model._base_manager.filter(pk=pk)
    m2m = [field.name for field in model._meta.many_to_many]
    return records.prefetch_related(*m2m, *(_rows(model, name) for name in DOCUMENTS[model])).first()


def _rows(model: type[Model], name: str) -> Prefetch:
    rows: QuerySet = _relation(model, name).model._base_manager.order_by("pk")
    # A relation is named after both its parties.
    return Prefetch(name, rows.select_related("earlier", "later") if rows.model is PartyRelation else rows)
