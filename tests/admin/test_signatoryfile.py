"""A statement's list as a CSV file: saved, and read in again."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from archive.admin.signatorychanges import changes
from archive.admin.signatorycsv import COLUMNS, MOST_BYTES, read_list_file
from archive.admin.signatoryfile import ListFileForm
from archive.exports.as_csv import csv_pieces
from archive.models import Signatory, Statement
from archive.models.signatorylist import SignatoryLine, lines_of
from archive.revisions.keeping import revisions_of
from tests.factories import make_draft, make_party, make_signatory, make_statement

from .forms import names

pytestmark = pytest.mark.django_db
HEADER = ",".join(COLUMNS)


@pytest.fixture
def statement() -> Statement:
    """A of the party a, then B and =C that nobody has identified."""
    statement = make_statement(signed_by=[make_party(name="A", slug="a", country="GR")])
    make_signatory(statement=statement, position=2, name_as_signed="B", note="late", role="endorser")
    make_signatory(statement=statement, position=3, name_as_signed="=C", first_edition=2, last_edition=3)
    return statement


def page_of(statement: Statement, page: str = "list_file") -> str:
    return reverse(f"admin:archive_statement_{page}", args=[statement.pk])


def saved_file(client: Client, statement: Statement, mark: str = "") -> bytes:
    return b"".join(client.get(page_of(statement, "list_csv") + mark).streaming_content)  # type: ignore[attr-defined]


def shown(client: Client, statement: Statement, content: bytes | str) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(page_of(statement), {"file": SimpleUploadedFile("list.csv", data), "why": ""})


def written(client: Client, statement: Statement, content: bytes | str, **typed: str) -> Any:
    form = shown(client, statement, content).context["form"]
    assert not form.errors, form.errors
    return client.post(page_of(statement), sent(form) | {"why": "Read anew.", "write": "1"} | typed)


def sent(form: ListFileForm) -> dict[str, Any]:
    """What a browser would send from the page as it is shown again."""
    return {bound.html_name: bound.value() for bound in form if bound.name != "file" and bound.value()}


def test_file_has_the_list_in_signed_order_and_no_formulas(admin_client: Client, statement: Statement) -> None:
    assert saved_file(admin_client, statement).decode().split("\r\n") == [
        HEADER,
        "1,A,a,A,GR,party,signatory,,1,",
        "2,B,,,,party,endorser,late,1,",
        "3,'=C,,,,party,signatory,,2,3",
        "",
    ]
    assert saved_file(admin_client, statement, "?mark=1").startswith(b"\xef\xbb\xbfposition")


@pytest.mark.parametrize("mark", ["", "?mark=1"])
def test_file_read_in_as_it_was_saved_changes_nothing(admin_client: Client, statement: Statement, mark: str) -> None:
    before = lines_of(statement)

    page = shown(admin_client, statement, saved_file(admin_client, statement, mark))
    written(admin_client, statement, saved_file(admin_client, statement, mark))

    assert "It would change nothing" in page.content.decode()
    assert page.context["changes"].same == 3
    assert lines_of(statement) == before


def test_changes_are_shown_truthfully_and_then_written(admin_client: Client, statement: Statement) -> None:
    rows = [*Signatory.objects.order_by("position").values_list("pk", flat=True)]
    content = f"{HEADER}\n1,'=C,,,,party,signatory,,2,3\n2,A,,,,youth,signatory,,1,\n3, New ,a,,,party,signatory,,1,\n"

    page = shown(admin_client, statement, content)

    found = page.context["changes"]
    assert found.added == ((3, " New "),)
    assert [(at, name, [*fields]) for at, name, fields in page.context["form"].told] == [
        (2, "A", [("party", "a", ""), ("section", "party", "youth")])
    ]
    assert found.moved == ((1, 3, "=C"),)
    assert found.removed == ((2, "B"),)
    assert names(statement) == ["A", "B", "=C"]

    written(admin_client, statement, content)

    assert names(statement) == ["=C", "A", " New "]
    assert [*statement.signatories.order_by("position").values_list("pk", flat=True)][:2] == [rows[2], rows[0]]
    assert not shown(admin_client, statement, content).context["changes"]


def test_file_for_a_published_statement_asks_why_and_stays(admin_client: Client, statement: Statement) -> None:
    page = written(admin_client, statement, "name_as_signed\nA\nNew\n", why="")

    assert [*page.context["form"].errors] == ["why"]
    assert page.context["changes"].added == ((2, "New"),)
    assert "look at the changes again" not in page.content.decode()
    assert names(statement) == ["A", "B", "=C"]

    admin_client.post(
        page_of(statement), sent(page.context["form"]) | {"write": "1", "why": "Read anew.", "tell_readers": "on"}
    )

    assert names(statement) == ["A", "New"]
    assert revisions_of(Statement, statement.pk)[0].comment == "The list was read in from a file. Read anew."
    assert [*statement.corrections.values_list("text", flat=True)] == ["Read anew."]


def test_file_that_cannot_be_read_leaves_the_reason(admin_client: Client, statement: Statement) -> None:
    page = admin_client.post(page_of(statement), {"why": "Read anew."})

    assert [*page.context["form"].errors] == ["file"]
    assert page.context["form"]["why"].value() == "Read anew."


def test_file_for_a_draft_asks_nothing(admin_client: Client) -> None:
    draft = make_draft()

    assert not {"why", "tell_readers"} & {*admin_client.get(page_of(draft)).context["form"].fields}
    assert written(admin_client, draft, "name_as_signed\nA\n", why="").status_code == 302


def test_missing_columns_change_nothing(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, "name_as_signed;comment\nB;x\n=C;y\nA;z\n")

    assert [(row.name_as_signed, row.note, row.last_edition) for row in statement.signatories.as_signed()] == [
        ("B", "late", None),
        ("=C", "", 3),
        ("A", "", None),
    ]
    assert statement.signatories.get(position=3).party is not None


@pytest.mark.parametrize(
    "content",
    [
        "name_as_signed\tnote\nКПРФ\tда\n".encode("utf-16"),
        "sep=;\r\nname_as_signed;note\r\nКПРФ;да\r\n".encode("windows-1251"),
        "name_as_signed|note\nКПРФ|да".encode("utf-8-sig"),
    ],
)
def test_encoding_and_delimiter_are_found(content: bytes) -> None:
    [row] = read_list_file(content).signatories

    assert (row.name, row.note) == ("КПРФ", "да")


def test_rows_are_ordered_by_position_only_if_each_has_one() -> None:
    ordered = read_list_file(b"position,name_as_signed\n2,A\n1,B\n")
    as_they_stand = read_list_file(b"position,name_as_signed\n2,A\n,C\n1,B\n")

    assert [row.name for row in ordered.signatories] == ["B", "A"]
    assert [row.name for row in as_they_stand.signatories] == ["A", "C", "B"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("party\na\n", "must name the columns"),
        ("name_as_signed,party\nA,nobody\n", "Line 2 (“A”): there is no party with the slug “nobody”"),
        ("name_as_signed,section\nA,party\nB,sect\n", "Line 3 (“B”): “sect” is no section"),
        ("name_as_signed,position\nA,1\nB,1\n", "another row has the position 1"),
        ("name_as_signed,position\nA,-1\n", "no position"),
        ("name_as_signed,last_edition\n=C,1\n", "comes before the first"),
        ("name_as_signed,note\nA,x\n  ,x\n", "the name is missing"),
        ("name_as_signed,name_as_signed\nA,B\n", "twice"),
        ("name_as_signed\n" + "A" * 600, "shorten it"),
        ('name_as_signed\n"' + "A" * 200_000, "shorten it"),
        (b"\x7fELF\0\0\0\0", "for a program"),
        (b"A" * (MOST_BYTES + 1), "bytes"),
        (b"", "empty"),
    ],
)
def test_bad_file_is_refused_whole_with_what_is_wrong(
    admin_client: Client, statement: Statement, content: bytes | str, said: str
) -> None:
    form = shown(admin_client, statement, content).context["form"]

    assert said in str(form.errors)
    assert names(statement) == ["A", "B", "=C"]


@pytest.mark.parametrize("posted", [{}, {"content": "?"}, {"content": "QQ"}, {"content": "QUJD", "write": "1"}])
def test_forged_content_is_refused(admin_client: Client, statement: Statement, posted: dict[str, str]) -> None:
    assert admin_client.post(page_of(statement), posted).context["form"].errors


def test_another_editors_change_is_looked_at_first(admin_client: Client, statement: Statement) -> None:
    form = shown(admin_client, statement, "name_as_signed\nA\n").context["form"]
    make_signatory(statement=statement, position=4, name_as_signed="Meanwhile")

    page = admin_client.post(page_of(statement), sent(form) | {"write": "1"})

    assert "look at the changes again" in page.content.decode()
    assert names(statement) == ["A", "B", "=C", "Meanwhile"]


def test_file_costs_the_same_number_of_queries_however_long(admin_client: Client) -> None:
    def queries(size: int) -> int:
        statement = make_statement(signed_by=[make_party() for _ in range(size)])
        content = saved_file(admin_client, statement).decode().replace("signatory", "initiator")
        with CaptureQueriesContext(connection) as captured:
            written(admin_client, statement, content)
        return len(captured)

    queries(2)
    assert queries(3) == queries(40)


def test_who_may_only_look_saves_the_file_and_reads_none_in(client: Client, statement: Statement) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    assert saved_file(client, statement)
    assert client.get(page_of(statement)).status_code == 403
    assert client.post(page_of(statement), {"content": "QQ=="}).status_code == 403


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00") | st.sampled_from("'=+-@\r\n\t\",;|"),
    max_size=20,
)


@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT), max_size=6), st.booleans())
def test_names_and_notes_come_back_to_the_letter(rows: list[tuple[str, str]], is_marked: bool) -> None:  # noqa: FBT001
    content = "".join(csv_pieces(["name_as_signed", "note"], rows, is_marked=is_marked)).encode()

    read = read_list_file(content)

    assert [(row.name, row.note) for row in read.signatories] == rows
    assert not read.problems


@given(st.permutations(range(1, 7)), st.integers(0, 6))
def test_the_fewest_rows_are_said_to_move(order: list[int], cut: int) -> None:
    old = [Signatory(pk=at, position=at, name_as_signed=str(at)) for at in range(1, 7)]
    lines = [SignatoryLine(name_as_signed=str(at)) for at in order[cut:]]

    found = changes(old, lines)

    still = [at for at in order[cut:] if at not in {former for _new, former, _name in found.moved}]
    assert still == sorted(still)
    assert len(found.removed) == cut
    assert not (order == sorted(order) and found.moved)
