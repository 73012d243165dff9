"""Who signs with whom: the parties that signed most, and how many statements each two of them share."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from .index import StatementIndex
from .index.bits import Bits
from .index.directory import NamedParty

Pair = tuple[str, str]


@dataclass(frozen=True)
class Cosigning:
    """Parties by slug, those that signed most first; of each pair the number of statements that both signed."""

    parties: dict[str, NamedParty]
    signed: dict[str, int]
    together: dict[Pair, int]

    def rows(self) -> Iterator[list[int]]:
        """For each party what it shares with every one before it."""
        for place, slug in enumerate(self.parties):
            yield [self.together[other, slug] for other in [*self.parties][:place]]


def cosigning(index: StatementIndex, mask: Bits, most: int) -> Cosigning:
    """Among the statements of `mask`, of as many parties as asked for."""
    sets = {slug: bits & mask for slug, bits in index.values["party"].items() if bits & mask}
    ranked = sorted(sets, key=lambda slug: (-len(sets[slug]), slug))[:most]
    return Cosigning(
        parties={slug: index.directory.parties_by_slug[slug] for slug in ranked},
        signed={slug: len(sets[slug]) for slug in ranked},
        together={(a, b): sets[a].intersection_cardinality(sets[b]) for a, b in combinations(ranked, 2)},
    )
