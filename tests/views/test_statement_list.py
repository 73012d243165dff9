"""The list of statements: pages by number and by cursor, each at the price of any other."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.filters.index import forget_statement_index
from archive.models import Statement
from archive.models.publicedition import public_edition
from archive.views.paging import NUMBERED
from archive.views.statement import StatementListView
from tests.factories import make_meeting, make_party, make_statement

pytestmark = pytest.mark.django_db

ORDERS = ["newest", "oldest", "signatories", "title", "relevance&q=title"]


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StatementListView, "per_page", 2)
    monkeypatch.setattr("archive.views.paging.NUMBERED", 2)


def make_statements(count: int, *, first: int = 0) -> None:
    party = make_party()
    for number in range(first, first + count):
        make_statement(
            slug=f"s{number}",
            title=f"Title {number % 3}",
            dated=f"20{10 + number % 4}",
            signed_by=[party] * (number % 2),
        )


def slugs(text: str) -> list[str]:
    return re.findall(r'card-title"><a href="/statements/([^/]+)/"', text)


def link(text: str, relation: str) -> str:
    found = re.search(rf'<a rel="{relation}" href="([^"]*)"', text)
    return unescape(found[1]) if found else ""


def read(client: Client, query: str) -> str:
    return client.get(f"/statements/{query}").content.decode()


def walk(client: Client, query: str, relation: str = "next", between: Callable[[], object] = int) -> list[list[str]]:
    pages = []
    while query:
        text = read(client, query)
        pages.append(slugs(text))
        query = link(text, relation)
        between()
    return pages


@pytest.mark.parametrize("order", ORDERS)
def test_walk_by_links_shows_every_statement_once_and_in_order(client: Client, order: str) -> None:
    make_statements(11)

    pages = walk(client, f"?sort={order}")

    assert [slug for page in pages for slug in page] == [slug for page in all_pages(client, order) for slug in page]
    assert sorted(slug for page in pages for slug in page) == sorted(f"s{number}" for number in range(11))


def all_pages(client: Client, order: str) -> list[list[str]]:
    return [slugs(read(client, f"?sort={order}&page={number}")) for number in range(1, 7)]


@pytest.mark.parametrize("order", ORDERS)
def test_walk_back_shows_what_the_walk_forth_showed(client: Client, order: str) -> None:
    make_statements(11)
    forth = walk(client, f"?sort={order}")

    back = walk(client, f"?sort={order}&page=6", "prev")

    assert back == forth[::-1]


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_walk_by_cursor_shows_every_statement_once_while_others_are_written(client: Client, order: str) -> None:
    make_statements(11)
    dates = iter(range(1950, 2050, 5))
    start = link(read(client, f"?sort={order}&page=2"), "next")
    seen = [slug for number in (1, 2) for slug in slugs(read(client, f"?sort={order}&page={number}"))]

    later = walk(client, start, between=lambda: make_statement(slug=f"n{(year := next(dates))}", dated=str(year)))

    old = [slug for slug in [*seen, *(slug for page in later for slug in page)] if slug.startswith("s")]
    assert sorted(old) == sorted(f"s{number}" for number in range(11))


@pytest.mark.parametrize("order", ORDERS)
def test_cursor_holds_when_its_statement_is_gone(client: Client, order: str) -> None:
    make_statements(11)
    pages = all_pages(client, order)
    query = link(read(client, f"?sort={order}&page=3"), "next")

    Statement.objects.get(slug=pages[2][-1]).delete()

    assert slugs(read(client, query)) == pages[3]


@pytest.mark.parametrize("cursor", ["x", "1", "1.2.3.4.5", "9" * 100 + ".1", "1.", "-", "٣.٣", "1.2.3"])
@pytest.mark.parametrize("name", ["after", "before"])
def test_malformed_cursor_gets_the_first_page_and_a_message(client: Client, name: str, cursor: str) -> None:
    make_statements(5)

    text = read(client, f"?{name}={cursor}")

    assert slugs(text) == slugs(read(client, ""))
    assert "malformed" in text


def test_first_pages_are_linked_by_number(client: Client) -> None:
    make_statements(11)

    assert link(read(client, ""), "next") == "?page=2"
    assert "after=" in link(read(client, "?page=2"), "next")


def test_every_old_page_number_still_answers(client: Client) -> None:
    make_statements(11)

    assert [len(page) for page in all_pages(client, "newest")] == [2, 2, 2, 2, 2, 1]
    assert NUMBERED == 20


@pytest.mark.django_db(transaction=True)
def test_list_needs_one_query_at_any_depth(client: Client) -> None:
    make_meeting()
    make_statements(9)
    public_edition()
    read(client, "")  # the index is read

    queries = ("?page=2", "?page=4&sort=oldest", "?year=2012")
    assert [queries_of(client, query) for query in queries] == [1, 1, 1]
    forget_statement_index()


def queries_of(client: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(client, query)
    return len([query for query in queries if _is_ours(query["sql"])])


def _is_ours(sql: Any) -> bool:
    """Not what is asked for the page cache's key: the number alone."""
    return "django_session" not in sql and not sql.startswith("SELECT number FROM")
