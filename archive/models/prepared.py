"""Questions that are asked for page after page, written down once.

To write a queryset as SQL takes Django ten times as long as the database takes to answer
it.  A prepared question is a queryset with blanks, and asking it only fills them in.
"""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, QuerySet
from django.utils import timezone

from .rowreader import Reader

Row = TypeVar("Row")


class Blank(Expression):
    """Stands in a queryset for a value that comes with each asking; a key, if no field says otherwise."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field or BigIntegerField())
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Keys(Blank):
    """As many keys as come, as one value: `filter(pk__in=Keys("statements"))`.

    Among none there is nothing to find, and the database is not asked.
    """

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "SELECT unnest(%s::bigint[])", (self,)

    def as_sqlite(self, _compiler: Any, _connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "SELECT value FROM json_each(%s)", (self,)

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        keys = [int(key) for key in values[self.name]]
        return json.dumps(keys) if connection.vendor == "sqlite" else keys


class Now(Blank):
    """The moment of the asking."""

    def __init__(self) -> None:
        super().__init__("now", DateTimeField())

    def filled(self, _values: dict[str, Any], connection: Any) -> Any:
        return connection.ops.adapt_datetimefield_value(timezone.now())


class Prepared(Generic[Row]):
    """A queryset with blanks; the database may change from one asking to the next, and its kind may not."""

    def __init__(self, make: Callable[[], QuerySet[Any, Row]]) -> None:
        self._make = make

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...], Reader[Row]]:
        rows = self._make()
        compiler = rows.query.get_compiler(rows.db)
        return *compiler.as_sql(), Reader(rows, compiler)

    def ask(self, **values: Any) -> list[Row]:
        sql, blanks, reader = self._written
        if any(isinstance(blank, Keys) and not values[blank.name] for blank in blanks):
            return []
        connection = connections[reader.database]
        parameters = [blank.filled(values, connection) if isinstance(blank, Blank) else blank for blank in blanks]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return reader.read(cursor.fetchall(), connection)

    def ask_one(self, **values: Any) -> Row | None:
        """The first, if there is any."""
        return next(iter(self.ask(**values)), None)
