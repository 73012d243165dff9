"""Records that give up what only one may have, out of the way until their rows are written.

Rows are written one after another, and a database checks uniqueness row by row: two that
exchange a number, or a third that takes what one of them gives up, would else collide.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Model

if TYPE_CHECKING:
    from .resource import Key, RecordResource


def step_aside(resource: "RecordResource", dataset: Any, present: "Mapping[Key, Model]") -> None:
    """Whatever steps aside is written later, or else its row is rejected and with it the file."""
    if not resource.aside:
        return
    giving_up = [*_giving_up(resource, dataset, present)]
    if resource.keeping:
        for record in giving_up:
            resource.keeping.before(record)
    resource.model._base_manager.filter(pk__in=[record.pk for record in giving_up]).update(**resource.aside)


def _giving_up(resource: "RecordResource", dataset: Any, present: "Mapping[Key, Model]") -> Iterator[Model]:
    for cells in dataset.dict:
        row = {name: cell for name, cell in cells.items() if cell is not None}
        record = present.get(resource.key(row))
        if record and any(_changes(resource, name, row, record) for name in resource.contested if name in row):
            yield record


def _changes(resource: "RecordResource", name: str, row: Mapping[str, str], record: Model) -> bool:
    try:
        return bool(resource.fields[name].clean(row) != getattr(record, name))
    except ValueError:
        return False  # the row will be rejected for it
