"""Names that a file gives to parties, held against all others once the whole file is written."""

from collections.abc import Iterable, Iterator, Sequence

from django.core.exceptions import ValidationError
from import_export.results import RowResult

from archive.models.partynamesake import Named, refusals

from .resource import RecordResource


class NamingResource(RecordResource):
    """So that it does not matter in which order its rows stand, and two parties may exchange their names."""

    def named(self, row: RowResult) -> Iterable[Named]:
        """What the row calls its party."""
        raise NotImplementedError

    def refused_together(self, written: Sequence[RowResult]) -> Iterator[tuple[RowResult, ValidationError]]:
        named = [(row, [*self.named(row)]) for row in written]
        refused = refusals([name for _row, names in named for name in names])
        for row, names in named:
            errors = {name.own_field or "name": refused[name] for name in names if name in refused}
            if errors:
                yield row, ValidationError(errors)
