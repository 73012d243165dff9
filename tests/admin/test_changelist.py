"""Change lists: what they count, how they are searched and narrowed."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
)

pytestmark = pytest.mark.django_db


def listed(client: Client, model: str, **query: str) -> list[str]:
    response: Any = client.get(reverse(f"admin:archive_{model}_changelist"), query)
    assert response.status_code == 200
    return [str(record) for record in response.context["cl"].result_list]


def test_statement_shows_its_counts(admin_client: Client) -> None:
    statement = make_statement(title="S", signed_by=[make_party()])
    make_signatory(statement=statement, position=2)
    make_signatory(statement=statement, position=3, last_edition=1)
    make_edition(statement=statement, completeness="partial")

    page = admin_client.get(reverse("admin:archive_statement_changelist"))

    row = page.context["cl"].result_list[0]
    assert (row.signatory_count, row.unidentified_count, row.completeness) == (2, 1, "partial")
    assert "known in part" in page.content.decode()


def test_statements_of_unknown_date_stand_last(admin_client: Client) -> None:
    for dated in ("", "2019", "2020"):
        make_statement(title=f"S{dated}", dated=dated, state="draft")

    assert listed(admin_client, "statement") == ["S2020", "S2019", "S"]


@pytest.mark.parametrize("written", ["21-imcwp", "21", "21st int"])
def test_statements_are_narrowed_by_meeting(admin_client: Client, written: str) -> None:
    make_statement(title="Of it", meeting=make_meeting(slug="21-imcwp", number=21, title="21st International Meeting"))
    make_statement(title="Of another", meeting=make_meeting(number=20))

    assert listed(admin_client, "statement", meeting=written) == ["Of it"]


@pytest.mark.parametrize("written", ["kke", "KKE", "communist greece", "ΚΚΕ"])
def test_statements_are_narrowed_by_party(admin_client: Client, written: str) -> None:
    party = make_party(name="Communist Party of Greece", slug="kke", country="GR")
    make_party_name(party=party, name="KKE")
    make_party_name(party=party, name="ΚΚΕ")
    make_statement(title="Signed", signed_by=[party])
    make_statement(title="Not signed", signed_by=[make_party(name="Another")])

    assert listed(admin_client, "statement", party=written) == ["Signed"]


@pytest.mark.parametrize("written", ["GR", "gr", "Greece", "gree"])
def test_records_are_narrowed_by_country(admin_client: Client, written: str) -> None:
    make_statement(title="Signed there", signed_by=[make_party(name="Greek", country="GR")])
    make_statement(title="Elsewhere", signed_by=[make_party(country="CU")])
    make_meeting(title="Held there", country="GR")
    make_meeting(title="Elsewhere", country="CU")
    make_newsitem(headline="From there", countries="CU,GR")
    make_newsitem(headline="From elsewhere", countries="CU")

    found = [listed(admin_client, model, country=written) for model in ("statement", "party", "meeting", "newsitem")]
    assert found == [["Signed there"], ["Greek"], ["Held there"], ["From there"]]


def test_statements_are_narrowed_by_state_and_completeness(admin_client: Client) -> None:
    make_draft(title="Draft")
    make_edition(statement=make_statement(title="Whole"), completeness="complete")

    assert listed(admin_client, "statement", state__exact="draft") == ["Draft"]
    assert listed(admin_client, "statement", completeness="complete") == ["Whole"]
    assert listed(admin_client, "statement", completeness="unknown", _facets="1") == ["Draft"]


def test_filter_keeps_the_others(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:archive_statement_changelist"), {"party": "x", "state__exact": "draft"})

    assert '<input type="hidden" name="state__exact" value="draft">' in page.content.decode()


def test_filter_offers_only_countries_in_use(admin_client: Client) -> None:
    make_party(country="GR")

    page = admin_client.get(reverse("admin:archive_party_changelist")).content.decode()

    assert '<option value="Greece">GR</option>' in page
    assert "Albania" not in page


def test_unknown_value_is_said_beside_the_filter(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:archive_statement_changelist"), {"party": "<nobody>"}).content.decode()

    assert "Nothing here is called “&lt;nobody&gt;”." in page


@pytest.mark.parametrize("model", ["statement", "party", "meeting", "newsitem"])
@pytest.mark.parametrize(
    "name", ["q", "party", "country", "meeting", "completeness", "waits_for", "state__exact", "o", "p", "x"]
)
@pytest.mark.parametrize("value", ["\x00", "'\"", "a " * 3_000, "x" * 60_000, "9" * 30, "!!!", "\\|\u202e", "²"])
def test_no_address_breaks_a_list(admin_client: Client, model: str, name: str, value: str) -> None:
    response = admin_client.get(reverse(f"admin:archive_{model}_changelist"), {name: value})

    assert response.status_code in {200, 302}


def test_every_list_refuses_what_postgresql_cannot_be_asked(admin_client: Client) -> None:
    for opts in (model._meta for model in admin.site._registry):
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        assert admin_client.get(address, {"pk": "\x00"}).headers.get("Location") == f"{address}?e=1"


def test_party_is_found_by_any_of_its_names_once(admin_client: Client) -> None:
    party = make_party(name="Communist Party of Greece", short_name="KKE", slug="kke-gr")
    make_party_name(party=party, name="Komunistikó Kómma Elládas")
    make_party_name(party=party, name="Komunistiko Komma")

    for words in ("komunistiko", "KKE", "kke-gr", "GREECE party"):
        assert listed(admin_client, "party", q=words) == ["Communist Party of Greece"]
    assert listed(admin_client, "party", q="!!!") == []
