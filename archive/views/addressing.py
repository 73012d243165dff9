"""Parties that were typed by name into a list's query string, by their addresses."""

from django.http import QueryDict

from archive import queries
from archive.filters.filterset import PLACES
from archive.filters.index import statement_index

PARTIES = ("party", "not_party")
# Each is looked for in the database; a form adds one at a time.
MOST_NAMES = 4


def with_addresses(asked: QueryDict) -> str:
    """The query string to go to instead; empty where every party is named by its address, or none can be found."""
    typed = {text.strip() for name in PARTIES for text in asked.getlist(name)} - {""}
    known = statement_index().directory.party_names if typed else {}
    found = {text: _address(text) for text in sorted(typed - known.keys())[:MOST_NAMES]}
    if not any(address in known for address in found.values()):
        return ""
    data = asked.copy()
    for name in PARTIES:
        values = [text.strip() for text in data.getlist(name)]
        data.setlist(name, [*dict.fromkeys(found.get(text) or text for text in values)])
    return _without_gaps(data).urlencode()


def _address(typed: str) -> str:
    """Of the only party that may be meant."""
    parties = queries.parties_meant_by(typed)
    return parties[0].slug if len(parties) == 1 else ""


def _without_gaps(data: QueryDict) -> QueryDict:
    for name in list(data):
        data.setlist(name, [] if name in PLACES else [text for text in data.getlist(name) if text])
    return data
