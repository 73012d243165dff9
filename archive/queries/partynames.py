"""What a party was called, and under which names it signed."""

from dataclasses import dataclass
from typing import Any

from archive.filters.index import StatementIndex
from archive.filters.index.bits import Bits
from archive.models import Party, PartyName, PartyNameKind, Signatory
from archive.models.folding import fold_known
from archive.models.prepared import Blank, Keys, Prepared

from .party import NAMES

MOST_SPELLINGS = 25
# Reading the names of tens of thousands would take most of the page's time.
MOST_LISTS = 100


_SIGNED = Prepared(
    lambda: (
        Signatory.objects.current()
        .filter(party=Blank("party"), statement__in=Keys("statements"))
        .order_by("name_as_signed")
        .values_list("name_as_signed", "statement")
    )
)


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


def latest_lists(index: StatementIndex, signed: Bits) -> list[int]:
    """As far back as names are read; the newest first."""
    return index.page(signed, "newest", 0, MOST_LISTS)


def names_of(index: StatementIndex, party: Party, lists: list[int], count: int) -> NamesOfParty:
    """`lists` are the latest of so many that the party is on, the newest first."""
    signed = _spellings(index, party, lists)
    shown = {party.folded, fold_known(party.native_name), fold_known(party.short_name)}
    names = [name for name in NAMES.ask(party=party.pk) if name.folded not in shown]
    known = [name for name in names if name.kind != PartyNameKind.SPELLING]
    shown |= {name.folded for name in known} | {fold_known(each["name_as_signed"]) for each in signed}
    latest = len(lists) if count > len(lists) else 0
    return NamesOfParty(known, signed, latest, [name for name in names if name.folded not in shown])


def _spellings(index: StatementIndex, party: Party, lists: list[int]) -> list[dict[str, Any]]:
    """Each name as signed, how often, and from when to when; the most frequent first."""
    places = {statement: place for place, statement in enumerate(lists)}
    found: dict[str, list[int]] = {}
    for name, statement in _SIGNED.ask(party=party.pk, statements=lists):
        found.setdefault(name, []).append(places[statement])
    frequent = sorted(found.items(), key=lambda spelling: len(spelling[1]), reverse=True)[:MOST_SPELLINGS]
    days = index.days([lists[place] for _name, at in frequent for place in (max(at), min(at))])
    return [
        {"name_as_signed": name, "count": len(at), "first_on": first_on, "last_on": last_on}
        for (name, at), first_on, last_on in zip(frequent, days[::2], days[1::2], strict=True)
    ]
