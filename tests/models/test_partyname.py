import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from archive.models import PartyName
from tests.factories import make_party, make_party_name

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["Kommunistische Partei Österreichs", "KOMMUNISTISCHE PARTEI  OSTERREICHS."])
def test_written_finds_the_name_however_it_is_spelt(written: str) -> None:
    name = make_party_name(party=make_party(), name="Kommunistische Partei Österreichs")

    assert list(PartyName.objects.written(written)) == [name]


@pytest.mark.parametrize("written", ["", "!?", "Partei"])
def test_written_finds_nothing(written: str) -> None:
    make_party_name(party=make_party(), name="Kommunistische Partei")

    assert not PartyName.objects.written(written).exists()


@pytest.mark.parametrize("update_fields", [None, ["name"]])
def test_folded_name_follows_a_change_of_name(update_fields: list[str] | None) -> None:
    name = make_party_name(party=make_party(), name="Old")
    name.name = "Néw"

    name.save(update_fields=update_fields)

    assert PartyName.objects.get().folded == "new"


def test_homonym_may_stand_with_several_parties() -> None:
    make_party_name(party=make_party(), name="Communist Party", is_homonym=True)
    other = PartyName(party=make_party(), name="Communist Party", is_homonym=True)

    other.full_clean()

    assert other.folded == "communist party"


def test_taken_name_is_refused_in_a_form_too() -> None:
    make_party_name(party=make_party(), name="Workers’ Party")
    form_class = modelform_factory(PartyName, fields=["party", "name", "kind", "is_homonym"])

    form = form_class({"party": make_party().pk, "name": "WORKERS' PARTY", "kind": "spelling"})

    assert "Another party has this name" in str(form.errors)


def test_own_name_is_accepted_again() -> None:
    name = make_party_name(party=make_party(), name="Workers’ Party")

    try:
        name.full_clean()
    except ValidationError as error:
        pytest.fail(str(error))


def test_years_of_one_year_are_in_order() -> None:
    name = make_party_name(party=make_party(), name="Brief", from_year=1989, to_year=1989)

    name.full_clean()

    assert name.pk
