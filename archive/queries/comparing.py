"""Two parties or two statements side by side: both, and one alone, as far as the lists are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.filters.index import StatementIndex
from archive.filters.index.bits import Bits
from archive.filters.index.card import StatementCard
from archive.models import Completeness, Party, Signatory, Statement

from .cosigning import Likeness

# So many of each kind are shown; the filtered list has the rest.
MOST_SHOWN = 20
NEWEST = "newest"


@dataclass(frozen=True)
class Lists:
    """So many statements, and the newest of them."""

    count: int
    statements: list[StatementCard]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.statements)


@dataclass(frozen=True)
class OneSided:
    """The lists on which one party is known and the other is not.

    Only where a list is complete does that mean that the other did not sign.
    """

    complete: Lists
    incomplete: Lists

    @property
    def count(self) -> int:
        return self.complete.count + self.incomplete.count


@dataclass(frozen=True)
class PartiesCompared:
    both: Lists
    only_a: OneSided
    only_b: OneSided

    @property
    def likeness(self) -> Likeness:
        return Likeness(self.both.count, self.both.count + self.only_a.count + self.only_b.count)


def compare_parties(index: StatementIndex, a: Party, b: Party) -> PartiesCompared:
    """What both, only a, and only b are known to have signed."""
    on_a, on_b = index.mask({"party": [a.slug]}), index.mask({"party": [b.slug]})
    complete = index.mask({"completeness": [Completeness.COMPLETE]})
    only_a, only_b = on_a - on_b, on_b - on_a
    masks = [on_a & on_b, *(part for only in (only_a, only_b) for part in (only & complete, only - complete))]
    both, *single = _lists(index, masks)
    return PartiesCompared(both, OneSided(*single[:2]), OneSided(*single[2:]))


def _lists(index: StatementIndex, masks: list[Bits]) -> list[Lists]:
    shown = [index.page(mask, NEWEST, 0, MOST_SHOWN) for mask in masks]
    cards = {card.pk: card for card in index.cards(pk for page in shown for pk in page)}
    return [
        Lists(index.count(mask), [cards[pk] for pk in page if pk in cards])
        for mask, page in zip(masks, shown, strict=True)
    ]


@dataclass(frozen=True)
class StatementsCompared:
    """The identified parties on both lists or on one, and the names behind which no party is known."""

    both: list[Party]
    only_a: list[Party]
    only_b: list[Party]
    unidentified_a: list[Signatory]
    unidentified_b: list[Signatory]


def compare_statements(a: Statement, b: Statement) -> StatementsCompared:
    rows = list(Signatory.objects.current().filter(statement__in=[a, b]).as_signed())
    on_a, on_b = ([row for row in rows if row.statement_id == side.pk] for side in (a, b))
    parties_a, parties_b = _parties(on_a), _parties(on_b)
    return StatementsCompared(
        both=_by_name(parties_a & parties_b),
        only_a=_by_name(parties_a - parties_b),
        only_b=_by_name(parties_b - parties_a),
        unidentified_a=[row for row in on_a if row.party is None],
        unidentified_b=[row for row in on_b if row.party is None],
    )


def _parties(rows: Iterable[Signatory]) -> set[Party]:
    return {row.party for row in rows if row.party}


def _by_name(parties: Iterable[Party]) -> list[Party]:
    return sorted(parties, key=lambda party: (party.folded, party.pk))
