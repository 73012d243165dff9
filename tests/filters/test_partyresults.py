"""Parties as the index counts their statements; the database, which reads every signature, is the oracle."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.filters.partyresults import PartyResults
from archive.models import Party
from archive.models.party import PartyQuerySet
from tests.factories import make_draft, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties() -> PartyQuerySet:
    """Four, of which the last by name signed most, one twice on one list, and one a draft."""
    b, a, d, c = (make_party(name=name) for name in ("B", "Ä", "D", "C"))
    make_statement(signed_by=[a, d])
    make_statement(signed_by=[b, d])
    make_signatory(statement=make_statement(signed_by=[d]), party=d, position=2)
    make_draft(signed_by=[c])
    return Party.objects.all()


def shown(parties: list[Party]) -> list[tuple[str, int]]:
    return [(party.name, party.statement_count) for party in parties]  # type: ignore[attr-defined]


def test_parties_are_by_name_with_their_counts(parties: PartyQuerySet) -> None:
    found = PartyResults(parties)[:]

    assert shown(found) == shown([*Party.objects.by_name().with_statement_count()])
    assert shown(found) == [("Ä", 1), ("B", 1), ("C", 0), ("D", 3)]


def test_parties_that_signed_most_are_first(parties: PartyQuerySet) -> None:
    found = PartyResults(parties.by_statement_count(), is_by_count=True)[:]

    assert shown(found) == shown([*Party.objects.by_statement_count()])
    assert [party.name for party in found] == ["D", "Ä", "B", "C"]


def test_only_what_is_shown_is_read(parties: PartyQuerySet, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    found = PartyResults(parties, is_by_count=True)
    assert (found.count(), shown(found[:1])) == (4, [("D", 3)])

    with django_assert_num_queries(1):
        assert shown(found[1:3]) == [("Ä", 1), ("B", 1)]
