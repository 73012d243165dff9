"""A table that was tried, kept until it is written or a day has passed.

It lies in a session of its own and not in the editor's, which is read at every request.
Every process finds it there, it goes when sessions go, and the page holds no more of it
than its key: no path, no format, nothing that could be forged.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from typing import Any, Self

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from .outcome import Outcome
from .table import Table

_NAME = "bulk_import"
_KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Trial:
    """What a user tried to import, and what would come of it."""

    user: int
    kind: str
    file: str
    table: Table
    outcome: Outcome
    key: str = ""

    def keep(self) -> Self:
        """Under a new key, once what is too old is gone."""
        session = _session("")
        session.clear_expired()
        session.set_expiry(_KEPT_FOR)
        session[_NAME] = {
            "user": self.user,
            "kind": self.kind,
            "file": self.file,
            "table": self.table.as_json(),
            "outcome": self.outcome.as_json(),
        }
        session.create()
        return replace(self, key=str(session.session_key))

    def forget(self) -> None:
        _session(self.key).delete()


def kept(key: str, user: Any) -> Trial | None:
    """What this user tried; None for what is gone, or is somebody else's."""
    found: dict[str, Any] | None = _session(key).get(_NAME)
    if found is None or found["user"] != user.pk:
        return None
    table, outcome = Table.from_json(found["table"]), Outcome.from_json(found["outcome"])
    return Trial(**found | {"table": table, "outcome": outcome}, key=key)


def _session(key: str) -> SessionBase:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    return store(key or None)
