"""A list of signatories as pages show it: light rows, and what became of them from one edition to another."""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from .countries import country_name, place_name
from .folding import fold, fold_known


class Signed(Protocol):
    @property
    def name_as_signed(self) -> str: ...
    @property
    def party_id(self) -> int | None: ...
    @property
    def section(self) -> str: ...


def same_signature(row: Signed) -> Hashable:
    """What makes two rows one signature: the party, or the name where nobody has identified it."""
    return row.party_id or (fold(row.name_as_signed), row.section)


class SignedName(NamedTuple):
    """A signatory with all that a page shows of it; a tenth of the price of two records."""

    position: int
    first_edition: int
    last_edition: int | None
    name_as_signed: str
    section: str
    role: str
    note: str
    party_id: int | None
    party_slug: str | None
    party_name: str | None
    party_folded: str | None
    country: str | None
    territory: str | None

    def is_in_edition(self, number: int) -> bool:
        """The twin of `SignatoryQuerySet.in_edition`."""
        return self.first_edition <= number and (self.last_edition is None or self.last_edition >= number)

    @property
    def is_current(self) -> bool:
        """The twin of `SignatoryQuerySet.current`."""
        return self.last_edition is None

    @property
    def is_unidentified(self) -> bool:
        """A party that nobody has found; a person or another organisation needs no party behind it."""
        return self.party_id is None and self.section == "party"

    @property
    def is_under_another_name(self) -> bool:
        """Signed with other words than the party's name in the archive."""
        if self.party_id is None or self.name_as_signed == self.party_name:
            return False
        return fold_known(self.name_as_signed) != self.party_folded

    @property
    def place(self) -> str:
        return place_name(self.country, self.territory)

    @property
    def country_or_territory(self) -> str:
        return country_name(self.country) or self.territory or ""


# What does not depend on where a name stands, and on which of its list's editions.
SHOWN = slice(SignedName._fields.index("name_as_signed"), None)


class ListRow(NamedTuple):
    """A line of a list: a name, its place in the list, and how the list that it is compared with had it.

    Without a place it is only on that other list; `former` is the row under another name there.
    """

    name: SignedName
    place: int | None
    is_new: bool = False
    former: SignedName | None = None

    @property
    def differs(self) -> bool:
        return self.is_new or self.former is not None or self.place is None


def compared(before: Sequence[SignedName], after: Sequence[SignedName]) -> list[ListRow]:
    """The later list, and among its rows those of the earlier list that it lacks, each where it stood.

    Both lists come in signed order.
    """
    if before == after:  # as most are
        return [ListRow(name, place) for place, name in enumerate(after, 1)]
    stayed = {*before} & {*after}
    gone = [name for name in before if name not in stayed]
    formerly = _formerly(gone, [name for name in after if name not in stayed])
    continued = {*formerly.values()}
    rows = [_row(name, place, name not in stayed, formerly.get(name)) for place, name in enumerate(after, 1)]
    lost = [ListRow(name, None) for name in gone if name not in continued]
    return sorted([*rows, *lost], key=lambda row: row.name.position)


def _row(name: SignedName, place: int, is_new: bool, former: SignedName | None) -> ListRow:  # noqa: FBT001
    if former and former.name_as_signed == name.name_as_signed:
        return ListRow(name, place)  # it has only moved
    return ListRow(name, place, is_new=is_new and not former, former=former)


def _formerly(gone: Iterable[SignedName], new: Iterable[SignedName]) -> dict[SignedName, SignedName]:
    """For new rows the row that they continue, which is gone: the same signature, in order."""
    waiting: dict[Hashable, deque[SignedName]] = {}
    for name in gone:
        waiting.setdefault(same_signature(name), deque()).append(name)
    return dict(_paired(new, waiting))


def _paired(
    new: Iterable[SignedName], waiting: dict[Hashable, deque[SignedName]]
) -> Iterator[tuple[SignedName, SignedName]]:
    for name in new:
        if queue := waiting.get(same_signature(name)):
            yield name, queue.popleft()
