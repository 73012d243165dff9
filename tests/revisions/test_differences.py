"""What differs between two states of a record, and how it is told."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import Party, RevisionEvent, Signatory, Statement
from archive.models.signatorylist import SignatoryLine, lines_of, replace_signatories
from archive.reconciling.words import Mark
from archive.revisions.differences import differences
from archive.revisions.keeping import keep
from archive.revisions.snapshot import Snapshot, present
from archive.revisions.wording import Line, Told, names_in, told
from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_signatory, make_text

pytestmark = pytest.mark.django_db


def _signs(line: Line) -> str:
    signs = {Mark.SAME: "{}", Mark.REMOVED: "[-{}]", Mark.ADDED: "[+{}]", Mark.SKIPPED: "{}"}
    return f"{line.label}: " + "".join(signs[piece.mark].format(piece.text) for piece in line.pieces)


def changes(record: Statement | Party, act: Callable[[], object]) -> Told:
    before = present(record)
    act()
    after = present(record)
    assert before
    assert after
    found = differences(before, after)
    return told(found, names_in([found]))


def rows(found: Told) -> list[tuple[str, str]]:
    return [(row.name, row.what) for section in found.sections for row in section.rows]


def listed(*names: str) -> Statement:
    statement = make_draft()
    replace_signatories(statement, [SignatoryLine(name_as_signed=name) for name in names])
    return statement


def relist(statement: Statement, *names: str) -> None:
    kept = {line.name_as_signed: line for line in lines_of(statement)}
    replace_signatories(statement, [kept.get(name, SignatoryLine(name_as_signed=name)) for name in names])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ABC", "ABCD", [("4. D", "added")]),
        ("ABC", "DABC", [("1. D", "added")]),
        ("ABC", "BC", [("1. A", "removed")]),
        ("ABCDE", "ACDBE", [("4. B", "moved from 2 to 4")]),
        ("AB", "BA", [("2. A", "moved from 1 to 2")]),
        ("ABC", "ABC", []),
    ],
)
def test_rows_of_a_list_are_added_removed_and_moved(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    statement = listed(*before)

    assert rows(changes(statement, lambda: relist(statement, *after))) == expected


def test_row_is_renamed_and_identified_as_itself() -> None:
    party, statement = make_party(name="Party of Labour"), make_draft()
    make_signatory(statement=statement, name_as_signed="Partty", party=None)

    found = changes(statement, lambda: Signatory.objects.update(name_as_signed="Party", party=party))

    assert rows(found) == [("1. Party", "name changed, identified")]
    lines = found.sections[0].rows[0].lines
    assert [*map(_signs, lines)] == ["Name as signed: [-Partty][+Party]", "Party: [+Party of Labour]"]


def test_fields_are_told_in_words() -> None:
    meeting, statement = make_meeting(title="The 21st"), make_draft(title="Old title", dated="2019-11")

    def act() -> None:
        Statement.objects.update(
            title="New title", meeting=meeting, kind="appeal", dated_on="2019-12-01", source_name="A paper"
        )

    assert [*map(_signs, changes(statement, act).lines)] == [
        "Title: [-Old][+New] title",
        "Kind: [-joint statement][+appeal]",
        "Meeting: [+The 21st]",
        "Source: [+A paper]",
        "Date: [-2019-11][+2019-12]",
    ]


def test_words_of_a_text_are_told_with_what_is_around_them() -> None:
    statement = make_draft()
    text = make_text(statement=statement, title="An appeal", body="Peace " * 50 + "now. " + "Bread " * 50)

    found = changes(statement, lambda: type(text).objects.update(body=text.body.replace("now", "today")))

    (row,) = found.sections[0].rows
    assert row.name == "English: An appeal"
    assert "[- now][+ today]. Bread" in _signs(row.lines[0])
    assert len(_signs(row.lines[0])) < 300


def test_choices_of_many_are_told_by_name() -> None:
    one, other = make_party(name="One"), make_party(name="Other")
    newsitem = make_newsitem(parties=[one], countries="CU")

    def act() -> None:
        newsitem.parties.set([other])
        type(newsitem).objects.update(countries="CU,GR")

    found = changes(newsitem, act)  # type: ignore[arg-type]
    assert [*map(_signs, found.lines)] == ["Countries: [-Cuba][+Cuba, Greece]", "Parties: [-One][+Other]"]


def test_party_that_is_gone_is_told_by_its_last_name() -> None:
    party, statement = make_party(name="Gone Party"), make_draft()
    keep(party, RevisionEvent.SAVED)
    make_signatory(statement=statement, party=party)

    def act() -> None:
        Signatory.objects.update(party=None)
        party.delete()

    assert [*map(_signs, changes(statement, act).sections[0].rows[0].lines)] == ["Party: [-Gone Party]"]


def test_names_cost_one_query_for_each_kind(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    statement = make_draft(meeting=make_meeting())
    for position in range(1, 30):
        make_signatory(statement=statement, position=position, party=make_party())
    snapshot = present(statement)
    assert snapshot
    found = differences(Snapshot(snapshot.label, snapshot.pk, {}, {}), snapshot)

    with django_assert_num_queries(3):
        names_in([found])


@given(order=st.permutations("ABCDEF"))
def test_moved_rows_are_the_fewest_that_explain_the_order(order: list[str]) -> None:
    def snapshot(names: str) -> Snapshot:
        rows = {ord(name): {"position": place, "name_as_signed": name} for place, name in enumerate(names, 1)}
        return Snapshot("archive.statement", 1, {}, {"archive.signatory": rows})

    moved = {row.pk for row in differences(snapshot("ABCDEF"), snapshot("".join(order))).rows}

    stayed = [name for name in order if ord(name) not in moved]
    assert stayed == sorted(stayed)
    # No longer run could have stayed.
    best = max(len(run) for run in _rising(order))
    assert len(stayed) == best


def _rising(order: list[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for name in order:
        runs += [[*run, name] for run in runs if not run or run[-1] < name]
    return runs
