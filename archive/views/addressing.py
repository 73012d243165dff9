"""Parties that were typed by name into a list's query string, by their addresses."""

from collections.abc import Collection

from django.http import QueryDict

from archive import queries
from archive.filters.filterset import PLACES

PARTIES = ("party", "not_party")
# Each is looked for in the database; a form adds one at a time.
MOST_NAMES = 4


def with_addresses(asked: QueryDict, known: Collection[str]) -> str:
    """The query string to go to instead; empty where every party is named by a known one, or none is found."""
    typed = {text.strip() for name in PARTIES for text in asked.getlist(name)} - {""}
    unknown = sorted(text for text in typed if text not in known)
    found = {text: _address(text) for text in unknown[:MOST_NAMES]}
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
