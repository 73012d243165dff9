"""Pictures on pages: each mark leads to a list of the number it shows, and the table says the same."""

import gzip
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.filters.party import PartyFilterSet
from archive.filters.statement import StatementFilterSet
from archive.models import Meeting, Party, Signatory, Statement
from archive.models.statement import StatementQuerySet
from tests.archive import load_fixtures
from tests.factories import make_meeting, make_party, make_statement

pytestmark = pytest.mark.django_db

Count = Callable[[str], int]

# As sent; the styles, script and icon of a first visit are some 35,000 more.
MOST_BYTES = 40_000


def page(client: Client, address: str) -> LexborHTMLParser:
    response = client.get(address)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def one(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found
    return found


def number_in(text: str | None) -> int:
    """The number that a mark's name ends with: "Greece: 12 statements"."""
    return int((text or "").rpartition(":")[2].split()[0].replace(",", ""))


def marks(tree: LexborHTMLParser, selector: str) -> Iterator[tuple[str, int]]:
    """Where each mark leads, and the number in its name."""
    for mark in tree.css(selector):
        title = mark.css_first("title")
        name = title.text() if title else mark.attributes["aria-label"]
        yield mark.attributes["href"] or "", number_in(name)


def listed(address: str) -> int:
    """How many the list at that address has, asked of the database."""
    parts = urlsplit(address)
    query = QueryDict(parts.query)
    if parts.path == "/parties/":
        return PartyFilterSet(query, queryset=Party.objects.all).qs.count()
    assert parts.path == "/statements/"
    return statements_at(address).count()


def statements_at(address: str) -> StatementQuerySet:
    return StatementFilterSet(QueryDict(urlsplit(address).query), queryset=Statement.objects.published).qs


def signatures_at(address: str) -> int:
    """The names on the lists there, of the chosen country if one is chosen."""
    on_lists = Signatory.objects.current().filter(statement__in=statements_at(address).order_by().values("pk"))
    if country := QueryDict(urlsplit(address).query).get("country"):
        on_lists = on_lists.filter(party__country=country)
    return on_lists.count()


def wrong(found: list[tuple[str, int]], count: Count) -> list[tuple[str, int]]:
    assert found
    return [(address, number) for address, number in found if count(address) != number]


@pytest.mark.parametrize(
    ("show", "count"), [("parties", listed), ("statements", listed), ("signatures", signatures_at)]
)
def test_country_on_the_map_leads_to_as_many_as_it_shows(client: Client, show: str, count: Count) -> None:
    load_fixtures()

    assert wrong([*marks(page(client, f"/countries/?show={show}"), ".chart-map a[class]")], count) == []


@pytest.mark.parametrize("show", ["parties", "statements", "signatures"])
def test_map_shows_what_the_table_says(client: Client, show: str) -> None:
    load_fixtures()
    tree = page(client, f"/countries/?show={show}")
    column = {"parties": 0, "statements": 1, "signatures": 2}[show]

    table = {one(row, "a").attributes["href"]: row.css("td")[column] for row in tree.css("#countries-table tbody tr")}
    expected = {href[-3:-1]: number_in(cell.text()) for href, cell in table.items() if href and cell.text() != "0"}
    assert {address[-2:]: number for address, number in marks(tree, ".chart-map a[class]")} == expected


def test_map_of_the_first_page_leads_to_as_many_as_it_shows(client: Client) -> None:
    load_fixtures()

    assert wrong([*marks(page(client, "/"), ".chart-map a[class]")], listed) == []


def test_year_leads_to_as_many_signatures_as_it_shows(client: Client) -> None:
    load_fixtures()
    tree = page(client, "/")
    found = [*marks(tree, ".chart-years a")]

    assert wrong(found, signatures_at) == []
    rows = tree.css(".chart-years + .chart-table tbody tr")
    assert [(one(row, "a").attributes["href"], number_in(one(row, "td").text())) for row in rows] == found


@pytest.mark.parametrize(
    "query", ["", "?parties=30", "?parties=10&year=2019", "?country=CY&meeting=21-imcwp&party=akel"]
)
def test_pair_leads_to_as_many_as_it_shows(client: Client, query: str) -> None:
    load_fixtures()
    tree = page(client, f"/cosigning/{query}")
    found = [*marks(tree, ".chart-cells a")]

    assert wrong(found, listed) == []
    linked = tree.css("#pairs tbody td a")
    assert sorted((cell.attributes["href"] or "", number_in(cell.text())) for cell in linked) == sorted(found)


def test_meetings_picture_and_table_tell_what_the_archive_holds(client: Client) -> None:
    load_fixtures()
    tree = page(client, "/meetings/")
    held = [*Meeting.objects.held().oldest_first()]
    table = [[cell.text(strip=True) for cell in row.css("td")] for row in tree.css(".chart-table tbody tr")]

    assert [mark.attributes["href"] for mark in tree.css(".chart-meetings a")] == [m.get_absolute_url() for m in held]
    assert table == [[said(meeting.parties_span), said(meeting.countries_span)] for meeting in held]
    assert [drawn(mark) for mark in tree.css(".chart-meetings svg")] == [
        [short(meeting.parties_span), short(meeting.countries_span)] for meeting in held
    ]


def said(span: tuple[int, int] | None) -> str:
    if span is None:
        return "not known"
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}, by source"


def short(span: tuple[int, int] | None) -> str:
    if span is None:
        return "?"
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def drawn(mark: LexborNode) -> list[str]:
    return [text.text() for text in mark.css("text")]


def test_figures_that_differ_are_a_range_and_unknown_ones_no_nought(client: Client) -> None:
    make_meeting(slug="it", parties_attending=59, parties_attending_most=71)

    tree = page(client, "/meetings/")

    assert drawn(one(tree, ".chart-meetings svg")) == ["59–71", "?"]
    assert "59 to 71, by source" in page(client, "/meetings/it/").text()


def test_what_the_map_cannot_show_is_shown_as_the_first_choice(client: Client) -> None:
    make_party(country="GR")

    assert one(page(client, "/countries/?show=x"), ".switch [aria-current]").text() == "Parties"


def test_picture_of_pairs_passes_its_filters_on_to_their_lists(client: Client) -> None:
    make_statement(signed_by=[make_party(slug="a"), make_party(slug="b")], dated="2019")

    [(address, _)] = marks(page(client, "/cosigning/?year=2019&party=a&sort=title"), ".chart-cells a")

    assert address == "/statements/?party=a&party=b&match=all&year=2019"


def test_filters_too_long_for_every_cell_are_left_out_with_a_word(client: Client) -> None:
    make_statement(signed_by=[make_party(), make_party()])

    tree = page(client, "/cosigning/?q=" + "a" * 5000)

    assert "too many filters" in tree.text()
    assert len(tree.css(".chart-cells a")) == 1


def test_picture_of_pairs_without_a_pair_says_so(client: Client) -> None:
    make_statement(signed_by=[make_party()])

    assert "No two identified parties" in page(client, "/cosigning/").text()


def test_hostile_name_is_shown_as_text(client: Client) -> None:
    name = "<script>alert(1)</script>"
    make_statement(signed_by=[make_party(name=name, short_name="<b>"), make_party(territory="</text><x>")])

    html = client.get("/cosigning/").content.decode()

    assert name not in html
    assert "</text><x>" not in html


@pytest.mark.parametrize("address", ["/", "/countries/", "/meetings/", "/cosigning/?parties=30"])
def test_page_with_a_picture_is_light(client: Client, address: str) -> None:
    load_fixtures()

    assert len(gzip.compress(client.get(address).content)) < MOST_BYTES


@pytest.mark.parametrize("address", ["/", "/countries/", "/meetings/", "/cosigning/"])
def test_picture_of_an_empty_archive_is_none(client: Client, address: str) -> None:
    assert not page(client, address).css(".chart a")


@pytest.mark.parametrize("address", ["/", "/countries/", "/meetings/", "/cosigning/?parties=30"])
def test_picture_has_no_style_of_its_own(client: Client, address: str) -> None:
    load_fixtures()

    assert not page(client, address).css("[style], style, main script")
