"""JSON-LD as search engines find it in a page, and as its standard reads it."""

import json
from dataclasses import replace
from typing import Any

import extruct
from hypothesis import given
from pyld import jsonld

from archive.exports.as_jsonld import json_ld
from archive.exports.citation import Author
from archive.models import PartialDate
from tests.exports.citations import WORDS, make_citation

# What schema.org's own context comes down to here, without asking the network for it.
SCHEMA = {
    "document": {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}},
    "contextUrl": None,
    "documentUrl": "https://schema.org",
}
WORD = "http://schema.org/{}".format


def found_in_page(**fields: Any) -> dict[str, object]:
    script = f'<script type="application/ld+json">{json_ld(make_citation(**fields))}</script>'
    page = f"<!doctype html><html><head>{script}</head><body></body></html>"
    [document] = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    return document


@given(WORDS, WORDS)
def test_odd_words_are_found_to_the_letter(title: str, name: str) -> None:
    document = found_in_page(title=f"T{title}", authors=(name,))

    assert document["name"] == f"T{title}"
    assert document["author"] == [{"@type": "Organization", "name": name}]


def test_script_cannot_be_ended_from_within() -> None:
    assert found_in_page(title="</script><script>alert(1)</script>")["name"] == "</script><script>alert(1)</script>"


def test_document_expands_by_the_standard() -> None:
    citation = make_citation(date=PartialDate.parse("2019-11"), language="el")
    document = found_in_page(date=PartialDate.parse("2019-11"), language="el")

    [expanded] = jsonld.expand(document, {"documentLoader": lambda _url, _options: SCHEMA})

    assert expanded["@type"] == [WORD("CreativeWork")]
    assert expanded["@id"] == citation.url
    assert expanded[WORD("datePublished")] == [{"@value": "2019-11"}]
    assert expanded[WORD("author")][0]["@type"] == [WORD("Organization")]


def test_person_is_no_organisation() -> None:
    citation = replace(make_citation(), authors=(Author("A deputy", is_person=True),))

    assert json.loads(json_ld(citation))["author"] == [{"@type": "Person", "name": "A deputy"}]


def test_date_that_is_not_known_for_sure_is_left_out() -> None:
    assert "datePublished" not in found_in_page(date=PartialDate.parse("c. 2019"))
