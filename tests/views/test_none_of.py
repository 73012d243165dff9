"""Leaving out the lists of a party: by a plain form control, in words that claim no more than is known."""

import re

import pytest
from django.test import Client

from tests.factories import make_party, make_party_name, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive() -> None:
    cuba, greece = make_party(slug="cuba", name="Party of Cuba"), make_party(slug="greece", name="Party of Greece")
    make_party_name(party=greece, name="ΚΚΕ")
    make_statement(slug="a", signed_by=[cuba], kind="appeal")
    make_statement(slug="b", signed_by=[greece])
    make_statement(slug="both", signed_by=[cuba, greece])


def read(client: Client, query: str) -> str:
    response = client.get(f"/statements/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def slugs(text: str) -> list[str]:
    return sorted(re.findall(r'card-title"><a href="/statements/([^/]+)/"', text))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("not_party=greece", ["a"]),
        ("not_party=greece&party=cuba", ["a"]),
        ("not_party=greece&not_party=cuba", []),
        ("not_party=cuba&kind=joint-statement", ["b"]),
        ("party=cuba&party=greece&match=all&not_party=nobody", ["both"]),
    ],
)
def test_none_of_composes_with_other_choices(client: Client, query: str, found: list[str]) -> None:
    assert slugs(read(client, query)) == found


@pytest.mark.parametrize("typed", ["Party of Greece", "party of GREECE", "ΚΚΕ", "greece, party", "Greece"])
@pytest.mark.parametrize("parameter", ["party", "not_party"])
def test_typed_name_becomes_the_address_of_the_party(client: Client, parameter: str, typed: str) -> None:
    response = client.get("/statements/", {parameter: [typed, ""], "kind": "appeal", "q": "", "page": "2"})

    assert response.status_code == 302
    assert response["Location"] == f"/statements/?{parameter}=greece&kind=appeal"


def test_typed_name_is_added_to_the_parties_chosen_before(client: Client) -> None:
    response = client.get("/statements/", {"not_party": ["greece", "Party of Cuba"], "party": "x"})

    assert response["Location"] == "/statements/?not_party=greece&not_party=cuba&party=x"


@pytest.mark.parametrize("typed", ["party of", "Party of Mars", "P!", "<b>", "a" * 5000, "\x00", "‮"])
def test_name_of_no_party_alone_gets_a_message_and_leaves_the_others_chosen(client: Client, typed: str) -> None:
    response = client.get("/statements/", {"not_party": ["greece", typed]})

    text = response.content.decode()
    assert response.status_code == 200
    assert typed.strip() in {"", "‮"} or 'id="filter-not_party-error"' in text or "no party with the address" in text
    assert 'value="greece" checked' in text


def test_chip_tells_a_party_left_out_from_one_chosen(client: Client) -> None:
    chips = re.findall(r'class="chip" [^>]*>.*?<bdi>(.*?)</bdi>', read(client, "party=cuba&not_party=greece"))

    assert chips == ["Party of Cuba", "without Party of Greece"]


def test_list_says_that_a_party_left_out_may_have_signed(client: Client) -> None:
    assert "may have signed all the same" in read(client, "not_party=greece")
    assert "may have signed all the same" not in read(client, "party=greece")


def test_hundreds_of_names_cost_a_few_questions(client: Client) -> None:
    response = client.get("/statements/", {"party": [f"Some name {number}" for number in range(500)]})

    assert response.status_code == 200
