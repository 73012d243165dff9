"""What a reader may have meant who typed something a little different.

It is offered as a question and decides nothing: likeness alone never identifies a party.
"""

import sys
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from archive.models import Party, PartyName, RecordKind
from archive.models.folding import fold

# Of a hundred; less has little in common but common words, and what is this much worse than the best is noise.
NEAR, BEHIND_THE_BEST = 72, 8
MOST = 3
# An acronym is near another with a letter more or less, and not with two.
SHORT = 5
LONGEST = 200
# Addresses that are looked through for one that is not there.
MOST_ADDRESSES = 2_000
SAME_BEGINNING = 3
LAST_SIGN = chr(sys.maxunicode)


def nearest(typed: str, names: Iterable[str], most: int = MOST) -> list[str]:
    """The names that are most like it in any order of words, the likest first."""
    possible = [name for name in names if len(typed) > SHORT or abs(len(name) - len(typed)) <= 1]
    found = process.extract(typed, possible, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=most)
    return [name for name, score, _place in found if score >= found[0][1] - BEHIND_THE_BEST]


def parties_named_nearly(typed: str) -> list[Party]:
    """Parties whose name, or another name of theirs, is nearly what was typed."""
    folded = fold(typed[:LONGEST])
    names = [*Party.objects.order_by().values_list("folded", "pk")]
    names += PartyName.objects.order_by().values_list("folded", "party")
    by_name = dict(reversed(names))
    near = dict.fromkeys(by_name[name] for name in nearest(folded, by_name))
    parties = Party.objects.in_bulk(near)
    return [parties[pk] for pk in near if pk in parties]


def near_addresses(kind: RecordKind, slug: str) -> list[Any]:
    """Public records of this kind whose address is nearly this one, out of so many that begin like it."""
    alike = _beginning(kind.records.order_by(), slug[:SAME_BEGINNING].lower())
    by_words = {_words(each): each for each in alike.values_list("slug", flat=True)[:MOST_ADDRESSES]}
    near = [by_words[words] for words in nearest(_words(slug), by_words)]
    records = {record.slug: record for record in kind.records.filter(slug__in=near)} if near else {}
    return [records[each] for each in near]


def _beginning(records: QuerySet[Any], letters: str) -> QuerySet[Any]:
    """By the index of addresses; SQLite’s LIKE, to which capitals are small letters, would read all rows."""
    if connections[records.db].vendor == "sqlite":
        return records.filter(slug__gte=letters, slug__lt=letters + LAST_SIGN)
    return records.filter(slug__startswith=letters)


def _words(slug: str) -> str:
    """An address as its words, which may stand in another order."""
    return slug.replace("-", " ").casefold()
