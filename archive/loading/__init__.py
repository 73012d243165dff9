"""IN, first door: the fixtures -> documents -> a plan -> the database.

document.py   what one fixture says about one whole record; its digest
fixtures.py   the files -> documents; refuses what is malformed
present.py    the database -> documents, in the same form; reads, never writes
planning.py   both, and what was last loaded -> what to do; pure
writing.py    documents -> database; the only writer here
loading.py    all of it in one transaction

An editor's change is never undone: see `LoadedRecord`.
"""

from .fixtures import MalformedFixtureError
from .loading import load
from .planning import Decision, Outcome

__all__ = ["Decision", "MalformedFixtureError", "Outcome", "load"]
