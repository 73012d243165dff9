"""A meeting's matrix says of each party and list what the rows of the list say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Completeness, Meeting, Party, Signatory, Statement
from archive.queries.matrix import Mark, Matrix, matrix
from tests.archive import load_fixtures
from tests.factories import make_draft, make_edition, make_meeting, make_party, make_signatory, make_statement

from .test_comparing import complete_lists

pytestmark = pytest.mark.django_db


def by_hand(statement: Statement, party: Party, complete: set[int]) -> tuple[Mark, tuple[str, ...]]:
    rows = [row for row in statement.signatories.order_by("position") if row.last_edition is None]
    names = tuple(row.name_as_signed for row in rows if row.party_id == party.pk)
    others = Mark.NO_LIST if not rows else Mark.NOT_LISTED if statement.pk in complete else Mark.NOT_KNOWN
    return Mark.SIGNED if names else others, names


def test_every_cell_of_every_meeting_of_the_archive_is_what_the_list_says() -> None:
    load_fixtures()
    complete = complete_lists()

    for meeting in Meeting.objects.all():
        found = matrix(meeting)
        statements = [statement for statement in meeting.statements.all() if statement.is_public]
        signed = Signatory.objects.filter(statement__in=statements, last_edition=None, party__isnull=False)
        assert {column.statement for column in found.columns} == {*statements}
        assert {row.party.pk for row in found.rows} == {row.party_id for row in signed}
        for row in found.rows:
            for column, cell in zip(found.columns, row.cells, strict=True):
                assert (cell.mark, cell.names) == by_hand(column.statement, row.party, complete)


def marks(found: Matrix) -> list[list[Mark]]:
    return [[cell.mark for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize(
    ("completeness", "mark"),
    [
        (Completeness.COMPLETE, Mark.NOT_LISTED),
        (Completeness.PARTIAL, Mark.NOT_KNOWN),
        (Completeness.UNKNOWN, Mark.NOT_KNOWN),
    ],
)
def test_party_missing_on_a_list_is_marked_by_what_is_known_of_the_list(completeness: str, mark: Mark) -> None:
    meeting, a, b = make_meeting(), make_party(name="A"), make_party(name="B")
    make_edition(statement=make_statement(meeting=meeting, dated="2019", signed_by=[a]), completeness=completeness)
    make_statement(meeting=meeting, dated="2018", signed_by=[b])

    assert marks(matrix(meeting)) == [[Mark.SIGNED, Mark.NOT_KNOWN], [mark, Mark.SIGNED]]


def test_statement_without_a_list_says_nothing_of_any_party() -> None:
    meeting = make_meeting()
    make_edition(statement=make_statement(meeting=meeting, dated="2019"), completeness=Completeness.COMPLETE)
    make_statement(meeting=meeting, dated="2018", signed_by=[make_party()])

    assert marks(matrix(meeting)) == [[Mark.NO_LIST, Mark.SIGNED]]


def test_party_signing_twice_has_both_names_in_signed_order() -> None:
    party, statement = make_party(), make_statement(meeting=make_meeting())
    make_signatory(statement=statement, position=2, name_as_signed="Its youth", party=party)
    make_signatory(statement=statement, position=1, name_as_signed="The party", party=party)

    [row] = matrix(statement.meeting).rows  # type: ignore[arg-type]

    assert row.cells[0].names == ("The party", "Its youth")


def test_drafts_and_withdrawn_names_are_not_in_the_matrix() -> None:
    meeting, party = make_meeting(), make_party()
    make_draft(meeting=meeting, signed_by=[party])
    make_signatory(statement=make_statement(meeting=meeting), party=party, last_edition=1)

    found = matrix(meeting)

    assert (len(found.columns), found.rows) == (1, ())


def test_unidentified_names_are_counted_below_their_statement() -> None:
    statement = make_statement(meeting=make_meeting(), signed_by=[make_party()])
    make_signatory(statement=statement, position=2)

    [column] = matrix(statement.meeting).columns  # type: ignore[arg-type]

    assert (column.signed, column.unidentified) == (2, 1)


def test_matrix_of_a_page_has_the_newest_statements() -> None:
    meeting = make_meeting()
    statements = [make_statement(meeting=meeting, dated=f"20{year}") for year in range(10, 14)]

    assert [column.statement for column in matrix(meeting, most=2).columns] == [statements[3], statements[2]]
    assert len(matrix(meeting, most=None).columns) == 4


def test_number_of_queries_does_not_depend_on_the_size() -> None:
    meeting = make_meeting()
    counts = []
    for _ in range(2):
        for _ in range(5):
            make_statement(meeting=meeting, signed_by=[make_party(), make_party()])
        with CaptureQueriesContext(connection) as queries:
            matrix(meeting)
        counts.append(len(queries))

    assert counts == [3, 3]
