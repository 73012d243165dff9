"""'The list grew': a new edition, shown before it is written."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive.models import Statement
from archive.revisions.keeping import revisions_of
from tests.factories import make_draft, make_edition, make_party, make_signatory, make_statement

from .forms import names

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    """With A and B in edition 1."""
    statement = make_statement(signed_by=[make_party(name="A", slug="a"), make_party(name="B", slug="b")])
    make_edition(statement=statement, dated="2019-11-01")
    return statement


def grew(statement: Statement) -> str:
    return reverse("admin:archive_statement_grew", args=[statement.pk])


def compared(client: Client, statement: Statement, **typed: Any) -> Any:
    """The page after the names were read, and what a browser would send from it."""
    data = {"holds": "whole", "completeness": "unknown", "date": "2019-11-20", "source_name": "SolidNet"}
    data |= {"why": "Two more signed."} | typed
    page = client.post(grew(statement), data)
    form = page.context["form"]
    return page, {bound.html_name: bound.value() for bound in form if bound.value() is not None}


def written(client: Client, statement: Statement, **typed: Any) -> Any:
    _page, data = compared(client, statement, **typed)
    return client.post(grew(statement), data | {"write": "1"})


def editions(statement: Statement) -> list[tuple[str, int, int | None]]:
    return [*statement.signatories.order_by("position").values_list("name_as_signed", "first_edition", "last_edition")]


def test_new_names_stand_at_their_places_from_the_new_edition_on(admin_client: Client, statement: Statement) -> None:
    response = written(admin_client, statement, text="A\nNew\nB")

    assert response.status_code == 302
    assert editions(statement) == [("A", 1, None), ("New", 2, None), ("B", 1, None)]
    edition = statement.editions.get(number=2)
    assert (edition.date.isoformat(), edition.source_name) == ("2019-11-20", "SolidNet")


def test_new_edition_is_a_revision_beside_the_state_it_met(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, text="A\nNew\nB")

    said = [revision.comment for revision in revisions_of(Statement, statement.pk)]
    assert said == ["Edition 2 of the list was written. Two more signed.", ""]


def test_new_edition_of_a_published_statement_asks_why(admin_client: Client, statement: Statement) -> None:
    page = written(admin_client, statement, text="A\nNew", note="By mail", why=" ", tell_readers="on")

    form = page.context["form"]
    assert [*form.errors] == ["why"]
    assert form["note"].value() == "By mail"
    assert page.context["is_reviewed"]
    assert statement.editions.count() == 1


def test_what_is_typed_as_the_reason_outlives_another_error(admin_client: Client, statement: Statement) -> None:
    form = compared(admin_client, statement, text="A", date="soon")[0].context["form"]

    assert [*form.errors] == ["date"]
    assert form["why"].value() == "Two more signed."


@pytest.mark.parametrize(("ticked", "told"), [({"tell_readers": "on"}, ["Two more signed."]), ({}, [])])
def test_readers_are_told_the_reason_if_the_editor_says_so(
    admin_client: Client, statement: Statement, ticked: dict[str, str], told: list[str]
) -> None:
    assert admin_client.get(grew(statement)).context["form"]["tell_readers"].value() is True

    written(admin_client, statement, text="A\nNew\nB", **ticked)

    assert [*statement.corrections.values_list("text", flat=True)] == told


def test_new_edition_of_a_draft_asks_nothing(admin_client: Client) -> None:
    draft = make_draft()

    assert not {"why", "tell_readers"} & {*admin_client.get(grew(draft)).context["form"].fields}
    assert written(admin_client, draft, text="A").status_code == 302


def test_only_the_new_names_go_to_the_end(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, holds="new", text="New", completeness="complete")

    assert editions(statement) == [("A", 1, None), ("B", 1, None), ("New", 2, None)]


def test_difference_is_shown_and_nothing_written_before_it_was(admin_client: Client, statement: Statement) -> None:
    typed = {"holds": "whole", "completeness": "complete", "text": "A\nNew", "write": "1"}

    page = admin_client.post(grew(statement), typed)

    seen = page.context["form"].seen
    assert [line.name_as_signed for line in seen.added] == ["New"]
    assert [line.name_as_signed for line in seen.missing.values()] == ["B"]
    assert statement.editions.count() == 1


def test_missing_name_is_withdrawn_where_the_list_is_complete(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, text="A\nNew", completeness="complete")

    assert editions(statement) == [("A", 1, None), ("B", 1, 1), ("New", 2, None)]


def test_missing_name_is_kept_where_the_list_is_known_in_part(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, text="A\nNew", completeness="partial")

    assert editions(statement) == [("A", 1, None), ("B", 1, None), ("New", 2, None)]


def test_editor_decides_of_each_missing_name(admin_client: Client, statement: Statement) -> None:
    make_signatory(statement=statement, position=3, name_as_signed="C")
    _page, data = compared(admin_client, statement, text="A", completeness="complete")
    assert data["withdrawn"] == ["1", "2"]

    admin_client.post(grew(statement), data | {"withdrawn": ["2"], "write": "1"})

    assert editions(statement) == [("A", 1, None), ("B", 1, None), ("C", 1, 1)]


def test_withdrawal_alone_is_an_edition(admin_client: Client, statement: Statement) -> None:
    written(admin_client, statement, holds="withdrawn", text="B")

    assert editions(statement) == [("A", 1, None), ("B", 1, 1)]
    assert statement.editions.filter(number=2).exists()


def test_the_same_list_writes_nothing(admin_client: Client, statement: Statement) -> None:
    page = written(admin_client, statement, text="A\nB", completeness="complete")

    assert "there is nothing to write" in page.content.decode()
    assert statement.editions.count() == 1


def test_another_editors_change_is_looked_at_first(admin_client: Client, statement: Statement) -> None:
    _page, data = compared(admin_client, statement, text="A\nNew", completeness="complete")
    make_signatory(statement=statement, position=3, name_as_signed="Meanwhile")

    page = admin_client.post(grew(statement), data | {"write": "1"})

    assert "look at the difference first" in page.content.decode()
    assert names(statement) == ["A", "B", "Meanwhile"]


def test_what_was_typed_stays_with_its_message(admin_client: Client, statement: Statement) -> None:
    typed = {"date": "soon", "claimed_count": "-1", "text": "A", "holds": "some", "signatories": "X | nobody"}

    form = compared(admin_client, statement, **typed)[0].context["form"]

    assert {"date", "claimed_count", "holds", "signatories"} <= {*form.errors}
    assert form["date"].value() == "soon"
    assert form["signatories"].value() == "X | nobody\nA | a"


@pytest.mark.parametrize("forged", [["-1"], ["9" * 30], ["x"], ["\x00"], ["99"]])
def test_forged_withdrawals_end_nothing(admin_client: Client, statement: Statement, forged: list[str]) -> None:
    _page, data = compared(admin_client, statement, text="A\nNew", completeness="complete")

    assert admin_client.post(grew(statement), data | {"withdrawn": forged, "write": "1"}).status_code in {200, 302}
    assert not statement.signatories.filter(last_edition=1).exists()


def test_link_of_a_withdrawal_brings_its_name(admin_client: Client, statement: Statement) -> None:
    page = admin_client.get(grew(statement), {"holds": "withdrawn", "text": "B"})

    assert page.context["form"]["text"].value() == "B"


def test_only_who_may_change_the_statement_writes_editions(client: Client, statement: Statement) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    assert client.get(grew(statement)).status_code == 403
    assert client.post(grew(statement), {"text": "A"}).status_code == 403
    assert client.get(reverse("admin:archive_statement_grew", args=[10**9])).status_code == 404
