import pytest
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
