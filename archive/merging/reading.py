"""The archive -> what may be double in it; a fixed number of queries, however large it is."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from archive.models import DistinctParties, Party, PartyName, PartyNameKind, PartyRelation, Signatory

from .duplicates import Likeness, likenesses
from .evidence import Name, Pair, Suspect

# Of more, the pairs take longer to count than somebody waits who only came to see the desk.
MOST_COUNTED = 500


class Duplicate(NamedTuple):
    one: Party
    other: Party
    likeness: Likeness


def find_duplicates() -> list[Duplicate]:
    parties = {party.pk: party for party in Party.objects.by_name()}
    found = likenesses(_suspects(parties), _apart(), signed_together)
    return [Duplicate(parties[each.one], parties[each.other], each) for each in found]


def count_duplicates() -> int | None:
    """How many there are; None where that would take too long to say."""
    parties = {party.pk: party for party in Party.objects.by_name()[: MOST_COUNTED + 1]}
    return None if len(parties) > MOST_COUNTED else _counted(tuple(_suspects(parties)), frozenset(_apart()))


@lru_cache(maxsize=1)  # by all that is compared: until a party or what is said of one changes, the count stays
def _counted(suspects: tuple[Suspect, ...], apart: frozenset[Pair]) -> int:
    return len(likenesses(suspects, apart))


def _apart() -> set[Pair]:
    return DistinctParties.objects.pairs() | PartyRelation.objects.pairs()


def signed_together(pairs: Collection[Pair]) -> Mapping[Pair, int]:
    """On how many lists, as they stand today, each two of these are side by side."""
    lists: dict[int, set[int]] = defaultdict(set)
    rows = Signatory.objects.current().of_parties({pk for pair in pairs for pk in pair})
    for statement, party in rows.order_by().values_list("statement", "party"):
        lists[party].add(statement)
    return {pair: len(set.intersection(*(lists[pk] for pk in pair))) for pair in pairs}


def _suspects(parties: Mapping[int, Party]) -> list[Suspect]:
    others: dict[int, list[Name]] = defaultdict(list)
    for pk, name, kind, is_homonym in PartyName.objects.order_by().values_list("party", "name", "kind", "is_homonym"):
        others[pk].append(Name(name, kind == PartyNameKind.ACRONYM, is_homonym))
    return [_suspect(party, others[party.pk]) for party in parties.values()]


def _suspect(party: Party, others: Collection[Name]) -> Suspect:
    own = [Name(party.name), Name(party.short_name, is_acronym=True), Name(party.native_name)]
    return Suspect(
        pk=party.pk,
        name=party.name,
        place=party.territory or str(party.country),
        names=(*(name for name in own if name.written), *others),
        website=party.website,
        founded_year=party.founded_year,
    )
