"""What crawlers are told: which pages to read, which address is the true one, when it changed."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Party, RecordChange
from tests.factories import make_draft, make_newsitem, make_party, make_statement
from tests.views.test_every_page import PAGES, make_rows

pytestmark = pytest.mark.django_db

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOST = "http://testserver"
MOMENT = datetime(2020, 5, 17, 12, tzinfo=UTC)


def read(client: Client, address: str) -> ET.Element:
    return ET.fromstring(client.get(address).content)  # noqa: S314, our own


def locations(client: Client, address: str) -> list[str]:
    return [found.text or "" for found in read(client, address).iterfind(".//s:loc", NAMESPACE)]


def lastmods(client: Client, address: str) -> list[str]:
    return [found.text or "" for found in read(client, address).iterfind(".//s:lastmod", NAMESPACE)]


def canonical(client: Client, address: str) -> str:
    [found] = re.findall(r'<link rel="canonical" href="([^"]*)">', client.get(address).content.decode())
    return found.replace("&amp;", "&").removeprefix(HOST)


def is_kept_out(client: Client, address: str) -> bool:
    return '<meta name="robots" content="noindex, nofollow">' in client.get(address).content.decode()


def test_sitemap_leads_to_every_public_page(client: Client) -> None:
    make_rows(2)
    make_draft(slug="draft")

    found = {each for part in locations(client, "/sitemap.xml") for each in locations(client, part)}

    assert f"{HOST}/statements/it/" in found
    assert f"{HOST}/countries/CU/" in found
    assert not [each for each in found if "draft" in each]
    assert {client.get(each).status_code for each in found} == {200}


def test_lastmod_is_the_moment_of_the_last_change(client: Client) -> None:
    make_party(slug="it")
    RecordChange.objects.update(changed_at=MOMENT)

    assert lastmods(client, "/sitemap-parties.xml") == ["2020-05-17"]
    assert "2020-05-17T12:00:00+00:00" in lastmods(client, "/sitemap.xml")


def test_lastmod_of_what_changed_before_it_was_noted_is_left_out(client: Client) -> None:
    make_party(slug="it")
    RecordChange.objects.all().delete()

    assert lastmods(client, "/sitemap-parties.xml") == []


def test_lastmod_is_not_before_the_moment_of_publishing(client: Client) -> None:
    published = timezone.now() - timedelta(hours=1)
    make_statement(slug="it", publish_at=published)
    RecordChange.objects.update(changed_at=MOMENT)

    assert lastmods(client, "/sitemap-statements.xml") == [published.strftime("%Y-%m-%d")]


def test_unpublished_record_is_in_no_sitemap(client: Client) -> None:
    make_draft()
    make_newsitem(state="draft")

    assert locations(client, "/sitemap-statements.xml") == locations(client, "/sitemap-news.xml") == []


@pytest.mark.parametrize("part", ["none", "statements.x"])
def test_unknown_sitemap_is_404(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_names_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {HOST}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_every_page_says_its_true_address(client: Client) -> None:
    make_rows(2)
    pages = {address: client.get(address) for address in PAGES.values()}
    texts = {at: page.content.decode() for at, page in pages.items() if page["Content-Type"].startswith("text/html")}

    assert [at for at, text in texts.items() if text.count('rel="canonical"') != 1] == []
    assert [at for at, text in texts.items() if text.count('name="description"') != 1] == []


@pytest.mark.parametrize(
    ("address", "true"),
    [
        ("/statements/", "/statements/"),
        ("/statements/?country=CU", "/statements/?country=CU"),
        ("/statements/?country=CU&sort=title", "/statements/?country=CU"),
        ("/statements/?sort=title&kind=", "/statements/"),
        ("/statements/?country=CU&page=2", "/statements/?country=CU&page=2"),
        ("/statements/?page=2", "/statements/?page=2"),
        ("/statements/?country=cu", "/statements/"),
        ("/statements/?country=CU&kind=appeal", "/statements/"),
        ("/statements/?q=%C3%A9", "/statements/?q=%C3%A9"),
        ("/statements/?utm_source=x&utm_medium=y", "/statements/"),
        ("/statements/it/?order=country", "/statements/it/"),
        ("/statements/it/editions/1/", "/statements/it/"),
    ],
)
def test_true_address_has_what_tells_the_page_from_others(client: Client, address: str, true: str) -> None:
    make_rows(1)

    assert canonical(client, address) == true


def test_true_address_of_a_filter_by_an_old_address_is_the_new_one(client: Client) -> None:
    make_party(slug="old")
    Party.objects.filter(slug="old").update(slug="new")

    assert canonical(client, "/statements/?party=old") == "/statements/?party=new"


@pytest.mark.parametrize(
    ("query", "is_out"),
    [
        ("", False),
        ("?country=CU", False),
        ("?country=CU&sort=title&page=1", False),
        ("?country=CU&country=GR", True),
        ("?country=CU&year=2019", True),
        ("?year_from=2001&year_to=2005", True),
        ("?party=none&not_party=other", True),
        ("?q=peace&kind=appeal", True),
    ],
)
def test_page_with_two_filters_is_not_for_crawlers(client: Client, query: str, is_out: bool) -> None:  # noqa: FBT001
    assert is_kept_out(client, f"/statements/{query}") is is_out


def test_comparison_is_not_for_crawlers(client: Client) -> None:
    assert is_kept_out(client, "/compare/?a=one&b=other")
    assert not is_kept_out(client, "/compare/")


def test_links_that_combine_filters_are_not_to_be_followed(client: Client) -> None:
    make_party(name="Alpha")

    assert '<a href="?letter=A"' in client.get("/parties/").content.decode()
    assert '<a rel="nofollow" href="?country=CU&amp;letter=A"' in client.get("/parties/?country=CU").content.decode()
