"""A name belongs to one party, unless it is marked as shared; in both directions, and whoever writes it."""

import pytest
from django.core.exceptions import ValidationError

from archive.models import DistinctParties, Party, PartyName, PartyRelation
from archive.models.partynamesake import Named, refusals
from tests.factories import make_party, make_party_name

pytestmark = pytest.mark.django_db

OWN = [{"name": "Partido Obrero"}, {"short_name": "Partido Obrero"}, {"native_name": "Partido Obrero"}]


def refused(record: Party | PartyName) -> dict[str, list[str]]:
    """Field -> what is said of it."""
    try:
        record.validate_constraints()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize("own", OWN)
def test_other_name_that_is_a_name_of_another_party_is_refused_with_its_owner(own: dict[str, str]) -> None:
    make_party(slug="owner", **({"name": "The owner"} | own))

    said = refused(PartyName(party=make_party(), name="PARTIDO  obréro!", folded="partido obrero"))

    assert [*said] == ["name"]
    assert "(owner). If both are right, mark it here as shared" in said["name"][0]


def test_other_name_that_is_marked_as_shared_may_be_a_name_of_another_party() -> None:
    make_party(name="Partido Obrero")

    assert not refused(PartyName(party=make_party(), name="Partido Obrero", folded="partido obrero", is_homonym=True))


def test_other_name_may_be_a_name_of_its_own_party() -> None:
    party = make_party(name="Partido Obrero", short_name="PO")

    assert not refused(PartyName(party=party, name="P.O.", folded="p o"))
    assert not refused(PartyName(party=party, name="PO", folded="po"))


@pytest.mark.parametrize("own", OWN)
def test_party_is_not_called_by_another_name_of_another(own: dict[str, str]) -> None:
    make_party_name(party=make_party(name="The owner"), name="Partido Obrero")

    said = refused(Party(slug="new", **({"name": "New"} | own)))

    assert [*said] == [*own]
    assert "is another name of “The owner”" in next(iter(said.values()))[0]


def test_party_may_be_called_by_a_name_that_is_marked_as_shared() -> None:
    make_party_name(party=make_party(), name="Partido Obrero", is_homonym=True)

    assert not refused(Party(slug="new", name="Partido Obrero"))


@pytest.mark.parametrize("theirs", OWN)
@pytest.mark.parametrize("ours", OWN)
def test_two_parties_have_no_own_name_in_common_but_letters(ours: dict[str, str], theirs: dict[str, str]) -> None:
    make_party(**({"name": "The owner"} | theirs))

    said = refused(Party(slug="new", **({"name": "New"} | ours)))

    assert [*said] == ([] if ours == theirs == OWN[1] else [*ours])


def test_own_name_in_common_is_right_where_one_of_the_two_has_it_marked_as_shared() -> None:
    make_party_name(party=make_party(name="Partido Obrero"), name="Partido Obrero", is_homonym=True)

    assert not refused(Party(slug="new", name="Partido obrero"))


def test_mark_with_a_third_party_excuses_no_two_others() -> None:
    make_party(name="Partido Obrero")
    make_party_name(party=make_party(), name="Partido Obrero", is_homonym=True)

    assert refused(Party(slug="new", name="Partido obrero"))


@pytest.mark.parametrize("kind", ["said", "related"])
def test_own_name_in_common_is_right_where_the_two_are_known_to_be_two(kind: str) -> None:
    owner, renamed = make_party(name="Partido Obrero"), make_party()
    if kind == "said":
        DistinctParties.objects.create(one=owner, other=renamed)
    else:
        PartyRelation.objects.create(earlier=owner, later=renamed, kind="successor")
    renamed.name = "Partido Obrero"

    assert not refused(renamed)


def test_own_name_that_stays_as_it_was_is_not_asked_for() -> None:
    make_party(name="Partido Obrero")
    long_known = make_party(name="Partido Obrero")
    long_known.founded_year = 1921

    assert not refused(long_known)


@pytest.mark.parametrize("name", ["", "!!", "  "])
def test_name_without_letters_belongs_to_nobody(name: str) -> None:
    make_party(native_name=name)

    assert not refusals([Named(None, name, "native_name"), Named(None, name)])


def test_many_names_cost_no_more_than_one(django_assert_num_queries: object) -> None:
    for number in range(5):
        make_party(name=f"Party no. {number}")

    with django_assert_num_queries(5):  # type: ignore[operator]
        found = refusals([Named(None, f"Party no. {number}") for number in range(7)])

    assert len(found) == 5


def test_party_is_also_called_by_its_own_names_however_they_are_spelt() -> None:
    party = make_party(name="A", short_name="ΚΚΕ", native_name="Κομμουνιστικό Κόμμα Ελλάδας")
    make_party_name(party=make_party(), name="PCP")

    found = [[*Party.objects.also_called(name)] for name in ("κκε", "ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ  ΕΛΛΑΔΑΣ", "pcp")]

    assert found == [[party], [party], []]
