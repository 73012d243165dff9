"""One contract, two engines; which one is a matter of the connection."""

from functools import cache

from django.db import connections

from .base import Backend, Sql
from .postgresql import PostgreSQL
from .sqlite import SQLite

_BACKENDS: dict[str, type[Backend]] = {"sqlite": SQLite, "postgresql": PostgreSQL}

__all__ = ["Backend", "Sql", "backend_for"]


@cache
def backend_for(using: str) -> Backend:
    return _BACKENDS[connections[using].vendor]()
