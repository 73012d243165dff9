"""Who signs with whom, against plain Python over the lists themselves."""

from itertools import combinations

import pytest
from django.http import QueryDict

from archive.filters.cosigning import cosigning
from archive.filters.index import statement_index
from archive.filters.statement import StatementFilterSet
from archive.models import Signatory, Statement
from tests.archive import load_fixtures
from tests.factories import make_draft, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db

EVERY_PARTY = 10_000


def signed_by_party() -> dict[str, set[int]]:
    """The statements of each party, row by row."""
    signed: dict[str, set[int]] = {}
    for signatory in Signatory.objects.select_related("party", "statement"):
        if signatory.party and signatory.statement.is_public and signatory.last_edition is None:
            signed.setdefault(signatory.party.slug, set()).add(signatory.statement.pk)
    return signed


def test_every_pair_of_the_archive_shares_what_the_lists_say() -> None:
    load_fixtures()
    signed = signed_by_party()
    index = statement_index()

    found = cosigning(index, index.public, EVERY_PARTY)

    together = {frozenset(pair): count for pair, count in found.together.items()}
    assert found.signed == {slug: len(statements) for slug, statements in signed.items()}
    assert together == {frozenset((a, b)): len(signed[a] & signed[b]) for a, b in combinations(signed, 2)}


@pytest.mark.parametrize(
    "query", ["year=2019", "country=GR&country=CU", "meeting=21-imcwp", "not_party=akel", "year=1"]
)
def test_pairs_among_filtered_statements_share_what_the_filter_leaves(query: str) -> None:
    load_fixtures()
    filterset = StatementFilterSet(QueryDict(query), queryset=Statement.objects.published)
    left = {*filterset.qs.values_list("pk", flat=True)}
    signed = {slug: statements & left for slug, statements in signed_by_party().items()}

    found = cosigning(filterset.index, filterset.mask, EVERY_PARTY)

    assert found.together == {(a, b): len(signed[a] & signed[b]) for a, b in combinations(found.parties, 2)}
    assert {*found.parties} == {slug for slug, statements in signed.items() if statements}


def test_parties_that_signed_most_come_first_and_no_more_than_asked_for() -> None:
    once, twice, never = make_party(slug="once"), make_party(slug="twice"), make_party(slug="never")
    make_statement(signed_by=[once, twice])
    make_statement(signed_by=[twice])
    make_draft(signed_by=[never])
    index = statement_index()

    assert [*cosigning(index, index.public, 5).parties] == ["twice", "once"]
    assert [*cosigning(index, index.public, 1).parties] == ["twice"]


def test_rows_hold_what_a_party_shares_with_those_before_it() -> None:
    a, b, c = (make_party(slug=slug) for slug in "abc")
    for parties in ([a, b, c], [a, b], [a]):
        make_statement(signed_by=parties)
    index = statement_index()

    assert [*cosigning(index, index.public, 3).rows()] == [[], [2], [1, 1]]


def test_party_on_a_list_twice_signed_once() -> None:
    a, b = make_party(slug="a"), make_party(slug="b")
    statement = make_statement(signed_by=[a, b])
    make_signatory(statement=statement, position=3, party=a)
    index = statement_index()

    assert cosigning(index, index.public, 2).together == {("a", "b"): 1}
