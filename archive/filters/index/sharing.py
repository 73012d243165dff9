"""The one index of a process, shared by its threads and fresh at every asking."""

from threading import Lock

from django.db import transaction
from django.db.models.signals import post_migrate

from archive.models import StatementChange
from archive.models.currentedition import current_edition
from archive.models.publicedition import public_edition

from .statementindex import StatementIndex, built

# Reading more than these one by one takes longer than reading everything.
MOST_CHANGES = 5_000

_writing = Lock()
_shared: StatementIndex | None = None


def statement_index() -> StatementIndex:
    """The index of the archive as it is now.

    Who finds it fresh does not wait; where it is not, one thread reads and the others
    wait for what it found.  Inside a transaction, which may yet be undone, it is read
    for the asker alone.
    """
    if transaction.get_connection().in_atomic_block:
        return built(public_edition())
    index, edition = _shared, current_edition()
    return index if index and index.edition == edition else _refreshed()


def _refreshed() -> StatementIndex:
    global _shared
    with _writing:
        # Asked again, as another thread may have read more while this one waited.
        edition = public_edition()
        if _shared is None or _shared.edition > edition:  # of a database that was replaced
            _shared = built(edition)
        elif _shared.edition < edition:
            _shared = following(_shared, edition)
        return _shared


def following(index: StatementIndex, edition: int) -> StatementIndex:
    """The index after all that the archive notes as changed since."""
    changes = StatementChange.objects.since(index.edition).values_list("statement", flat=True)
    changed = list(changes[: MOST_CHANGES + 1])
    return built(edition) if len(changed) > MOST_CHANGES else index.taking_in(edition, changed)


def forget_statement_index(**_signal: object) -> None:
    """As a new process starts: when the tables were emptied, or a database put in another's place."""
    global _shared
    with _writing:
        _shared = None


post_migrate.connect(forget_statement_index, dispatch_uid="forget_statement_index")
