"""An address that leads nowhere: sent on if its record moved, else a page that searches."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.models import OldAddress, Party, Statement
from tests.factories import make_draft, make_edition, make_meeting, make_newsitem, make_party, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed() -> None:
    """Records that were `old`, then `newer`, and now are `it`."""
    statement = make_statement(slug="old")
    make_edition(statement=statement, number=2)
    records = [statement, *(make(slug="old") for make in (make_meeting, make_party, make_newsitem))]
    for slug in ("newer", "it"):
        for record in records:
            record.slug = slug
            record.save()


@pytest.mark.parametrize("folder", ["statements", "meetings", "parties", "news"])
@pytest.mark.parametrize("slug", ["old", "newer"])
@pytest.mark.parametrize("end", ["/", "/?lang=es&x=%E2%82%AC", ""])
def test_renamed_record_is_one_301_from_every_old_address(
    client: Client, renamed: None, folder: str, slug: str, end: str
) -> None:
    response = client.get(f"/{folder}/{slug}{end}")

    assert response.status_code == 301
    assert response["Location"] == f"/{folder}/it{end or '/'}"


def test_page_below_an_old_address_is_kept(client: Client, renamed: None) -> None:
    response = client.get("/statements/old/editions/2/?order=country")

    assert (response.status_code, response["Location"]) == (301, "/statements/it/editions/2/?order=country")


def test_page_below_an_address_in_use_is_sent_nowhere(client: Client, renamed: None) -> None:
    assert client.get("/statements/it/editions/7/").status_code == 404


def test_old_address_of_a_draft_is_404(client: Client) -> None:
    draft = make_draft(slug="old")
    Statement.objects.filter(pk=draft.pk).update(slug="new")

    assert client.get("/statements/old/").status_code == 404


def test_merged_party_is_sent_to_the_other(client: Client) -> None:
    merged, into = make_party(slug="merged"), make_party(slug="into")
    OldAddress.objects.point_all(merged, into)
    merged.delete()

    assert client.get("/parties/merged/")["Location"] == "/parties/into/"


@pytest.mark.parametrize("address", ["/statements/", "/statements.json", "/news/"])
def test_filter_by_an_old_address_finds_the_record(client: Client, address: str) -> None:
    party = make_party(slug="old", name="Renamed Party")
    make_statement(title="Found", signed_by=[party])
    make_newsitem(headline="Found", parties=[party])
    make_statement(title="Other")
    make_newsitem(headline="Other")
    Party.objects.filter(pk=party.pk).update(slug="new")

    text = client.get(f"{address}?party=old").content.decode()

    assert "Found" in text
    assert "Other" not in text
    assert "has no party" not in text


def test_page_searches_for_the_words_of_the_address(client: Client) -> None:
    text = client.get("/statements/peace-and-bread/").content.decode()

    assert 'value="peace and bread"' in text


def test_page_suggests_records_with_nearly_this_address(client: Client) -> None:
    make_party(slug="communist-party-of-cuba", name="Communist Party of Cuba")

    text = client.get("/parties/comunist-party-cuba/").content.decode()

    assert '<a href="/parties/communist-party-of-cuba/">' in text


@pytest.mark.parametrize("address", ["/parties/none/", "/statements/none/editions/3/", "/none/", "/statements/none"])
def test_page_that_is_not_there_is_cheap(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_party(slug=f"non{number}")
    client.get("/")  # the first reader of an edition asks when the next publication is due

    with django_assert_max_num_queries(6):
        client.get(address)


@pytest.mark.parametrize("address", ["/wp-login.php", "/.env", "/static/nothing.js", "/xmlrpc.php", "/a/b.asp/"])
def test_probe_costs_no_more_than_the_number_of_the_edition(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/")

    with django_assert_max_num_queries(1):
        response = client.get(address)

    assert response.status_code == 404


@pytest.mark.parametrize("address", ["/%00/", f"/parties/{'a' * 5_000}/", "/%FF%FE/", "/a%0d%0ab/", "/%F0%9F%98%80/"])
def test_odd_address_is_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_script_in_an_address_comes_back_harmless(client: Client) -> None:
    text = client.get("/<script>alert(1)</script>/").content.decode()

    assert "<script>alert" not in text


def test_bad_request_gets_a_friendly_page(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "the first page" in response.content.decode()


def test_what_went_wrong_is_told_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("archive.caching.middleware.current_edition", fail)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()
