"""Who signs with whom, and which lists have most names in common; out of the index."""

from collections.abc import Collection
from dataclasses import dataclass
from heapq import nsmallest

from archive.filters.index import StatementIndex
from archive.filters.index.card import StatementCard
from archive.filters.index.overlap import most_in_common
from archive.models import Party, Statement

MOST_COSIGNERS = 10
MOST_LISTS = 6
# A party on fewer lists is like any other that happens to stand on the same one.
FEW = 5


@dataclass(frozen=True)
class Likeness:
    """How much two parties sign alike: Jaccard's measure, what both signed of what either did."""

    shared: int
    either: int

    @property
    def percent(self) -> int:
        return round(100 * self.shared / self.either) if self.either else 0

    @property
    def says_little(self) -> bool:
        return self.either < FEW


@dataclass(frozen=True)
class Cosigner:
    slug: str
    name: str
    likeness: Likeness


def likeness(index: StatementIndex, a: str, b: str) -> Likeness:
    on_a, on_b = index.mask({"party": [a]}), index.mask({"party": [b]})
    return Likeness(index.count(on_a & on_b), index.count(on_a | on_b))


def cosigners(index: StatementIndex, slug: str) -> list[Cosigner]:
    """The parties on most of the lists that this party is on; of equals the more alike first."""
    mine = index.mask({"party": [slug]})
    shared, all_of = index.counts("party", mine), index.counts("party", index.public)
    names, signed = index.directory.party_names, index.count(mine)
    # Who shares fewer lists than the last of so many is not looked at closer; the party itself shares most.
    least = min(sorted(shared.values())[-MOST_COSIGNERS - 1 :], default=0)
    found = (
        (-count, signed + all_of[other] - count, names[other], other)
        for other, count in shared.items()
        if count >= least and other != slug
    )
    return [
        Cosigner(other, name, Likeness(-count, either))
        for count, either, name, other in nsmallest(MOST_COSIGNERS, found)
    ]


@dataclass(frozen=True)
class ListInCommon:
    """Another statement, and how many parties stand on its list too."""

    statement: StatementCard
    shared: int


def lists_in_common(
    index: StatementIndex, statement: Statement, parties: Collection[int] | None = None
) -> list[ListInCommon]:
    """The lists with most of the parties on this one, two at least; of equals the newer first.

    `parties` are their keys, if they are at hand.
    """
    if parties is None:
        parties = [*Party.objects.signing(statement).order_by().values_list("pk", flat=True)]
    found = dict(most_in_common(index, parties, besides=statement.pk, most=MOST_LISTS))
    return [ListInCommon(card, found[card.pk]) for card in index.cards(found)]
