"""A statement's list of signatories, edited as one field."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.admin.signatorytext import MOST_LINES
from archive.models import Party, Statement
from tests.factories import make_party, make_signatory, make_statement

from .forms import address, errors, filled_in, names, new_statement, saved

pytestmark = pytest.mark.django_db
ADD = reverse("admin:archive_statement_add")


def save_list(client: Client, statement: Statement, text: str) -> None:
    url = address(statement)
    saved(client, url, filled_in(client, url) | {"signatories": text})


def test_list_is_shown_as_it_is_kept(admin_client: Client) -> None:
    statement = make_statement()
    make_signatory(statement=statement, name_as_signed="A | B", party=make_party(slug="a-b"), note="late")

    assert filled_in(admin_client, address(statement))["signatories"] == r"A \| B | a-b |  |  |  | late"


def test_list_is_saved_in_order_and_to_the_letter(admin_client: Client) -> None:
    party, statement = make_party(slug="kke"), make_statement()

    save_list(admin_client, statement, "Two  blanks\r\nA\u00a0B | kke | youth | initiator | 1-2 | a note\r\n")

    second = statement.signatories.get(position=2)
    assert names(statement) == ["Two  blanks", "A\u00a0B"]
    assert (second.party, second.section, second.role, second.note) == (party, "youth", "initiator", "a note")
    assert (second.first_edition, second.last_edition) == (1, 2)


def test_rows_that_only_move_stay_the_same_rows(admin_client: Client) -> None:
    statement = make_statement()
    save_list(admin_client, statement, "A\nB\nC")
    before = dict(statement.signatories.values_list("name_as_signed", "pk"))

    save_list(admin_client, statement, "C\nA\nB")

    assert dict(statement.signatories.values_list("name_as_signed", "pk")) == before
    assert names(statement) == ["C", "A", "B"]


def test_same_name_twice_is_kept_twice(admin_client: Client) -> None:
    statement = make_statement()

    save_list(admin_client, statement, "A\nA\nB\nA")

    assert names(statement) == ["A", "A", "B", "A"]


def test_untouched_list_is_not_written(admin_client: Client) -> None:
    statement = make_statement(signed_by=[make_party(), make_party()])
    url = address(statement)
    data = filled_in(admin_client, url)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        saved(admin_client, url, data | {"signatories": data["signatories"].replace("\n", "\r\n")})

    assert not [query for query in queries if 'UPDATE "archive_signatory"' in query["sql"]]


def test_form_without_the_field_leaves_the_list_alone(admin_client: Client) -> None:
    statement = make_statement(signed_by=[make_party()])
    url = address(statement)
    data = filled_in(admin_client, url)
    del data["signatories"]

    saved(admin_client, url, data)

    assert statement.signatories.count() == 1


def test_unknown_party_and_bad_lines_are_said_beside_the_field_and_stay(admin_client: Client) -> None:
    typed = "Good\nBad | nobody\n | x\nWorse | | sect"

    response = admin_client.post(ADD, new_statement(signatories=typed))

    said = errors(response)["signatories"]
    assert [message.split(":")[0] for message in said] == ["Line 2 (“Bad”)", "Line 3", "Line 4 (“Worse”)"]
    assert "there is no party with the slug “nobody”" in said[0]
    assert response.context["adminform"].form["signatories"].value() == typed
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    "typed", ["\x00", "A\x00B", "x" * 100_000, "|" * 5_000, "\\" * 999, "\ud7ff\u202e\ufeff\U0010ffff", "A | \x00"]
)
def test_strange_text_never_breaks_the_form(admin_client: Client, typed: str) -> None:
    assert admin_client.post(ADD, new_statement(signatories=typed)).status_code in {200, 302}


def test_list_as_long_as_can_be_is_saved(admin_client: Client) -> None:
    saved(admin_client, ADD, new_statement(signatories="A name\n" * MOST_LINES))

    assert Statement.objects.get().signatories.count() == MOST_LINES


def test_list_that_is_too_long_is_refused_with_a_message(admin_client: Client) -> None:
    response = admin_client.post(ADD, new_statement(signatories="A name\n" * (MOST_LINES + 1)))

    assert "at most 10000 signatories" in errors(response)["signatories"][0]


def test_thousand_signatories_are_saved_in_few_queries(admin_client: Client) -> None:
    parties = [make_party() for _ in range(100)]
    lines = [f"Party {i} | {parties[i % 100].slug}" for i in range(1_000)]
    saved(admin_client, ADD, new_statement(signatories="\n".join(lines)))
    statement = Statement.objects.get()
    url = address(statement)
    data = filled_in(admin_client, url) | {"signatories": "\n".join([*reversed(lines), "New"])}

    with CaptureQueriesContext(connection) as queries:
        saved(admin_client, url, data)

    assert names(statement) == [*(f"Party {i}" for i in reversed(range(1_000))), "New"]
    assert len(queries) < 85


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(["A", "B", "C", "D | kke", "D"]), max_size=6), min_size=1, max_size=3))
def test_any_list_after_any_other_is_saved(admin_client: Client, lists: list[list[str]]) -> None:
    Party.objects.get_or_create(slug="kke", defaults={"name": "KKE"})
    statement = make_statement()

    for lines in lists:
        save_list(admin_client, statement, "\n".join(lines))
        assert names(statement) == [line.removesuffix(" | kke") for line in lines]
