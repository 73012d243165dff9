"""What a party was called, and under which names it signed."""

from dataclasses import dataclass
from typing import Any

from archive.models import Party, PartyName, PartyNameKind, Signatory
from archive.models.folding import fold

MOST_SPELLINGS = 25


@dataclass(frozen=True)
class NamesOfParty:
    # Former names by their years, then native ones and acronyms, that the record itself does not show.
    known: list[PartyName]
    # Names as signed, the most frequent, each with how often and from when to when.
    signed: list[dict[str, Any]]
    # Spellings that matching knows and none of the above shows.
    others: list[PartyName]


def names_of(party: Party) -> NamesOfParty:
    spellings = Signatory.objects.public().current().of_party(party).spellings()
    signed = list(spellings[:MOST_SPELLINGS])
    shown = {party.folded, fold(party.native_name), fold(party.short_name)}
    names = [name for name in party.names.through_time() if name.folded not in shown]
    known = [name for name in names if name.kind != PartyNameKind.SPELLING]
    shown |= {name.folded for name in known} | {fold(each["name_as_signed"]) for each in signed}
    return NamesOfParty(known, signed, [name for name in names if name.folded not in shown])
