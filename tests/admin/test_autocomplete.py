"""Finding records by typing, and choosing what was never offered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_meeting, make_newsitem, make_party, make_statement

from .forms import address, errors, filled_in, saved

pytestmark = pytest.mark.django_db
URL = "/admin/archive/party/autocomplete/"
SOURCE = {"app_label": "archive", "model_name": "signatory", "field_name": "party"}


def found(client: Client, term: str, **source: str) -> list[dict[str, Any]]:
    return client.get(URL, SOURCE | source | {"term": term}).json()["results"]


def test_party_comes_with_its_place_and_slug(admin_client: Client) -> None:
    party = make_party(name="Communist Party", slug="cp-cu", country="CU", territory="Havana")

    assert found(admin_client, "communist") == [
        {"id": str(party.pk), "text": "Communist Party (Havana, Cuba)", "slug": "cp-cu"}
    ]


def test_statement_comes_with_its_date(admin_client: Client) -> None:
    make_statement(title="Appeal", dated="2019-11")

    assert found(admin_client, "appeal", model_name="newsitem", field_name="statement")[0]["text"] == (
        "Appeal (November 2019)"
    )


@pytest.mark.parametrize("term", ["\x00", "a " * 3_000, "x" * 60_000, "%_\\", "!!!"])
def test_no_term_breaks_the_search(admin_client: Client, term: str) -> None:
    assert found(admin_client, term) == []


@pytest.mark.parametrize("source", [{"model_name": "\x00"}, {"field_name": "nothing"}, {"app_label": "auth"}])
def test_unknown_source_is_refused(admin_client: Client, source: dict[str, str]) -> None:
    assert admin_client.get(URL, SOURCE | source).status_code == 403


def test_search_is_for_editors(client: Client) -> None:
    assert client.get(URL, SOURCE).status_code == 302


def test_forms_search_there(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:archive_meeting_add")).content.decode()

    assert f'data-ajax--url="{URL}"' in page


@pytest.mark.parametrize("forged", ["abc", "9" * 40, "-1", "\x00", "²"])
def test_forged_choices_are_refused_beside_their_field(admin_client: Client, forged: str) -> None:
    meeting, newsitem = make_meeting(), make_newsitem()
    data = filled_in(admin_client, address(newsitem)) | {"parties": [forged], "statement": forged}

    assert {*errors(admin_client.post(address(newsitem), data))} == {"parties", "statement"}
    data = filled_in(admin_client, address(meeting)) | {"hosts": [forged]}
    assert [*errors(admin_client.post(address(meeting), data))] == ["hosts"]


def test_choices_are_kept(admin_client: Client) -> None:
    meeting, parties = make_meeting(), [make_party(), make_party()]
    data = filled_in(admin_client, address(meeting)) | {"hosts": [party.pk for party in parties]}

    saved(admin_client, address(meeting), data)

    assert {*meeting.hosts.all()} == {*parties}
    assert f'<option value="{parties[0].pk}" selected>' in admin_client.get(address(meeting)).content.decode()
