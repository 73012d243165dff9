"""What a party was called, and under which names it signed."""

from dataclasses import dataclass
from typing import Any

from archive.filters.index import StatementIndex
from archive.models import Party, PartyName, PartyNameKind, Signatory
from archive.models.folding import fold

MOST_SPELLINGS = 25
# Reading the names of tens of thousands would take most of the page's time.
MOST_LISTS = 300


@dataclass(frozen=True)
class NamesOfParty:
    # Former names by their years, then native ones and acronyms, that the record itself does not show.
    known: list[PartyName]
    # Names as signed, the most frequent, each with how often and from when to when.
    signed: list[dict[str, Any]]
    # Of so many lists, if not of all.
    latest: int
    # Spellings that matching knows and none of the above shows.
    others: list[PartyName]


def names_of(index: StatementIndex, party: Party) -> NamesOfParty:
    mine = index.mask({"party": [party.slug]})
    lists = index.page(mine, "newest", 0, MOST_LISTS)
    signatures = Signatory.objects.public().current().of_party(party).under(lists)
    signed = list(signatures.spellings()[:MOST_SPELLINGS])
    shown = {party.folded, fold(party.native_name), fold(party.short_name)}
    names = [name for name in party.names.through_time() if name.folded not in shown]
    known = [name for name in names if name.kind != PartyNameKind.SPELLING]
    shown |= {name.folded for name in known} | {fold(each["name_as_signed"]) for each in signed}
    latest = len(lists) if index.count(mine) > len(lists) else 0
    return NamesOfParty(known, signed, latest, [name for name in names if name.folded not in shown])
