"""Comparing any two records of the archive gives what counting by hand gives."""

from itertools import product

import pytest

from archive.filters.index import statement_index
from archive.models import Completeness, Party, Signatory, Statement
from archive.queries import comparing
from archive.queries.comparing import compare_parties, compare_statements
from tests.archive import load_fixtures
from tests.factories import make_draft, make_edition, make_party, make_signatory, make_statement

from .test_cosigning import signed_by_party

pytestmark = pytest.mark.django_db


def complete_lists() -> set[int]:
    statements = Statement.objects.prefetch_related("editions")
    latest = {each.pk: sorted(each.editions.all(), key=lambda edition: edition.number)[-1:] for each in statements}
    return {pk for pk, editions in latest.items() for each in editions if each.completeness == Completeness.COMPLETE}


def test_every_two_parties_of_the_archive_are_compared_as_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    load_fixtures()
    index, signed, complete = statement_index(), signed_by_party(), complete_lists()
    # Reading each statement anew for every two parties takes minutes.
    statements = Statement.objects.in_bulk()
    monkeypatch.setattr(type(index), "cards", lambda _index, ids: [statements[pk] for pk in ids])

    for a, b in product(Party.objects.all(), repeat=2):
        found = compare_parties(index, a, b)
        on_a, on_b = signed.get(a.slug, set()), signed.get(b.slug, set())
        shown = [
            found.both,
            found.only_a.complete,
            found.only_a.incomplete,
            found.only_b.complete,
            found.only_b.incomplete,
        ]
        expected = [
            on_a & on_b,
            (on_a - on_b) & complete,
            on_a - on_b - complete,
            (on_b - on_a) & complete,
            on_b - on_a - complete,
        ]
        assert [{each.pk for each in lists.statements} for lists in shown] == expected
        assert [lists.count for lists in shown] == [len(pks) for pks in expected]


def test_every_two_statements_of_the_archive_are_compared_as_by_hand() -> None:
    load_fixtures()
    rows = [row for row in Signatory.objects.select_related("party") if row.last_edition is None]

    for a, b in product(Statement.objects.published(), repeat=2):
        found = compare_statements(a, b)
        on_a, on_b = ({row.party for row in rows if row.party and row.statement_id == each.pk} for each in (a, b))
        assert [{*found.both}, {*found.only_a}, {*found.only_b}] == [on_a & on_b, on_a - on_b, on_b - on_a]
        assert [row.pk for row in found.unidentified_a] == [
            row.pk for row in rows if row.statement_id == a.pk and not row.party
        ]


def test_comparison_of_parties_shows_the_newest_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_SHOWN", 2)
    a, b = make_party(), make_party()
    statements = [make_statement(dated=f"20{year}", signed_by=[a, b]) for year in range(10, 15)]

    found = compare_parties(statement_index(), a, b)

    assert (found.both.count, found.both.has_more) == (5, True)
    assert [each.pk for each in found.both.statements] == [statements[4].pk, statements[3].pk]


def test_list_whose_completeness_is_not_known_is_not_taken_for_complete() -> None:
    a, b = make_party(), make_party()
    make_edition(statement=make_statement(signed_by=[a]), completeness=Completeness.UNKNOWN)
    make_statement(signed_by=[a])
    make_edition(statement=make_statement(signed_by=[a]), completeness=Completeness.COMPLETE)

    found = compare_parties(statement_index(), a, b)

    assert (found.only_a.incomplete.count, found.only_a.complete.count) == (2, 1)


def test_drafts_are_not_compared() -> None:
    a, b = make_party(), make_party()
    make_draft(signed_by=[a, b])

    assert compare_parties(statement_index(), a, b).likeness.either == 0


def test_withdrawn_names_are_not_compared() -> None:
    party, a, b = make_party(), make_statement(), make_statement()
    make_signatory(statement=a, party=party)
    make_signatory(statement=b, party=party, last_edition=1)

    assert compare_statements(a, b).only_a == [party]
