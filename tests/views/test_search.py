"""One box for everything: marked excerpts, and what may have been meant."""

import pytest
from django.test import Client, override_settings

from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_statement, make_text

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/search/?q=bread", "/news/?q=bread"])
def test_news_show_where_they_hold_the_words(client: Client, address: str) -> None:
    make_newsitem(text="They demanded <b>Bread</b> and peace.")

    assert "They demanded &lt;b&gt;<mark>Bread</mark>&lt;/b&gt; and peace." in read(client, address)


@pytest.mark.parametrize("address", ["/search/?q=bread", "/meetings/?q=bread"])
def test_meetings_show_where_they_hold_the_words(client: Client, address: str) -> None:
    make_meeting(theme="For bread and peace.")

    assert "For <mark>bread</mark> and peace." in read(client, address)


@pytest.mark.parametrize("address", ["/search/?q=bread", "/statements/?q=bread"])
def test_statements_show_where_they_hold_the_words(client: Client, address: str) -> None:
    make_text(statement=make_statement(), body="For bread and peace.")

    assert "For <mark>bread</mark> and peace." in read(client, address)


@pytest.mark.parametrize("typed", ["comunist prty of cuba", "Cuba party communst", "COMMUNIST PARTY OF CUBBA"])
def test_party_whose_name_was_mistyped_is_offered(client: Client, typed: str) -> None:
    make_party(name="Communist Party of Cuba", slug="cuba")

    text = read(client, f"/search/?q={typed}")

    assert "Did you mean" in text
    assert '<a href="/parties/cuba/">' in text


@pytest.mark.parametrize("typed", ["bread", "imperialism", "", "Communist Party of Cuba"])
def test_nothing_is_offered_where_nothing_was_mistyped(client: Client, typed: str) -> None:
    make_party(name="Communist Party of Cuba", slug="cuba")

    assert "Did you mean" not in read(client, f"/search/?q={typed}")


def test_nothing_is_offered_beside_many_results(client: Client) -> None:
    make_party(name="Breed")
    for _ in range(6):
        make_statement(title="Bread")

    assert "Did you mean" not in read(client, "/search/?q=bread")


def test_draft_is_not_offered_for_an_address(client: Client) -> None:
    make_draft(slug="peace-and-bread", title="Hidden")

    assert "Hidden" not in read(client, "/statements/peace-and-breed/")


@pytest.mark.parametrize(("address", "is_named"), [("", False), ("archive@example.org", True)])
def test_accessibility_page_names_an_address_if_there_is_one(client: Client, address: str, is_named: bool) -> None:  # noqa: FBT001
    with override_settings(CONTACT_EMAIL=address):
        text = read(client, "/accessibility/")

    assert ("mailto:" in text) is is_named
    assert ("Tell us" in text) is is_named
