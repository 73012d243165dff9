"""What an editor has confirmed becomes known: the next import finds the spelling."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import Party, PartyName
from archive.models.folding import fold
from archive.models.signatorylist import SignatoryLine

from . import journal

# As long as a party's name can be; a longer "name" is a sentence.
LONGEST_NAME = 300


@dataclass
class Taught:
    """Names that were made or marked as shared, and how the latter stood before."""

    names: list[PartyName] = field(default_factory=list)
    before: journal.Rows = field(default_factory=dict)


def teach(lines: Iterable[SignatoryLine], language: str) -> Taught:
    """Make the spelling of each identified line a name of its party, unless it is one already."""
    taught = Taught()
    signed = [(line.party_id, line.name_as_signed) for line in lines]
    spellings = {(party_id, fold(name)): name for party_id, name in signed if party_id}
    known = _known({folded for _party, folded in spellings})
    for (party_id, folded), name in spellings.items():
        if (party_id, folded) not in known and folded and len(name) <= LONGEST_NAME:
            _teach(party_id, name, language, taught)
    return taught


def _known(folded: set[str]) -> set[tuple[int, str]]:
    """Which party has which of these names already."""
    names = PartyName.objects.filter(folded__in=folded).values_list("party", "folded")
    return {*names, *Party.objects.filter(folded__in=folded).values_list("pk", "folded")}


def _teach(party_id: int, name: str, language: str, taught: Taught) -> None:
    """A name that another party has as well becomes a shared one, on each of them."""
    others = PartyName.objects.written(name)
    unmarked = list(others.filter(is_homonym=False))
    made = {other.pk for other in taught.names}
    taught.before |= journal.rows(others.filter(is_homonym=False).exclude(pk__in=made))
    is_shared = others.exists() or Party.objects.also_called(name).exclude(pk=party_id).exists()
    others.update(is_homonym=True)
    known_as = PartyName(party_id=party_id, name=name, language=language, is_homonym=is_shared)
    known_as.full_clean()
    known_as.save()
    taught.names += [*(other for other in unmarked if other.pk not in made), known_as]
