"""A whole document: its fields, and its rows by their keys."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from operator import eq

from .merge import Collision, Key, Merge, Value, ValueMerger, merge_value

Row = Mapping[str, Value]
Rows = Mapping[str, Row]
# What the key of a row begins with that has none yet.
NEW = "+"


@dataclass(frozen=True)
class Document:
    fields: Row = field(default_factory=dict)
    # Name of the rows -> key -> row.  A row that is kept has the same key in all versions.
    rows: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True)
class RowsMerging:
    """How rows of one name are merged: their fields' own ways, and what makes two new rows the same."""

    fields: Mapping[str, ValueMerger] = field(default_factory=dict)
    identity: Callable[[Row], Hashable] = lambda _row: None

    def is_same(self, row: Row, other: Row) -> bool:
        identity = self.identity(row)
        return identity is not None and identity == self.identity(other)


def merge_documents(
    merge: Merge, base: Document | None, theirs: Document, mine: Document, ways: Mapping[str, RowsMerging]
) -> Document:
    """`ways` has the document's own fields under ""."""
    own = ways.get("", RowsMerging())
    fields = _merge_fields(merge, (), base.fields if base else {}, theirs.fields, mine.fields, own)
    rows = {
        name: _merge_rows(
            merge,
            (name,),
            base.rows.get(name, {}) if base else None,
            theirs.rows[name],
            mine.rows.get(name, {}),
            ways.get(name, RowsMerging()),
        )
        for name in theirs.rows
    }
    return Document(fields, rows)


def _merge_fields(merge: Merge, key: Key, base: Row, theirs: Row, mine: Row, way: RowsMerging) -> dict[str, Value]:
    return {
        name: way.fields.get(name, merge_value)(
            merge, (*key, name), base.get(name), theirs[name], mine.get(name, theirs[name])
        )
        for name in theirs
    }


def _merge_rows(merge: Merge, key: Key, base: Rows | None, theirs: Rows, mine: Rows, way: RowsMerging) -> Rows:
    mine = _with_same_keys(base or {}, theirs, mine, way)
    merged: dict[str, Row] = {}
    for name in {**theirs, **mine}:
        before = base.get(name) if base is not None else None
        is_new = name.startswith(NEW) or (base is not None and before is None)
        row = _merge_row(merge, (*key, name), before, theirs.get(name), mine.get(name), way, is_new=is_new)
        if row is not None:
            merged[name] = row
    return merged


def _merge_row(
    merge: Merge, key: Key, base: Row | None, theirs: Row | None, mine: Row | None, way: RowsMerging, *, is_new: bool
) -> Row | None:
    if theirs is not None and mine is not None:
        return _merge_fields(merge, key, base or {}, theirs, mine, way)
    present = mine if theirs is None else theirs
    if is_new:
        return present
    if base is not None and present == base:
        return None
    answer: Row | None = merge.ask(Collision(key, base, theirs, mine))
    return answer


def _with_same_keys(base: Rows, theirs: Rows, mine: Rows, way: RowsMerging) -> Rows:
    """A row that both added has the key of theirs."""
    free = {key: row for key, row in theirs.items() if key not in base and key not in mine}
    keys: dict[str, str] = {}
    for is_same in (eq, way.is_same):
        for key, row in mine.items():
            is_waiting = key.startswith(NEW) and key not in keys
            found = next((other for other, their in free.items() if is_waiting and is_same(row, their)), None)
            if found is not None:
                keys[key] = found
                del free[found]
    return {keys.get(key, key): row for key, row in mine.items()}
