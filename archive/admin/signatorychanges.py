"""What writing a list would change, row by row; pure."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from archive.models import Signatory
from archive.models.signatorylist import SignatoryLine, paired

_FIELDS = [field.name for field in fields(SignatoryLine)]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A row that differs: what each of its fields says and would say."""

    position: int
    name: str
    fields: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True, kw_only=True)
class ListChanges:
    """`added` and `moved` by the position to be, `removed` by the position that is."""

    lines: tuple[SignatoryLine, ...]
    added: tuple[tuple[int, str], ...]
    changed: tuple[Change, ...]
    moved: tuple[tuple[int, int, str], ...]
    removed: tuple[tuple[int, str], ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.removed)


def changes(old: Sequence[Signatory], lines: Sequence[SignatoryLine], unsaid: Collection[str] = ()) -> ListChanges:
    """As `replace_signatories` will write them; `unsaid` fields stay as they are in rows that stay."""
    pairs = paired(lines, old)
    meant = [_with_unsaid(line, row, unsaid) for line, row in zip(lines, pairs, strict=True)]
    stayed = [(position, line, row) for position, (line, row) in enumerate(zip(meant, pairs, strict=True), 1) if row]
    kept = {row.pk for _position, _line, row in stayed}
    changed = tuple(change for each in stayed if (change := _change(*each)).fields)
    moved = _moved([(position, row) for position, _line, row in stayed])
    touched = {change.position for change in changed} | {position for position, _old, _name in moved}
    return ListChanges(
        lines=tuple(meant),
        added=tuple((at, line.name_as_signed) for at, line in enumerate(meant, 1) if pairs[at - 1] is None),
        changed=changed,
        moved=moved,
        removed=tuple((row.position, row.name_as_signed) for row in old if row.pk not in kept),
        same=len(stayed) - len(touched),
    )


def _with_unsaid(line: SignatoryLine, row: Signatory | None, unsaid: Iterable[str]) -> SignatoryLine:
    return replace(line, **{name: getattr(row, name) for name in unsaid}) if row else line


def _change(position: int, line: SignatoryLine, row: Signatory) -> Change:
    values = [(name, getattr(row, name), getattr(line, name)) for name in _FIELDS]
    differing = tuple((name, was, becomes) for name, was, becomes in values if was != becomes)
    return Change(position=position, name=row.name_as_signed, fields=differing)


def _moved(rows: Sequence[tuple[int, Signatory]]) -> tuple[tuple[int, int, str], ...]:
    """The fewest rows that had to be taken up: those outside of the longest run that kept its order."""
    still = _longest_rise([row.position for _position, row in rows])
    return tuple((at, row.position, row.name_as_signed) for at, row in rows if row.position not in still)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The numbers of the longest rising series among different numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    series: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        series.add(last)
        last = before[last]
    return series
