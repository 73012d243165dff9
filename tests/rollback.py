"""For hypothesis: every example starts from the same database, and with pages of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import transaction
from django.test import override_settings


@contextmanager
def rolled_back() -> Iterator[None]:
    # The edition's number goes back too, and would find the pages of the example before.
    with override_settings(DEPLOY_VERSION=uuid4().hex), transaction.atomic():
        yield
        transaction.set_rollback(True)
