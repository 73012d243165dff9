"""A list that changed in the world: its next edition, and the rows that belong to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from archive.models import Completeness, ListEdition, Statement
from archive.models.signatorylist import SignatoryLine, lines_of, replace_signatories

from .editions import continued, merge_edition


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What another sight of a list has, beside the rows that are on it now."""

    added: tuple[SignatoryLine, ...]
    # As it is kept, and as the other sight has it.
    stayed: tuple[tuple[SignatoryLine, SignatoryLine], ...]
    # By their index on the list.
    missing: dict[int, SignatoryLine]

    @property
    def respelled(self) -> list[tuple[SignatoryLine, SignatoryLine]]:
        return [(old, new) for old, new in self.stayed if old.name_as_signed != new.name_as_signed]


def difference(old: Sequence[SignatoryLine], new: Sequence[SignatoryLine]) -> Difference:
    kept = continued(old, new)
    pairs = [*zip(kept, new, strict=True)]
    return Difference(
        added=tuple(line for index, line in pairs if index is None),
        stayed=tuple((old[index], line) for index, line in pairs if index is not None),
        missing={index: row for index, row in enumerate(old) if row.last_edition is None and index not in {*kept}},
    )


def next_number(statement: Statement) -> int:
    """A list without a record of its editions is its first."""
    last = statement.editions.aggregate(last=Max("number"))["last"]
    return 1 + (last or int(statement.signatories.exists()))


@transaction.atomic
def grow(edition: ListEdition, new: Sequence[SignatoryLine], *, withdrawn: Collection[int] | None = None) -> bool:
    """Write the list as this edition of it has it; False if it is the list as it stands, and nothing is written.

    Of the rows that `new` lacks the `withdrawn` end, by their index; if nobody has said
    which, all of them where the edition is complete, else none.
    """
    statement = edition.statement
    edition.number = next_number(statement)
    old = lines_of(statement)
    missing = difference(old, new).missing
    ending = (missing if edition.completeness == Completeness.COMPLETE else ()) if withdrawn is None else withdrawn
    lines = merge_edition(old, new, edition=edition.number, is_complete=bool(ending), kept={*missing} - {*ending})
    if lines == old:
        return False
    add_edition(edition)
    replace_signatories(statement, lines)
    return True


def add_edition(edition: ListEdition) -> None:
    edition.full_clean()
    edition.save()
