"""The list as data holds the same statements in the same order as the page."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from archive.exports import chunks
from archive.exports.as_csv import csv_pieces
from tests.factories import make_draft, make_edition, make_meeting, make_party, make_signatory, make_statement
from tests.views.test_statement_list import slugs

pytestmark = pytest.mark.django_db


def read_json(client: Client, query: str = "") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(client.get(f"/statements.json{query}").content)
    return document


def read_csv(client: Client, query: str = "") -> list[dict[str, str]]:
    content = client.get(f"/statements.csv{query}").getvalue().decode()
    return [*csv.DictReader(StringIO(content))]


@pytest.fixture
def five() -> None:
    cuba, greece = make_party(slug="cuba", country="CU"), make_party(slug="greece", country="GR")
    for number in range(5):
        make_statement(
            slug=f"s{number}",
            title=f"Títle {4 - number}",
            dated=f"201{number}-05",
            kind=["appeal", "communique"][number % 2],
            signed_by=[greece, cuba][: number % 3],
            meeting=make_meeting(slug=f"m{number}"),
        )
    make_draft(slug="draft", signed_by=[cuba])


QUERIES = ["", "?sort=oldest", "?sort=title", "?sort=signatories", "?party=cuba", "?kind=appeal&country=GR",
           "?year=2012&year=2013", "?party=nobody", "?year=20x9", "?q=Títle"]  # fmt: skip


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("query", QUERIES)
def test_data_holds_what_the_page_holds(client: Client, query: str) -> None:
    page = slugs(client.get(f"/statements/{query}").content.decode())

    document, rows = read_json(client, query), read_csv(client, query)

    assert [record["slug"] for record in document["results"]] == page
    assert document["count"] == len(page)
    assert [*dict.fromkeys(row["statement"] for row in rows)] == [slug for slug in page if slug not in {"s0", "s3"}]


@pytest.mark.usefixtures("five")
def test_json_says_what_a_card_says(client: Client) -> None:
    [record] = read_json(client, "?year=2012")["results"]

    assert record == {
        "slug": "s2",
        "title": "Títle 2",
        "date": "2012-05",
        "date_precision": "month",
        "kind": "appeal",
        "meeting": "m2",
        "signatory_count": 2,
        "completeness": "unknown",
        "url": "http://testserver/statements/s2/",
    }


@pytest.mark.usefixtures("five")
def test_json_counts_what_choosing_gives(client: Client) -> None:
    facets = read_json(client, "?kind=appeal")["facets"]

    assert {"value": "communique", "label": "communiqué", "count": 2} in facets["kind"]
    for parameter, choices in facets.items():
        for choice in choices:
            query = f"?{parameter}={choice['value']}" + ("" if parameter == "kind" else "&kind=appeal")
            assert read_json(client, query)["count"] == choice["count"]


@pytest.mark.usefixtures("five")
def test_json_links_lead_to_every_statement_once(client: Client) -> None:
    found, address = [], "http://testserver/statements.json?page_size=2"
    while address:
        document = json.loads(client.get(address.removeprefix("http://testserver")).content)
        found += [record["slug"] for record in document["results"]]
        address = document["next"]

    assert found == ["s4", "s3", "s2", "s1", "s0"]


@pytest.mark.parametrize("size", ["0", "201", "x", "-1", "9" * 99, "٣"])
def test_json_page_size_out_of_bounds_gets_a_message(client: Client, size: str) -> None:
    assert "1 to 200" in read_json(client, f"?page_size={size}")["messages"][0]


def test_json_of_500_repeated_parameters_answers_with_a_message(client: Client) -> None:
    make_statement()

    document = read_json(client, "?" + "&".join(f"party=p{number}" for number in range(500)))

    assert document["count"] == 1
    assert "at most 50" in document["messages"][0]


def test_csv_has_a_row_for_each_current_signature_in_signed_order(client: Client) -> None:
    party = make_party(slug="akel", country="CY")
    statement = make_statement(slug="it", title="Peace", dated="2019")
    make_signatory(statement=statement, position=3, name_as_signed="Third", section="person", role="endorser")
    make_signatory(statement=statement, position=1, name_as_signed="AKEL, Cyprus", party=party)
    make_signatory(statement=statement, position=2, name_as_signed="Gone", last_edition=1)
    make_edition(statement=statement)

    assert [[*row.values()] for row in read_csv(client)] == [
        ["it", "Peace", "2019", "1", "AKEL, Cyprus", "akel", "CY", "party", "signatory"],
        ["it", "Peace", "2019", "3", "Third", "", "", "person", "endorser"],
    ]


@pytest.mark.usefixtures("five")
def test_csv_is_the_same_however_many_are_read_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_csv(client)
    monkeypatch.setattr(chunks, "CHUNK", 1)

    assert read_csv(client) == whole


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_holds_no_formula(start: str) -> None:
    [_columns, line] = csv_pieces(["name"], [[f"{start}1+1"]])

    assert next(csv.reader([line])) == [f"'{start}1+1"]


@pytest.mark.parametrize("name", ["ΚΚΕ", "حزب", 'Party "X", Y', "A=B", "’t", "", "a\nb"])
def test_csv_keeps_other_names_to_the_letter(name: str) -> None:
    [line] = [*csv_pieces(["a", "b"], [[name, "x"]])][1:]

    assert next(csv.reader(StringIO(line, newline=""))) == [name, "x"]
