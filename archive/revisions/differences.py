"""Two snapshots -> what differs between them; pure."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.models import PartialDate, Signatory

from .snapshot import Snapshot, Values, defaults, typed

_LIST = Signatory._meta.label_lower


@dataclass(frozen=True)
class Change:
    """One value, as it is written down; a date and its precision are one, named `date`."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowChange:
    """What became of a row; `values` are its last."""

    label: str
    pk: int
    values: Values
    is_added: bool = False
    is_removed: bool = False
    # Positions in the list, where it changed its place among those that stayed.
    moved: tuple[int, int] | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Differences:
    label: str
    changes: tuple[Change, ...] = ()
    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.rows)


def differences(before: Snapshot | None, after: Snapshot) -> Differences:
    """From nothing, if there is no `before`."""
    rows = [
        change
        for label in after.rows
        for change in _rows(label, before.rows.get(label, {}) if before else {}, after.rows[label])
    ]
    return Differences(after.label, _changes(before.values if before else {}, after.values), tuple(rows))


def _rows(label: str, before: Mapping[int, Values], after: Mapping[int, Values]) -> Iterator[RowChange]:
    moved = _moved(before, after) if label == _LIST else set()
    for pk in sorted({*before, *after}, key=lambda pk: _place(label, pk, before, after)):
        if pk not in after:
            yield RowChange(label, pk, before[pk], is_removed=True, changes=_news(label, before[pk], {}))
        elif pk not in before:
            yield RowChange(label, pk, after[pk], is_added=True, changes=_news(label, {}, after[pk]))
        else:
            changes = _changes(before[pk], after[pk])
            places = (before[pk]["position"], after[pk]["position"]) if pk in moved else None
            if changes or places:
                yield RowChange(label, pk, after[pk], moved=places, changes=changes)


def _place(label: str, pk: int, before: Mapping[int, Values], after: Mapping[int, Values]) -> tuple[int, int]:
    return ((after.get(pk) or before[pk])["position"] if label == _LIST else 0, pk)


def _changes(before: Values, after: Values) -> tuple[Change, ...]:
    old, new = _told(before), _told(after)
    pairs = [(name, old.get(name), new.get(name)) for name in {**old, **new}]
    return tuple(Change(*pair) for pair in pairs if _is_change(*pair[1:]))


def _news(label: str, before: Values, after: Values) -> tuple[Change, ...]:
    """Of a row that is new or gone, without what goes without saying."""
    usual = defaults(label).items()
    changes = _changes(before, after)
    return tuple(change for change in changes if (change.name, change.after or change.before) not in usual)


def _is_change(old: Any, new: Any) -> bool:
    # Of a row that is new or gone, what it does not say is no news.
    return old != new and not (old in _NOTHING and new in _NOTHING)


_NOTHING: tuple[Any, ...] = (None, "", [], False)


def _told(values: Values) -> dict[str, Any]:
    """A row's place in its list is told as a move."""
    told = {name: value for name, value in typed(values).items() if name not in {"position", "dated_on"}}
    if precision := told.pop("date_precision", None):
        told["date"] = PartialDate(_day(values["dated_on"]), precision).isoformat()
    return told


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _moved(before: Mapping[int, Values], after: Mapping[int, Values]) -> set[int]:
    """The fewest rows whose moving makes the new order of the old one."""
    stayed = sorted((pk for pk in before if pk in after), key=lambda pk: before[pk]["position"])
    places = [after[pk]["position"] for pk in stayed]
    in_order = _longest_rise(places)
    return {pk for index, pk in enumerate(stayed) if index not in in_order}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Indexes of a longest rising run of numbers, gaps allowed."""
    ends: list[int] = []  # of the best run of each length: its last number
    runs: list[int] = []  # for each number the length of the best run that ends in it
    for number in numbers:
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        runs.append(length)
    rise, wanted = set(), len(ends) - 1
    for index in range(len(numbers) - 1, -1, -1):
        if runs[index] == wanted:
            rise.add(index)
            wanted -= 1
    return rise
