"""Two editors merge the same two parties at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from archive.merging.merging import UnmergeableError, merge
from archive.models import Party, PartyMerge
from tests.factories import make_party, make_statement


@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_either_way_at_once_one_is_told() -> None:
    one, other = make_party(), make_party()
    make_statement(signed_by=[one, other])
    start = Barrier(2)

    with ThreadPoolExecutor() as editors:
        answers = [editors.submit(_attempt(start), *pair).result for pair in ((one, other), (other, one))]
        said = sorted(answer() for answer in answers)

    assert said[0] == ""
    assert "meanwhile" in said[1]
    assert (PartyMerge.objects.count(), Party.objects.get().signatures.count()) == (1, 2)


def _attempt(start: Barrier) -> Callable[[Party, Party], str]:
    def attempt(merged: Party, into: Party) -> str:
        try:
            start.wait(timeout=30)
            merge(merged, into)
        except UnmergeableError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    return attempt
