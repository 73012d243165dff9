"""Texts, editions, names and relations: checked together, written in an order that never collides."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from archive.models import PartyName, Statement
from archive.models.partyrelation import PartyRelation
from tests.factories import make_edition, make_party, make_party_name, make_statement, make_text

from .forms import added, address, errors, filled_in, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    statement = make_statement()
    make_text(statement=statement, language="en", is_original=True)
    make_text(statement=statement, language="es")
    return statement


def languages(statement: Statement) -> dict[str, bool]:
    return dict(statement.texts.values_list("language", "is_original"))


def changed(client: Client, record: Any, **changes: str) -> dict[str, Any]:
    data = filled_in(client, address(record)) | changes
    return {name: value for name, value in data.items() if value != ""} | {
        name: value for name, value in changes.items() if value
    }


def test_original_moves_to_another_text(admin_client: Client, statement: Statement) -> None:
    data = changed(admin_client, statement, **{"texts-0-is_original": "", "texts-1-is_original": "on"})

    saved(admin_client, address(statement), data)

    assert languages(statement) == {"en": False, "es": True}


def test_texts_exchange_their_languages(admin_client: Client, statement: Statement) -> None:
    data = changed(admin_client, statement, **{"texts-0-language": "es", "texts-1-language": "en"})

    saved(admin_client, address(statement), data)

    assert languages(statement) == {"es": True, "en": False}


def test_text_replaces_a_deleted_one_of_its_language(admin_client: Client, statement: Statement) -> None:
    data = changed(admin_client, statement, **{"texts-0-DELETE": "on", "texts-1-language": "en"})

    saved(admin_client, address(statement), data)

    assert languages(statement) == {"en": False}


def test_two_originals_are_refused(admin_client: Client, statement: Statement) -> None:
    response = admin_client.post(address(statement), changed(admin_client, statement, **{"texts-1-is_original": "on"}))

    assert errors(response) == {"texts-1-is_original": ["Only one text of a statement can be the original."]}


def test_two_texts_of_a_language_are_refused(admin_client: Client, statement: Statement) -> None:
    data = added(changed(admin_client, statement), "texts", language="es", title="T", html="B")

    response = admin_client.post(address(statement), data)

    assert errors(response) == {"texts-2-language": ["This statement already has a text in that language."]}


def test_text_that_another_editor_added_meanwhile_counts(admin_client: Client, statement: Statement) -> None:
    data = changed(admin_client, statement, **{"texts-1-language": "ar"})
    make_text(statement=statement, language="ar")

    response = admin_client.post(address(statement), data)

    assert errors(response) == {"texts-2-language": ["This statement already has a text in that language."]}


def test_editions_exchange_their_numbers(admin_client: Client) -> None:
    statement = make_statement()
    first, second = make_edition(statement=statement, number=1), make_edition(statement=statement, number=2)

    data = changed(admin_client, statement, **{"editions-0-number": "2", "editions-1-number": "1"})
    saved(admin_client, address(statement), data)

    assert dict(statement.editions.values_list("pk", "number")) == {first.pk: 2, second.pk: 1}


@pytest.mark.parametrize("number", ["1", "0", "-1", "10001", "99999999999", "x"])
def test_edition_number_that_cannot_be_is_said_beside_it(admin_client: Client, number: str) -> None:
    statement = make_statement()
    make_edition(statement=statement, number=1)
    data = added(changed(admin_client, statement), "editions", number=number, completeness="complete", date="2019")

    assert [*errors(admin_client.post(address(statement), data))] == ["editions-1-number"]


def test_edition_has_its_date_in_one_box(admin_client: Client) -> None:
    statement = make_statement()
    data = added(changed(admin_client, statement), "editions", number=1, completeness="partial", date="c. 2019")

    saved(admin_client, address(statement), data)

    assert statement.editions.get().date.isoformat() == "2019~"


def test_correction_is_kept_with_its_day(admin_client: Client) -> None:
    statement = make_statement()
    data = added(
        changed(admin_client, statement), "corrections", corrected_on="2024-05-01", text="A name was misspelt."
    )

    saved(admin_client, address(statement), data)

    assert [*statement.corrections.values_list("corrected_on", "text")] == [(date(2024, 5, 1), "A name was misspelt.")]


@pytest.mark.parametrize("text", ["", " \n"])
def test_correction_without_words_is_said_beside_it(admin_client: Client, text: str) -> None:
    statement = make_statement()
    data = added(changed(admin_client, statement), "corrections", corrected_on="2024-05-01", text=text)

    assert [*errors(admin_client.post(address(statement), data))] == ["corrections-0-text"]


@pytest.mark.parametrize("day", ["", "yesterday", "2024-13-01", "\x00", "9" * 40, "\u202e2024-05-01"])
def test_correction_of_a_day_that_cannot_be_is_said_beside_it(admin_client: Client, day: str) -> None:
    statement = make_statement()
    data = added(changed(admin_client, statement), "corrections", corrected_on=day, text="T")

    assert [*errors(admin_client.post(address(statement), data))] == ["corrections-0-corrected_on"]


def test_name_given_twice_is_refused(admin_client: Client) -> None:
    party = make_party()
    data = added(changed(admin_client, party), "names", name="P.C.P.", kind="acronym")
    data = added(data, "names", name="P. C. P", kind="acronym")

    response = admin_client.post(address(party), data)

    assert "already has that name" in errors(response)["names-1-name"][0]


def test_name_of_another_party_is_refused_unless_shared(admin_client: Client) -> None:
    party = make_party()
    other = make_party_name(party=make_party(), name="PCP")
    data = added(changed(admin_client, party), "names", name="PCP", kind="acronym")

    (message,) = errors(admin_client.post(address(party), data))["names-0-name"]
    assert "Another party has this name" in message
    assert f'<a href="{address(other.party)}">{other.party.name}</a> ({other.party.slug})' in message
    PartyName.objects.filter(pk=other.pk).update(is_homonym=True)
    saved(admin_client, address(party), data | {"names-0-is_homonym": "on"})


def test_name_that_is_another_partys_own_is_refused_unless_shared(admin_client: Client) -> None:
    party, other = make_party(), make_party(name="Partido Obrero")
    data = added(changed(admin_client, party), "names", name="partido obrero", kind="spelling")

    (message,) = errors(admin_client.post(address(party), data))["names-0-name"]
    assert f'<a href="{address(other)}" target="_blank">' in message
    saved(admin_client, address(party), data | {"names-0-is_homonym": "on"})


def test_name_may_replace_a_deleted_one(admin_client: Client) -> None:
    party = make_party()
    make_party_name(party=party, name="PCP")
    data = added(changed(admin_client, party, **{"names-0-DELETE": "on"}), "names", name="pcp", kind="acronym")

    saved(admin_client, address(party), data)

    assert [name.name for name in party.names.all()] == ["pcp"]


def test_names_exchange_their_words(admin_client: Client) -> None:
    party = make_party()
    make_party_name(party=party, name="A")
    make_party_name(party=party, name="B")

    saved(admin_client, address(party), changed(admin_client, party, **{"names-0-name": "B", "names-1-name": "A"}))

    assert {name.name for name in party.names.all()} == {"A", "B"}


@pytest.mark.parametrize("name", ["!!!", "\x00", "x" * 301])
def test_name_that_cannot_be_is_said_beside_it(admin_client: Client, name: str) -> None:
    party = make_party()

    response = admin_client.post(address(party), added(changed(admin_client, party), "names", name=name, kind="former"))

    assert [*errors(response)] == ["names-0-name"]


def test_relations_are_edited_from_both_sides(admin_client: Client) -> None:
    party, earlier, later = make_party(), make_party(), make_party()
    data = added(changed(admin_client, party), "earlier_relations", earlier=earlier.pk, kind="successor")
    data = added(data, "later_relations", later=later.pk, kind="split")

    saved(admin_client, address(party), data)

    assert {(r.earlier, r.later) for r in PartyRelation.objects.all()} == {(earlier, party), (party, later)}


def test_relation_given_twice_is_refused(admin_client: Client) -> None:
    party, earlier = make_party(), make_party()
    data = added(changed(admin_client, party), "earlier_relations", earlier=earlier.pk, kind="successor")
    data = added(data, "earlier_relations", earlier=earlier.pk, kind="split")

    response = admin_client.post(address(party), data)

    assert "already recorded" in errors(response)["earlier_relations-1-earlier"][0]


def test_party_is_not_related_to_itself(admin_client: Client) -> None:
    party = make_party()
    data = added(changed(admin_client, party), "earlier_relations", earlier=party.pk, kind="successor")

    assert "related to itself" in str(errors(admin_client.post(address(party), data)))


CIRCLE = "would run in a circle"


def test_successor_that_came_before_is_refused_beside_the_field(admin_client: Client) -> None:
    party, between, last = make_party(), make_party(), make_party()
    PartyRelation.objects.create(earlier=party, later=between, kind="successor")
    PartyRelation.objects.create(earlier=between, later=last, kind="successor")
    data = added(changed(admin_client, party), "earlier_relations", earlier=last.pk, kind="successor")

    answer = errors(admin_client.post(address(party), data))

    assert [*answer] == ["earlier_relations-0-earlier"]
    assert CIRCLE in answer["earlier_relations-0-earlier"][0]


def test_circle_that_is_typed_in_one_form_is_refused(admin_client: Client) -> None:
    party, first, last = make_party(), make_party(), make_party()
    PartyRelation.objects.create(earlier=first, later=last, kind="successor")
    data = added(changed(admin_client, party), "earlier_relations", earlier=last.pk, kind="successor")
    data = added(data, "later_relations", later=first.pk, kind="successor")

    answer = errors(admin_client.post(address(party), data))

    assert CIRCLE in answer["later_relations-0-later"][0]
    assert PartyRelation.objects.count() == 1


def test_party_that_split_may_merge_into_its_origin_again(admin_client: Client) -> None:
    party, other = make_party(), make_party()
    PartyRelation.objects.create(earlier=party, later=other, kind="split")

    saved(
        admin_client,
        address(party),
        added(changed(admin_client, party), "earlier_relations", earlier=other.pk, kind="merger"),
    )

    assert PartyRelation.objects.count() == 2
