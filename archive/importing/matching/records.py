"""What matching takes and gives: known parties, and what a name turned out to be."""

from dataclasses import dataclass
from enum import StrEnum

# Kinds of a known name beside those of PartyNameKind.
CANONICAL = "name"
SHORT = "short"


@dataclass(frozen=True)
class KnownName:
    """One name of a party; `kind` is "name", "short" or a PartyNameKind.

    A homonym is shared with another party and identifies nobody by itself.
    """

    name: str
    folded: str
    kind: str
    is_homonym: bool = False


@dataclass(frozen=True)
class KnownParty:
    pk: int
    slug: str
    name: str
    country: str
    territory: str
    names: tuple[KnownName, ...]


class Outcome(StrEnum):
    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    NEW = "new"


@dataclass(frozen=True)
class Candidate:
    party: KnownParty
    score: float

    @property
    def slug(self) -> str:
        return self.party.slug


@dataclass(frozen=True)
class Match:
    """`party` only where one is sure; `candidates` best first; `reason` for an editor to read."""

    outcome: Outcome
    party: KnownParty | None
    candidates: tuple[Candidate, ...]
    reason: str
    score: float
