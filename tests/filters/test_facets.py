"""The count beside each choice equals what choosing it gives, with its own facet lifted."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from archive.filters.filterset import ArchiveFilterSet
from archive.filters.meeting import MeetingFilterSet
from archive.filters.newsitem import NewsItemFilterSet
from archive.filters.party import PartyFilterSet
from archive.filters.statement import StatementFilterSet
from archive.models import Meeting, NewsItem, Party, Statement
from archive.models.publicedition import public_edition
from tests.archive import load_fixtures
from tests.factories import make_draft, make_newsitem, make_party, make_signatory, make_statement, make_text

pytestmark = pytest.mark.django_db


def statements(query: str) -> StatementFilterSet:
    return StatementFilterSet(QueryDict(query), queryset=Statement.objects.published)


def choosing(filterset: ArchiveFilterSet, parameter: str, value: str) -> Any:
    data = filterset.data.copy()
    data.setlist(parameter, [value])
    return type(filterset)(data, queryset=filterset.listed).qs


def wrong_counts(filterset: ArchiveFilterSet) -> list[tuple[str, str, int, int]]:
    """Every choice whose count is not the number of results after choosing it."""
    return [
        (facet.parameter, choice.value, choice.count, found)
        for facet in filterset.counted_facets()
        for choice in facet.choices
        if choice.count != (found := choosing(filterset, facet.parameter, choice.value).count())
    ]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=CU",
        "party=communist-party-of-cuba&country=CU&meeting=21-imcwp",
        "party=akel&party=portuguese-communist-party&match=all",
        "party=akel&party=portuguese-communist-party&match=any&year=2018&year=2013",
        "not_party=communist-party-of-greece&kind=joint-statement",
        "q=Syria&completeness=partial",
        "language=ar&language=it&year_from=2012&year_to=2019",
        "year=unknown",
        "party=no-such-party&country=GR",
        "year=20x9&country=GR",
    ],
)
def test_statement_counts_equal_results_of_choosing(query: str) -> None:
    load_fixtures()

    assert wrong_counts(statements(query)) == []


def test_statement_facets_offer_every_value_that_finds_something() -> None:
    load_fixtures()

    facets = {facet.parameter: {choice.value for choice in facet.choices} for facet in statements("").counted_facets()}

    public = Statement.objects.published()
    assert facets["party"] == {
        party.slug for party in Party.objects.all() if public.signed_by_any([party.slug]).exists()
    }
    assert facets["year"] == {str(statement.dated_on.year) for statement in public if statement.dated_on}
    assert facets["kind"] == {statement.kind for statement in public}
    assert set(facets) == {"party", "country", "meeting", "year", "language", "kind", "completeness"}


@pytest.mark.parametrize("query", ["", "party=communist-party-of-turkey", "country=TR&country=GR", "q=Communist"])
def test_news_counts_equal_results_of_choosing(query: str) -> None:
    load_fixtures()
    filterset = NewsItemFilterSet(QueryDict(query), queryset=NewsItem.objects.published)

    assert filterset.counted_facets()[0].choices
    assert wrong_counts(filterset) == []


@pytest.mark.parametrize("query", ["", "country=IN&letter=C", "q=workers"])
def test_party_counts_equal_results_of_choosing(query: str) -> None:
    load_fixtures()

    assert wrong_counts(PartyFilterSet(QueryDict(query), queryset=Party.objects.all)) == []


def test_meeting_counts_equal_results_of_choosing() -> None:
    load_fixtures()

    assert wrong_counts(MeetingFilterSet(QueryDict(""), queryset=Meeting.objects.all)) == []


def test_party_signing_twice_is_counted_once() -> None:
    party = make_party(slug="akel")
    statement = make_statement(signed_by=[party])
    make_signatory(statement=statement, position=2, party=party)

    [facet] = [facet for facet in statements("").counted_facets() if facet.parameter == "party"]

    assert [(choice.value, choice.count) for choice in facet.choices] == [("akel", 1)]


def test_drafts_and_withdrawn_signatures_are_not_counted() -> None:
    party = make_party(slug="akel")
    make_draft(signed_by=[party])
    withdrawn = make_statement()
    make_signatory(statement=withdrawn, party=party, last_edition=1)

    assert not any(facet.choices for facet in statements("party=nobody").counted_facets() if facet.parameter == "party")


def test_chosen_value_without_results_stays_to_be_taken_back() -> None:
    make_party(slug="akel")

    [facet] = [facet for facet in statements("party=akel").counted_facets() if facet.parameter == "party"]

    assert [(choice.count, choice.is_chosen) for choice in facet.choices] == [(0, True)]


def test_facets_need_as_many_queries_with_many_rows(django_assert_num_queries: Any, client: Client) -> None:
    make_text(statement=make_statement(signed_by=[make_party()]))
    public_edition()
    with django_assert_num_queries(QUERIES_OF_FACETS):
        statements("").counted_facets()
    for _ in range(12):
        make_text(statement=make_statement(signed_by=[make_party(), make_party()]))
        make_newsitem()

    with django_assert_num_queries(QUERIES_OF_FACETS):
        statements("").counted_facets()


# The number of the edition; parties and meetings; keys, statements, texts, signatories and editions of lists.
QUERIES_OF_FACETS = 8
