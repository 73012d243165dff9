"""Who signs with whom is what counting by hand gives."""

from collections import Counter

import pytest

from archive.filters.index import StatementIndex, statement_index
from archive.models import Party, Signatory, Statement
from archive.queries import cosigners, likeness, lists_in_common
from archive.queries.cosigning import MOST_COSIGNERS, MOST_LISTS, Likeness
from tests.archive import load_fixtures
from tests.factories import make_draft, make_party, make_signatory, make_statement

Signed = dict[str, set[int]]


def signed_by_party() -> Signed:
    """The published lists that each party is on, row by row."""
    signed: Signed = {}
    for row in Signatory.objects.select_related("statement", "party"):
        if row.party and row.last_edition is None and row.statement.is_public:
            signed.setdefault(row.party.slug, set()).add(row.statement_id)
    return signed


def together(signed: Signed, a: str, b: str) -> tuple[int, int]:
    mine, other = signed.get(a, set()), signed.get(b, set())
    return len(mine & other), len(mine | other)


def measured(found: Likeness) -> tuple[int, int]:
    return found.shared, found.either


@pytest.mark.django_db
def test_likeness_of_every_two_parties_of_the_archive_is_what_counting_gives() -> None:
    load_fixtures()
    index, signed = statement_index(), signed_by_party()
    slugs = [*Party.objects.values_list("slug", flat=True)]

    wrong = [(a, b) for a in slugs for b in slugs if measured(likeness(index, a, b)) != together(signed, a, b)]

    assert wrong == []


@pytest.mark.django_db
def test_cosigners_of_every_party_of_the_archive_are_those_that_counting_gives() -> None:
    load_fixtures()
    index, signed = statement_index(), signed_by_party()
    names = dict(Party.objects.values_list("slug", "name"))

    for slug in names:
        expected = [(other, *together(signed, slug, other)) for other in signed if other != slug]
        expected = [found for found in expected if found[1]]
        expected.sort(key=lambda found: (-found[1], found[2], names[found[0]], found[0]))
        found = [(each.slug, *measured(each.likeness)) for each in cosigners(index, slug)]
        assert found == expected[:MOST_COSIGNERS]


def lists_by_hand(statement: Statement, published: dict[int, Statement], signed: Signed) -> list[tuple[int, int]]:
    shared = Counter(pk for lists in signed.values() if statement.pk in lists for pk in lists - {statement.pk})
    found = [(pk, count) for pk, count in shared.items() if count > 1]
    found.sort(key=lambda each: (-each[1], -published[each[0]].dated_on.toordinal(), -each[0]))  # type: ignore[union-attr]
    return found[:MOST_LISTS]


def in_common(index: StatementIndex, statement: Statement) -> list[tuple[int, int]]:
    return [(found.statement.pk, found.shared) for found in lists_in_common(index, statement)]


@pytest.mark.django_db
def test_lists_in_common_of_every_statement_are_those_that_counting_gives() -> None:
    load_fixtures()
    index, signed, published = statement_index(), signed_by_party(), Statement.objects.published().in_bulk()

    wrong = [
        statement.slug
        for statement in published.values()
        if in_common(index, statement) != lists_by_hand(statement, published, signed)
    ]

    assert wrong == []


@pytest.mark.django_db
def test_lists_in_common_know_nothing_of_drafts_and_withdrawn_names() -> None:
    parties = [make_party(), make_party()]
    statement = make_statement(signed_by=parties)
    make_draft(signed_by=parties)
    withdrawn = make_statement(signed_by=parties[:1])
    make_signatory(statement=withdrawn, position=2, party=parties[1], last_edition=1)

    assert in_common(statement_index(), statement) == []


@pytest.mark.django_db
def test_lists_in_common_are_found_for_a_draft_too() -> None:
    parties = [make_party(), make_party()]
    published = make_statement(signed_by=parties)

    assert in_common(statement_index(), make_draft(signed_by=parties)) == [(published.pk, 2)]


@pytest.mark.django_db
def test_cosigner_signing_a_list_twice_is_counted_once() -> None:
    a, b = make_party(slug="a"), make_party(slug="b")
    make_signatory(statement=make_statement(signed_by=[a, b]), position=3, party=b)

    [found] = cosigners(statement_index(), "a")

    assert measured(found.likeness) == (1, 1)


@pytest.mark.django_db
def test_unknown_party_has_no_cosigners() -> None:
    make_statement(signed_by=[make_party()])

    assert cosigners(statement_index(), "nobody") == []


@pytest.mark.parametrize(("shared", "either", "percent"), [(0, 0, 0), (1, 1, 100), (2, 6, 33)])
def test_likeness_is_what_both_signed_of_what_either_did(shared: int, either: int, percent: int) -> None:
    assert Likeness(shared, either).percent == percent


def test_likeness_of_two_on_few_lists_says_little() -> None:
    assert Likeness(4, 4).says_little
    assert not Likeness(1, 5).says_little
