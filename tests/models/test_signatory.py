import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import Signatory
from tests.factories import make_draft, make_party, make_signatory
from tests.rollback import rolled_back

pytestmark = pytest.mark.django_db

# First and last edition; None while the name is still on the list.
spans = st.tuples(st.integers(1, 5), st.none() | st.integers(0, 4)).map(
    lambda span: (span[0], None if span[1] is None else span[0] + span[1])
)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (0, []),
        (1, ["always", "left"]),
        (2, ["always", "left", "passed"]),
        (3, ["always", "new"]),
        (99, ["always", "new"]),
    ],
)
def test_in_edition_is_the_list_as_it_stood(number: int, names: list[str]) -> None:
    statement = make_draft()
    spans = {"always": (1, None), "left": (1, 2), "passed": (2, 2), "new": (3, None)}
    for position, (name, (first, last)) in enumerate(spans.items(), 1):
        make_signatory(
            statement=statement, position=position, name_as_signed=name, first_edition=first, last_edition=last
        )

    found = Signatory.objects.in_edition(number).as_signed()

    assert [signatory.name_as_signed for signatory in found] == names


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(spans, max_size=5), number=st.integers(1, 10))
def test_in_edition_agrees_with_plain_python(rows: list[tuple[int, int | None]], number: int) -> None:
    with rolled_back():
        statement = make_draft()
        for position, (first, last) in enumerate(rows, 1):
            make_signatory(statement=statement, position=position, first_edition=first, last_edition=last)

        found = {signatory.position for signatory in Signatory.objects.in_edition(number)}

    expected = {
        position
        for position, (first, last) in enumerate(rows, 1)
        if first <= number and (last is None or number <= last)
    }
    assert found == expected


def test_current_leaves_out_the_withdrawn() -> None:
    statement = make_draft()
    there = make_signatory(statement=statement)
    make_signatory(statement=statement, position=2, last_edition=1)

    assert list(Signatory.objects.current()) == [there]


def test_unidentified_have_no_party() -> None:
    statement = make_draft(signed_by=[make_party()])
    unknown = make_signatory(statement=statement, position=2)

    assert list(Signatory.objects.unidentified()) == [unknown]


def test_as_signed_is_in_order_with_parties_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    statement = make_draft()
    for position in (3, 1, 2):
        make_signatory(statement=statement, position=position, party=make_party(name=f"{position}"))

    with django_assert_num_queries(1):
        parties = [str(signatory.party) for signatory in statement.signatories.as_signed()]

    assert parties == ["1", "2", "3"]
