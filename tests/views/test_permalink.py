"""A permanent address names a record and no language."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.views.test_every_page import PAGES, world

pytestmark = pytest.mark.django_db

RECORDS = {
    "/id/statement/it/": "statement_detail",
    "/id/party/it/": "party_detail",
    "/id/meeting/it/": "meeting_detail",
    "/id/newsitem/it/": "newsitem_detail",
    "/id/country/CU/": "country_detail",
}


@pytest.mark.parametrize("address", RECORDS)
@pytest.mark.parametrize(
    ("accepted", "prefix"),
    [
        ("", ""),
        ("en", ""),
        ("es", "/es"),
        ("pt-BR, en;q=0.8", "/pt"),
        ("de, el;q=0.3, ar;q=0.6", "/ar"),
        ("ja", ""),
        ("*", ""),
        ("\x00;q=", ""),
        ("x" * 5000, ""),
    ],
)
def test_permanent_address_leads_to_the_page_in_the_readers_language(
    client: Client, address: str, accepted: str, prefix: str
) -> None:
    world()

    response = client.get(address, headers={"Accept-Language": accepted})

    assert (response.status_code, response["Location"]) == (302, f"{prefix}{PAGES[RECORDS[address]]}")
    assert "Accept-Language" in response["Vary"]
    assert client.get(response["Location"]).status_code == 200


def test_permanent_address_is_not_kept_for_a_reader_of_another_language(client: Client) -> None:
    address = "/id/party/it/"

    found = [client.get(address, headers={"Accept-Language": each})["Location"] for each in ("es", "el", "es", "en")]

    assert found == ["/es/parties/it/", "/el/parties/it/", "/es/parties/it/", "/parties/it/"]


def test_permanent_address_has_no_etag_that_could_stand_for_another_language(client: Client) -> None:
    assert "ETag" not in client.get("/id/party/it/")


def test_permanent_address_keeps_what_was_asked_beside_it(client: Client) -> None:
    assert client.get("/id/statement/it/?lang=es&order=country")["Location"] == "/statements/it/?lang=es&order=country"


@pytest.mark.parametrize("address", RECORDS)
def test_record_shows_its_permanent_address(client: Client, address: str) -> None:
    world()

    for prefix in ("", "/ar"):
        text = client.get(f"{prefix}{PAGES[RECORDS[address]]}").content.decode()

        assert f'href="http://testserver{address}"' in text


@pytest.mark.parametrize(
    "address",
    ["/id/poem/it/", "/id/party/a%20b/", "/id/country/cu/", "/id/party/%00/", "/id/party/", "/id/", "/es/id/party/it/"],
)
def test_permanent_address_of_nothing_is_a_page_that_searches(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


@pytest.mark.parametrize("query", ["//evil.example", "%0D%0ALocation:%20x", "%FF", "a" * 5000])
def test_permanent_address_never_leads_elsewhere(client: Client, query: str) -> None:
    location = client.get(f"/id/party/it/?{query}")["Location"]

    assert (urlsplit(location).netloc, urlsplit(location).path) == ("", "/parties/it/")
