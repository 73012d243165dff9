"""Writing a statement's list on a page of its own: what such a change leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest

from archive.models import Statement


@contextmanager
def list_change(model_admin: Any, request: HttpRequest, statement: Statement) -> Iterator[list[str]]:
    """Within a transaction; whoever writes says in words what was written, or says nothing and wrote nothing."""
    said: list[str] = []
    yield said
    if said:
        statement.save(update_fields=["updated_at"])
        model_admin.log_change(request, statement, " ".join(said))
