from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from archive.models import Party, PartyRelation, PartyRelationKind
from tests.factories import make_party

pytestmark = pytest.mark.django_db


def relate(earlier: Party, later: Party) -> PartyRelation:
    return PartyRelation.objects.create(earlier=earlier, later=later, kind=PartyRelationKind.SUCCESSOR)


def test_touching_finds_relations_of_either_side() -> None:
    before, party, after = make_party(), make_party(), make_party()
    touching = [relate(before, party), relate(party, after)]
    relate(before, after)

    found = PartyRelation.objects.touching(party)

    assert set(found) == set(touching)


def test_touching_brings_both_parties_along(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    party = make_party(name="Old")
    relate(party, make_party(name="New"))

    with django_assert_num_queries(1):
        said = [str(relation) for relation in PartyRelation.objects.touching(party)]

    assert said == ["Old → New"]


def test_relation_the_other_way_round_is_another() -> None:
    one, other = make_party(), make_party()
    relate(one, other)
    back = PartyRelation(earlier=other, later=one, kind=PartyRelationKind.MERGER)

    back.full_clean()
    back.save()

    assert PartyRelation.objects.count() == 2


@pytest.mark.parametrize("length", [1, 2, 5])
def test_successors_do_not_run_in_a_circle(length: int) -> None:
    parties = [make_party() for _ in range(length + 1)]
    for earlier, later in pairwise(parties):
        relate(earlier, later)
    back = PartyRelation(earlier=parties[-1], later=parties[0], kind=PartyRelationKind.SUCCESSOR)

    with pytest.raises(ValidationError, match="run in a circle"):
        back.full_clean()


def test_two_ways_to_one_successor_are_no_circle() -> None:
    first, left, right, last = (make_party() for _ in range(4))
    for earlier, later in ((first, left), (first, right), (left, last)):
        relate(earlier, later)

    PartyRelation(earlier=right, later=last, kind=PartyRelationKind.SUCCESSOR).full_clean()


def test_relation_can_be_saved_again() -> None:
    relate(make_party(), make_party()).full_clean()
