"""Writing a statement's list on a page of its own: what such a change leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest

from archive.models import RevisionEvent, Statement
from archive.revisions.keeping import keep, keep_found

from .revising import WhyForm, tell_readers


@contextmanager
def list_change(model_admin: Any, request: HttpRequest, statement: Statement, form: WhyForm) -> Iterator[list[str]]:
    """Within a transaction; whoever writes says in words what was written, or says nothing and wrote nothing."""
    keep_found(statement)
    said: list[str] = []
    yield said
    if said:
        why = " ".join(filter(None, [*said, form.reason]))
        statement.save(update_fields=["updated_at"])
        tell_readers(statement, form.told_to_readers)
        model_admin.log_change(request, statement, why)
        keep(statement, RevisionEvent.SAVED, by=request.user, why=why)
