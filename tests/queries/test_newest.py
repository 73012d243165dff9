"""How lists grew, against plain Python over the rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import Signatory
from archive.queries.newest import growth_of
from tests.factories import make_edition, make_signatory, make_statement

SPANS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=8)


class GrowthTests(TestCase):
    @given(SPANS)
    def test_growth_counts_what_the_rows_say(self, spans: list[tuple[int, int]]) -> None:
        statement = make_statement()
        for number in range(1, 5):
            make_edition(statement=statement, number=number)
        for position, (first, more) in enumerate(spans, 1):
            last = first + more if more else None
            make_signatory(statement=statement, position=position, first_edition=first, last_edition=last)

        found = growth_of([statement.pk], 9)[statement.pk]

        assert [growth.edition.number for growth in found] == [4, 3, 2]
        for growth in found:
            number, rows = growth.edition.number, Signatory.objects.filter(statement=statement)
            assert growth.total == rows.in_edition(number).count()
            assert growth.added == sum(row.first_edition == number for row in rows)


@pytest.mark.django_db
def test_growth_is_bounded_and_the_latest_come_first() -> None:
    statement = make_statement()
    for number in range(1, 6):
        make_edition(statement=statement, number=number)

    assert [growth.edition.number for growth in growth_of([statement.pk], 2)[statement.pk]] == [5, 4]
