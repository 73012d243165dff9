"""ASKED: words -> a narrowed queryset, ranked if wanted, with marked excerpts.

    words.py       text -> words, the same for index and question; pure
    query.py       what the reader typed -> terms; pure
    index.py       what is indexed of which record, with what weight
    asking.py      the questions that the archive asks
    keeping.py     tables and triggers that keep the index true
    backends/      FTS5 and PostgreSQL
    highlight.py   excerpts; pure
    nearness.py    what may have been meant

The queryset that comes in may already be filtered, and the one that goes out can be
filtered, ordered and paged further.  The index holds drafts too: what may be seen is
for the queryset to say.
"""

from .asking import (
    excerpts,
    mark_excerpts,
    mark_own_excerpts,
    ranked,
    scores,
    search_meetings,
    search_newsitems,
    search_statements,
    statement_ids,
)
from .nearness import near_addresses, parties_named_nearly
from .query import LONGEST_TYPED

__all__ = [
    "LONGEST_TYPED",
    "excerpts",
    "mark_excerpts",
    "mark_own_excerpts",
    "near_addresses",
    "parties_named_nearly",
    "ranked",
    "scores",
    "search_meetings",
    "search_newsitems",
    "search_statements",
    "statement_ids",
]
