"""A meeting's page: its matrix, and the same as a file."""

import csv
from io import StringIO

import pytest
from django.test import Client

from archive.models import Completeness, Meeting
from archive.queries.matrix import matrix
from tests.archive import load_fixtures
from tests.factories import make_draft, make_edition, make_meeting, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db


def read(client: Client, slug: str) -> str:
    return client.get(f"/meetings/{slug}/").content.decode()


def read_csv(client: Client, slug: str) -> list[list[str]]:
    return [*csv.reader(StringIO(client.get(f"/meetings/{slug}/matrix.csv").getvalue().decode()))]


def test_file_of_every_meeting_of_the_archive_holds_its_matrix(client: Client) -> None:
    load_fixtures()

    for meeting in Meeting.objects.all():
        found = matrix(meeting)
        [columns, *rows] = read_csv(client, meeting.slug)
        assert columns == ["party", "name", "country", *(column.statement.slug for column in found.columns)]
        assert rows == [
            [row.party.slug, row.party.name, str(row.party.country), *(cell.mark for cell in row.cells)]
            for row in found.rows
        ]


def test_file_holds_statements_that_the_page_leaves_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.views.meeting.MOST_STATEMENTS", 1)
    meeting, party = make_meeting(slug="it"), make_party()
    for slug in ("one", "two"):
        make_statement(slug=slug, meeting=meeting, signed_by=[party])

    assert "Only the newest statement is shown; the file has all of them." in read(client, "it")
    assert {*read_csv(client, "it")[0]} >= {"one", "two"}


def test_file_holds_no_formula_and_no_draft(client: Client) -> None:
    meeting, party = make_meeting(slug="it"), make_party(name='=HYPERLINK("http://evil")')
    make_statement(meeting=meeting, signed_by=[party])
    make_draft(slug="hidden", meeting=meeting, signed_by=[party])

    [columns, row] = read_csv(client, "it")

    assert row[1] == '\'=HYPERLINK("http://evil")'
    assert "hidden" not in columns


@pytest.mark.parametrize("address", ["/meetings/none/matrix.csv", "/meetings/%00/matrix.csv"])
def test_file_of_no_meeting_is_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_cell_says_in_words_under_which_other_name_a_party_signed(client: Client) -> None:
    statement = make_statement(meeting=make_meeting(slug="it"))
    make_signatory(statement=statement, name_as_signed='P. "of" <Cuba>', party=make_party(name="Party of Cuba"))

    text = read(client, "it")

    assert 'title="P. &quot;of&quot; &lt;Cuba&gt;"' in text
    assert "<span>signed as “P. &quot;of&quot; &lt;Cuba&gt;”</span>" in text


def test_legend_explains_the_marks_in_use_and_no_other(client: Client) -> None:
    meeting, a, b = make_meeting(slug="it"), make_party(), make_party()
    make_edition(statement=make_statement(meeting=meeting, signed_by=[a]), completeness=Completeness.PARTIAL)
    make_edition(statement=make_statement(meeting=meeting, signed_by=[a, b]), completeness=Completeness.COMPLETE)

    text = read(client, "it")

    assert "Not on the list as it is known, which may be incomplete" in text
    assert "Not on the list, which is complete" not in text


def test_meeting_without_known_signatories_has_no_matrix(client: Client) -> None:
    make_statement(meeting=make_meeting(slug="it"))

    assert "<table" not in read(client, "it")
