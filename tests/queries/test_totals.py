"""What the first page says the archive holds, and what is signed in each country: of what the public sees alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive import queries
from tests.factories import make_draft, make_meeting, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed() -> None:
    """By parties of Cuba, of Greece and of no country, on public lists and on others; one on a draft alone."""
    cuban, greek = make_party(country="CU"), make_party(country="GR")
    make_party(country="GR")
    statement = make_statement(signed_by=[cuban, greek])
    make_signatory(statement=statement, party=cuban, position=3)
    make_signatory(statement=statement, position=4)
    make_signatory(statement=statement, party=greek, position=5, last_edition=1)
    make_statement(signed_by=[cuban, make_party(country="")])
    make_statement(signed_by=[cuban], publish_at=timezone.now() + timedelta(days=1))
    make_draft(signed_by=[greek, make_party(country="FR")])


def test_totals_are_of_what_is_public() -> None:
    make_meeting(slug="held")

    totals = queries.totals()

    assert (totals.statements, totals.signatures, totals.parties, totals.countries) == (2, 6, 3, 2)
    assert totals.meetings == 1


def test_countries_count_their_parties_and_public_signatures() -> None:
    rows = queries.countries({"CU": 2})

    assert [(row.code, row.parties, row.statements, row.signatures) for row in rows] == [
        ("CU", 1, 2, 3),
        ("FR", 1, 0, 0),
        ("GR", 2, 0, 1),
    ]
