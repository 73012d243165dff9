"""Rows of the database -> what a queryset would have made of them.

Django finds out how at every asking; who asks the same again and again finds it out once.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators

Row = TypeVar("Row")
Values = tuple[Any, ...]
# Of one column: where it stands, what the value goes through, and of which expression it is.
Conversion = tuple[int, list[Callable[..., Any]], Any]


class Reader(Generic[Row]):
    """`compiler` has written the queryset as SQL already; `values_list` gives tuples, and all else records."""

    def __init__(self, rows: QuerySet[Any, Row], compiler: Any) -> None:
        self.database = rows.db
        self._conversions = _conversions(compiler)
        self._make = _MAKERS[rows._iterable_class](compiler, rows.db)  # noqa: SLF001, where Django keeps it
        self._prefetched = rows._prefetch_related_lookups  # type: ignore[attr-defined]  # noqa: SLF001

    def read(self, rows: list[Values], connection: Any) -> list[Row]:
        converted = self._converted(rows, connection) if self._conversions else rows
        made = [*map(self._make, converted)]
        if self._prefetched:
            prefetch_related_objects(made, *self._prefetched)
        return made

    def _converted(self, rows: list[Values], connection: Any) -> Iterable[Values]:
        for row in map(list, rows):
            for at, converters, expression in self._conversions:
                for convert in converters:
                    row[at] = convert(row[at], expression, connection)
            yield tuple(row)


def _conversions(compiler: Any) -> list[Conversion]:
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    return [(at, *how) for at, how in compiler.get_converters(columns).items()]


def _tuples(_compiler: Any, _database: str) -> Callable[[Values], Values]:
    return tuple


def _records(compiler: Any, database: str) -> Callable[[Values], Model]:
    """As `ModelIterable` makes them: the record, what was selected with it, what was annotated."""
    select, described, annotations = compiler.select, compiler.klass_info, compiler.annotation_col_map or {}
    model, places = described["model"], described["select_fields"]
    own = slice(places[0], places[-1] + 1)
    names = [column.target.attname for column, *_ in select[own]]
    related = get_related_populators(described, select, database)  # type: ignore[call-arg]  # of a later Django

    def record(row: Values) -> Model:
        made: Model = model.from_db(database, names, row[own])
        for each in related:
            each.populate(row, made)
        for name, at in annotations.items():
            setattr(made, name, row[at])
        return made

    return record


_MAKERS: dict[Any, Callable[[Any, str], Callable[[Values], Any]]] = {
    ModelIterable: _records,
    ValuesListIterable: _tuples,
}
