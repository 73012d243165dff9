"""A statement's whole list of signatories, written at once.

The one writer of `Signatory` rows: positions come out dense and in order, rows that
stay keep their identity, and no intermediate state breaks a constraint.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields

from django.db import transaction
from django.db.models import F, QuerySet

from .signatory import Signatory, SignatoryRole, SignatorySection
from .statement import Statement

# Far above any list, so that rows waiting for their new place collide with none.
_WAITING = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class SignatoryLine:
    """One line of a list: everything about a signatory but its place."""

    name_as_signed: str
    party_id: int | None = None
    section: str = SignatorySection.PARTY
    role: str = SignatoryRole.SIGNATORY
    note: str = ""
    first_edition: int = 1
    last_edition: int | None = None


_WRITTEN = [field.name for field in fields(SignatoryLine)]


@transaction.atomic
def replace_signatories(statement: Statement, lines: Sequence[SignatoryLine]) -> None:
    """Make the statement's list these lines, in this order."""
    # Whoever else is writing this list has to wait; both would else renumber the same rows.
    Statement.objects.select_for_update().get(pk=statement.pk)
    old = list(statement.signatories.order_by("position"))
    kept = paired(lines, old)
    gone = {row.pk for row in old} - {row.pk for row in kept if row}
    statement.signatories.filter(pk__in=gone).delete()
    rows = [row or Signatory(statement=statement) for row in kept]
    changed = [
        row for position, (row, line) in enumerate(zip(rows, lines, strict=True), 1) if _set(row, position, line)
    ]
    if any(row.pk for row in changed):
        make_room(statement.signatories.all())
        changed = rows
    Signatory.objects.bulk_create([row for row in changed if not row.pk])
    Signatory.objects.bulk_create(
        [row for row in changed if row.pk],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["position", *_WRITTEN],
    )


def make_room(rows: QuerySet[Signatory]) -> None:
    """Send rows out of the way of the positions that they are about to be given."""
    rows.update(position=F("position") + _WAITING)


def _set(row: Signatory, position: int, line: SignatoryLine) -> bool:
    """Give the row its place and content; True if that changed anything."""
    wanted = {"position": position} | {name: getattr(line, name) for name in _WRITTEN}
    is_changed = row.pk is None or any(getattr(row, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(row, name, value)
    return is_changed


def paired(lines: Sequence[SignatoryLine], old: Sequence[Signatory]) -> list[Signatory | None]:
    """For each line the row that it continues: by name, else by party, else none."""
    pairs: list[Signatory | None] = [None] * len(lines)
    free = list(old)
    for key in (_by_name, _by_party):
        waiting = _queues(free, key)
        for index, line in enumerate(lines):
            queue = waiting.get(key(line)) if pairs[index] is None else None
            if queue:
                pairs[index] = queue.pop(0)
        taken = {row.pk for row in pairs if row}
        free = [row for row in free if row.pk not in taken]
    return pairs


def _by_name(row: SignatoryLine | Signatory) -> Hashable:
    return row.name_as_signed


def _by_party(row: SignatoryLine | Signatory) -> Hashable:
    return row.party_id


def _queues(rows: Iterable[Signatory], key: Callable[[Signatory], Hashable]) -> dict[Hashable, list[Signatory]]:
    queues: dict[Hashable, list[Signatory]] = {}
    for row in rows:
        if key(row) is not None:
            queues.setdefault(key(row), []).append(row)
    return queues


def lines_of(statement: Statement) -> list[SignatoryLine]:
    """The statement's list as it stands, in order, ended rows included."""
    rows = statement.signatories.order_by("position").values(*_WRITTEN)
    return [SignatoryLine(**row) for row in rows]
