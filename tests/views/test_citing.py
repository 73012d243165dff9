"""A statement's page can be cited by people, by reference managers and by search engines."""

import re
from html import unescape

import extruct
import pytest
from bibtexparser.entrypoint import parse_string
from django.test import Client

from tests.factories import (
    make_draft,
    make_edition,
    make_meeting,
    make_party,
    make_signatory,
    make_statement,
    make_text,
)

pytestmark = pytest.mark.django_db

ODD = '</script><b>"Peace" & {bread}\x1e'


def page(client: Client, slug: str = "it") -> str:
    return client.get(f"/statements/{slug}/").content.decode()


def tags(text: str) -> list[tuple[str, str]]:
    return [
        (name, unescape(content))
        for name, content in re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', text)
    ]


def make_signed(title: str = "Peace") -> None:
    statement = make_statement(
        slug="it", title=title, dated="2019-11-01", signed_by=[make_party(name=f"Party {sign}") for sign in "BADC"],
        meeting=make_meeting(number=21, title="21st Meeting", city="Izmir"),
    )  # fmt: skip
    make_signatory(statement=statement, position=5, name_as_signed="A deputy", section="person")
    make_edition(statement=statement, completeness="partial")
    make_text(statement=statement, language="el", is_original=True)


def plain(text: str) -> str:
    [cited] = re.findall(r'<p class="citation">(.*?)</p>', text, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", cited)).split())


def test_citation_names_the_first_signatories_and_counts_the_others(client: Client) -> None:
    make_signed()

    assert plain(page(client)) == (
        "Party B, Party A, Party D and 2 others: “Peace”, joint statement, 21 IMCWP, Izmir 2019, 1 November 2019, "
        "list of signatories known in part. IMCWP Archive, http://testserver/statements/it/"
    )


def test_head_names_every_signatory_in_signed_order(client: Client) -> None:
    make_signed(ODD)

    assert tags(page(client)) == [
        ("citation_title", ODD),
        *(("citation_author", name) for name in ("Party B", "Party A", "Party D", "Party C", "A deputy")),
        ("citation_publication_date", "2019/11/01"),
        ("citation_language", "el"),
        ("citation_abstract_html_url", "http://testserver/statements/it/"),
    ]


def test_search_engine_finds_statement_signatories_and_meeting(client: Client) -> None:
    make_signed(ODD)

    [document] = extruct.extract(page(client), syntaxes=["json-ld"])["json-ld"]

    assert (document["name"], document["@id"]) == (ODD, "http://testserver/statements/it/")
    assert (document["datePublished"], document["inLanguage"]) == ("2019-11-01", "el")
    assert document["author"][0] == {"@type": "Organization", "name": "Party B"}
    assert document["author"][4] == {"@type": "Person", "name": "A deputy"}
    assert document["recordedAt"]["name"] == "21st Meeting"


def test_bibtex_on_the_page_is_that_of_the_file(client: Client) -> None:
    make_signed(ODD)

    [shown] = re.findall(r"<code>(.*?)</code>", page(client), re.DOTALL)
    file = client.get("/statements/it.bib").getvalue().decode()

    assert unescape(shown) == file.strip()
    assert [entry.key for entry in parse_string(file).entries] == ["it"]


def test_statement_without_signatories_date_in_full_or_text_can_be_cited(client: Client) -> None:
    make_statement(slug="it", title="Peace", dated="c. 2001")

    text = page(client)

    assert plain(text) == "“Peace”, joint statement, about 2001. IMCWP Archive, http://testserver/statements/it/"
    assert [name for name, _ in tags(text)] == ["citation_title", "citation_abstract_html_url"]


def test_draft_offers_no_file_of_itself(admin_client: Client) -> None:
    make_draft(slug="it")

    assert 'class="cite"' in page(admin_client)
    assert "it.bib" not in re.sub(r"<link[^>]*>", "", page(admin_client))
