"""Every list as every kind of file: the page's records in the page's order, read some at a time."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import feedparser
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.exports import as_csv, chunks
from tests.factories import (
    make_attachment,
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_signatory,
    make_statement,
    make_text,
)

pytestmark = pytest.mark.django_db


def by_csv(text: str) -> list[str]:
    return [*dict.fromkeys(next(iter(row.values())) for row in csv.DictReader(StringIO(text, newline="")))]


def by_json(text: str) -> list[str]:
    return [record["slug"] for record in json.loads(text)["results"]]


def by_bib(text: str) -> list[str]:
    return [entry.key for entry in parse_string(text).entries]


def by_ris(text: str) -> list[str]:
    return [record["id"] for record in rispy.loads(text)]


def by_atom(text: str) -> list[str]:
    found = feedparser.parse(text.encode())
    assert not found.bozo
    return [*dict.fromkeys(entry.link.split("/")[4] for entry in found.entries)]


READERS: dict[str, Callable[[str], list[str]]] = {
    "csv": by_csv,
    "json": by_json,
    "bib": by_bib,
    "ris": by_ris,
    "atom": by_atom,
}
LISTS = {
    "statements": ("csv", "json", "bib", "ris", "atom"),
    "meetings": ("csv", "json"),
    "parties": ("csv", "json"),
    "news": ("csv", "json", "atom"),
}
QUERIES = {
    "statements": [
        "", "?sort=oldest", "?sort=title", "?sort=signatories", "?party=cuba", "?party=cuba&party=greece&match=all",
        "?not_party=cuba", "?kind=appeal&country=GR", "?year=2012&year=unknown", "?year_from=2012", "?language=el",
        "?meeting=m2", "?completeness=partial", "?q=Títle", "?q=Títle&party=greece&sort=oldest",
        "?q=Títle&sort=relevance", "?sort=relevance", "?q=nothing", "?party=nobody", "?year=20x9", "?page=1",
    ],
    "meetings": ["", "?sort=oldest", "?country=CU", "?q=Meeting", "?q=nothing", "?sort=x"],
    "parties": ["", "?sort=statements", "?country=GR", "?letter=C", "?q=party", "?q=nothing"],
    "news": ["", "?sort=oldest", "?party=cuba", "?country=GR", "?meeting=m1", "?q=News", "?year_from=2012",
             "?q=nothing"],
}  # fmt: skip
CASES = [(name, ending, query) for name, endings in LISTS.items() for ending in endings for query in QUERIES[name]]


@pytest.fixture
def records() -> None:
    cuba = make_party(slug="cuba", name="Cuban party", country="CU")
    greece = make_party(slug="greece", name="Greek party", country="GR")
    for number in (3, 1, 4, 2, 0):
        meeting = make_meeting(slug=f"m{number}", title=f"Meeting {number}", country="CU" if number % 2 else "GR")
        statement = make_statement(
            slug=f"s{number}",
            title=f"Títle {4 - number} & {{more}}",
            dated=f"201{number}-05",
            summary="Títle " * (number % 3) + "and other words",
            kind=["appeal", "communique"][number % 2],
            signed_by=[[greece], [greece, cuba], [cuba]][number % 3],
            meeting=meeting,
        )
        make_edition(statement=statement, completeness=["partial", "complete"][number % 2])
        make_edition(statement=statement, number=2)
        make_newsitem(
            slug=f"n{number}",
            headline=f"News {number}",
            dated=f"201{number}" if number else "",
            parties=[[greece], [greece, cuba], [cuba]][number % 3],
            countries=["GR"] if number % 2 else ["CU", "GR"],
            meeting=meeting,
        )
    make_draft(slug="draft", signed_by=[cuba])


def on_page(text: str) -> list[str]:
    found = text[text.index('class="found"') :]
    cards = re.findall(r'card-title"[^>]*><a href="/\w+/([^/]+)/"', found)
    return cards or re.findall(r'<li>\s*<a href="/parties/([^/]+)/"><bdi>', found)


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(("name", "ending", "query"), CASES)
def test_file_holds_what_the_page_holds_in_its_order(client: Client, name: str, ending: str, query: str) -> None:
    page = on_page(client.get(f"/{name}/{query}").content.decode())

    text = client.get(f"/{name}.{ending}{query}").getvalue().decode()

    assert READERS[ending](text) == page


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("name", LISTS)
def test_page_links_its_files_with_the_filter_and_without_the_place(client: Client, name: str) -> None:
    text = client.get(f"/{name}/?country=GR&page=1").content.decode()

    for ending in LISTS[name]:
        assert len(re.findall(rf'<link rel="alternate"[^>]* href="/{name}\.{ending}\?country=GR"', text)) == (
            ending in {"csv", "json", "atom"}
        )
        assert f'<a href="/{name}.{ending}?country=GR"' in text


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("name", "ending"), [(name, "csv") for name in LISTS] + [("statements", "bib"), ("statements", "ris")]
)
def test_long_file_is_read_some_records_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 1)
    monkeypatch.setattr(as_csv, "LINES", 1)
    monkeypatch.setattr(as_csv, "LISTS", 1)
    others = len(on_page(client.get(f"/{name}/").content.decode())) - 1
    response: Any = client.get(f"/{name}.{ending}")
    lines = iter(response.streaming_content)

    if ending == "csv":
        next(lines)  # the names of the columns
    next(lines)
    with CaptureQueriesContext(connection) as queries:
        for _line in lines:
            pass

    assert response.streaming
    assert len(queries) >= others
    assert len(queries) % others == 0


@pytest.mark.parametrize("name", LISTS)
def test_csv_is_marked_as_utf8_for_who_asks(client: Client, name: str) -> None:
    plain, marked = (client.get(f"/{name}.csv{query}").getvalue() for query in ("", "?bom=1"))

    assert marked == b"\xef\xbb\xbf" + plain


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("name", LISTS)
def test_json_links_lead_to_every_record_once(client: Client, name: str) -> None:
    every, found, address = by_json(client.get(f"/{name}.json").content.decode()), [], f"/{name}.json?page_size=1"
    while address:
        document = json.loads(client.get(address).content)
        found += [record["slug"] for record in document["results"]]
        address = (document["next"] or "").removeprefix("http://testserver")

    assert found == every


@pytest.mark.usefixtures("records")
def test_json_and_csv_have_the_same_columns(client: Client) -> None:
    for name in ("meetings", "parties", "news"):
        [header, *_] = client.get(f"/{name}.csv").getvalue().decode().splitlines()
        record = json.loads(client.get(f"/{name}.json").content)["results"][0]

        assert header.split(",") == [*record]


@pytest.mark.parametrize("ending", ["csv", "json", "bib", "ris"])
def test_one_statement_is_a_file_and_a_draft_is_none(client: Client, ending: str) -> None:
    make_statement(slug="it", signed_by=[make_party()])
    make_draft(slug="draft")

    assert client.get(f"/statements/it.{ending}").status_code == 200
    assert client.get(f"/statements/draft.{ending}").status_code == 404


def test_one_statement_as_json_has_its_list_in_signed_order(client: Client) -> None:
    make_statement(slug="it", signed_by=[make_party(name="B", slug="b"), make_party(name="A", slug="a")])

    document = json.loads(client.get("/statements/it.json").content)

    assert [(row["position"], row["name_as_signed"], row["party"]) for row in document["signatories"]] == [
        (1, "B", "b"),
        (2, "A", "a"),
    ]


def test_one_statement_as_json_has_its_texts_and_attachments(client: Client) -> None:
    statement = make_statement(slug="it")
    make_text(statement=statement, html="<h2>Peace</h2>")
    attachment = make_attachment(statement=statement)

    document = json.loads(client.get("/statements/it.json").content)

    assert [(text["body"], text["html"]) for text in document["texts"]] == [("Peace", "<h2>Peace</h2>")]
    assert [(found["sha256"], found["url"]) for found in document["attachments"]] == [
        (attachment.sha256, f"http://testserver{attachment.get_absolute_url()}")
    ]


def test_authors_are_the_names_as_signed_identified_or_not(client: Client) -> None:
    statement = make_statement(slug="it")
    make_signatory(statement=statement, position=2, name_as_signed="Communist Part of Ukraine")
    make_signatory(statement=statement, position=1, name_as_signed="ΚΚΕ", party=make_party(name="Greek party"))
    make_signatory(statement=statement, position=3, name_as_signed="Gone", last_edition=1)

    [record] = rispy.loads(client.get("/statements.ris").getvalue().decode())

    assert record["authors"] == ["ΚΚΕ", "Communist Part of Ukraine"]
