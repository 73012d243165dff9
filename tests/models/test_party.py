from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from archive.models import Party, PublicationState
from tests.factories import make_party, make_party_name, make_signatory, make_statement

pytestmark = pytest.mark.django_db


def test_folded_name_is_kept_by_save() -> None:
    party = make_party(name="Κόμμα Ελλάδας")

    assert Party.objects.get(pk=party.pk).folded == "κομμα ελλαδασ"


@pytest.mark.parametrize("update_fields", [None, ["name"]])
def test_folded_name_follows_a_change_of_name(update_fields: list[str] | None) -> None:
    party = make_party(name="Old")
    party.name = "Néw"

    party.save(update_fields=update_fields)

    assert Party.objects.get(pk=party.pk).folded == "new"


def test_folded_name_fits_its_column_whatever_the_name() -> None:
    party = make_party(name="ﷺ" * 300)

    party.full_clean()

    assert len(Party.objects.get(pk=party.pk).folded) <= 400


def test_by_name_ignores_case_and_accents() -> None:
    for name in ["Zeta", "Ärger", "berg", "Argos"]:
        make_party(name=name)

    names = [party.name for party in Party.objects.by_name()]

    assert names == ["Ärger", "Argos", "berg", "Zeta"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("portugues", ["pcp"]),
        ("PORTUGUÊS comunista", ["pcp"]),
        ("comunista", ["pcb", "pcp"]),
        ("Portuguese Communist", ["pcp"]),
        ("p.c.p.", ["pcb", "pcp"]),
        ("portugues brasileiro", []),
        ("100%", []),
        ("_", ["pcb", "pcp"]),
    ],
)
def test_named_like_finds_every_word_in_any_name(words: str, found: list[str]) -> None:
    portuguese = make_party(slug="pcp", name="Partido Comunista Português")
    make_party_name(party=portuguese, name="Portuguese Communist Party")
    make_party(slug="pcb", name="Partido Comunista Brasileiro")

    named = Party.objects.named_like(words)

    assert sorted(party.slug for party in named) == found


def test_with_statement_count_counts_public_statements_that_are_still_signed() -> None:
    party = make_party()
    twice = make_statement(signed_by=[party])
    make_signatory(statement=twice, position=2, party=party)
    make_statement(signed_by=[party])
    make_statement(signed_by=[party], state=PublicationState.DRAFT)
    make_statement(signed_by=[party], publish_at=timezone.now() + timedelta(days=1))
    make_signatory(statement=make_statement(), party=party, last_edition=1)

    counted: Any = Party.objects.with_statement_count().get()

    assert counted.statement_count == 2


def test_by_statement_count_has_the_most_active_first_and_names_break_ties() -> None:
    quiet, busy, also_quiet = make_party(name="B"), make_party(name="C"), make_party(name="A")
    make_statement(signed_by=[busy])

    ordered = Party.objects.by_statement_count()

    assert list(ordered) == [busy, also_quiet, quiet]


@pytest.mark.parametrize(
    ("territory", "country", "place"),
    [("Catalonia", "ES", "Catalonia, Spain"), ("", "ES", "Spain"), ("Soviet Union", "", "Soviet Union"), ("", "", "")],
)
def test_place_of_what_is_known(territory: str, country: str, place: str) -> None:
    assert Party(territory=territory, country=country).place == place


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        (["a"], ["Ärger", "Argos"]),
        (["Á"], ["Ärger", "Argos"]),
        (["B", "ζ"], ["berg", "Ζωή"]),
        (["x"], []),
        ([], []),
        (["!"], []),
        (["%"], []),
        (["_"], []),
        (["!", "b"], ["berg"]),
    ],
)
def test_starting_with_ignores_case_and_accents(letters: list[str], found: list[str]) -> None:
    for name in ["Ärger", "Argos", "berg", "Ζωή"]:
        make_party(name=name)

    named = Party.objects.starting_with(iter(letters)).by_name()

    assert [party.name for party in named] == found


def test_first_letters_are_those_that_find_something() -> None:
    for name in ["Ärger", "Argos", "berg", "Ζωή", "26 July"]:
        make_party(name=name)

    letters = Party.objects.first_letters()

    assert letters == ["2", "A", "B", "Ζ"]


@pytest.mark.parametrize(
    ("codes", "found"), [(["CU"], ["cu"]), (["GR", "CU"], ["cu", "gr"]), (["XX", "²"], []), ([], [])]
)
def test_of_countries_finds_by_code(codes: list[str], found: list[str]) -> None:
    for country in ["CU", "GR", ""]:
        make_party(slug=country.lower() or "none", country=country)

    parties = Party.objects.of_countries(iter(codes))

    assert sorted(party.slug for party in parties) == found


def test_signing_are_the_identified_who_still_sign() -> None:
    signs, signed, elsewhere = make_party(), make_party(), make_party()
    statement = make_statement(signed_by=[signs])
    make_signatory(statement=statement, position=2, party=signed, last_edition=1)
    make_signatory(statement=statement, position=3)
    make_statement(signed_by=[elsewhere])

    parties = Party.objects.signing(statement)

    assert list(parties) == [signs]


@pytest.mark.parametrize("name", ["AKEL", "akel", "Progressive  Party", "Ανορθωτικό Κόμμα"])
def test_party_is_called_by_the_whole_of_any_name(name: str) -> None:
    party = make_party(name="Progressive Party")
    make_party_name(party=party, name="AKEL")
    make_party_name(party=party, name="Ανορθωτικό Κόμμα")

    assert list(Party.objects.called(name)) == [party]


@pytest.mark.parametrize("name", ["", "!!!", "Progressive", "shared"])
def test_party_is_not_called_by_a_part_of_a_name_or_one_that_several_share(name: str) -> None:
    make_party_name(party=make_party(name="Progressive Party"), name="Shared", is_homonym=True)

    assert not Party.objects.called(name).exists()
