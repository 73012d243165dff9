"""Keys in groups, each group as one text: read several times faster than a row for each key."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db.models import Aggregate, QuerySet, TextField
from numpy.typing import NDArray


class _Joined(Aggregate):
    function = "group_concat"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "string_agg(%(expressions)s::text, ',')"
        return super().as_sql(compiler, connection, template=template, **context)


def keys_by(rows: QuerySet[Any], value: str, key: str) -> Iterator[tuple[Any, NDArray[np.int64]]]:
    """Each value with the keys of all its rows, in no order; a key comes as often as there are rows."""
    groups = rows.order_by().values_list(value).annotate(keys=_Joined(key))
    # One at a time: all of them together are many megabytes, which a process would never give back.
    for found, keys in groups.iterator(1):
        yield found, np.fromstring(keys, dtype=np.int64, sep=",")
