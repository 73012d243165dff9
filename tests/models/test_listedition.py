import pytest

from archive.models import ListEdition
from tests.factories import make_draft, make_edition

pytestmark = pytest.mark.django_db


def test_editions_are_in_order_of_their_numbers() -> None:
    statement = make_draft()
    for number in (2, 10, 1):
        make_edition(statement=statement, number=number)

    numbers = [edition.number for edition in statement.editions.all()]

    assert numbers == [1, 2, 10]


def test_number_counts_for_each_statement_by_itself() -> None:
    make_edition(statement=make_draft())
    edition = make_edition(statement=make_draft())

    edition.full_clean()

    assert ListEdition.objects.filter(number=1).count() == 2


def test_edition_says_statement_and_number() -> None:
    edition = make_edition(statement=make_draft(title="Hands off!"), number=2)

    assert str(edition) == "Hands off! · 2"
