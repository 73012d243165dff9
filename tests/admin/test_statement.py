"""The statement's own fields, its date and its rules."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive.models import PublicationState, Statement
from tests.factories import make_draft, make_meeting, make_party, make_signatory, make_statement, make_text

from .forms import added, address, errors, filled_in, new_statement, saved

pytestmark = pytest.mark.django_db
ADD = reverse("admin:archive_statement_add")


def test_new_statement_is_kept(admin_client: Client) -> None:
    meeting = make_meeting()

    saved(admin_client, ADD, new_statement(meeting=meeting.pk, signatories="A\nB"))

    statement = Statement.objects.get(slug="an-appeal")
    assert (statement.meeting, statement.signatories.count()) == (meeting, 2)


@pytest.mark.parametrize("typed", ["2019-11-01", "2019-11", "2019", "c. 2019", ""])
def test_date_is_one_box_and_comes_back_as_typed(admin_client: Client, typed: str) -> None:
    saved(admin_client, ADD, new_statement(date=typed))

    form = admin_client.get(address(Statement.objects.get())).context["adminform"].form
    assert form["date"].value() == typed


@pytest.mark.parametrize("typed", ["yesterday", "2019-13", "c. 2019-11", "2019\x00", "x" * 100_000])
def test_bad_date_has_its_message_beside_it_and_stays(admin_client: Client, typed: str) -> None:
    response = admin_client.post(ADD, new_statement(date=typed))

    assert "date" in errors(response)
    assert response.context["adminform"].form["date"].value() == typed


def test_taken_slug_is_said_beside_it(admin_client: Client) -> None:
    make_statement(slug="an-appeal")

    response = admin_client.post(ADD, new_statement())

    assert "already exists" in errors(response)["slug"][0]


def test_published_statement_needs_a_date(admin_client: Client) -> None:
    response = admin_client.post(ADD, new_statement(date="", summary="S", state="published"))

    assert errors(response) == {"date": ["A published statement needs a title and a date; a year alone will do."]}


def test_published_statement_needs_a_text_or_a_summary(admin_client: Client) -> None:
    response = admin_client.post(ADD, new_statement(state="published"))

    assert errors(response) == {"summary": ["A published statement needs a text or a summary."]}


def test_published_statement_may_come_with_its_text(admin_client: Client) -> None:
    data = added(new_statement(state="published"), "texts", language="en", title="T", html="Workers!")

    saved(admin_client, ADD, data)

    assert Statement.objects.get().has_text


def test_text_of_blanks_is_none(admin_client: Client) -> None:
    data = added(new_statement(state="published"), "texts", language="en", title="T", html=" \n")

    assert "summary" in errors(admin_client.post(ADD, data))


def test_last_text_of_a_published_statement_cannot_go(admin_client: Client) -> None:
    statement = make_draft(summary="")
    make_text(statement=statement)
    Statement.objects.update(state=PublicationState.PUBLISHED)
    url = address(statement)

    response = admin_client.post(url, filled_in(admin_client, url) | {"texts-0-DELETE": "on"})

    assert errors(response) == {"summary": ["A published statement needs a text or a summary."]}


def test_last_text_may_give_way_to_another(admin_client: Client) -> None:
    statement = make_draft(summary="")
    make_text(statement=statement, language="en")
    Statement.objects.update(state=PublicationState.PUBLISHED)
    url = address(statement)
    data = filled_in(admin_client, url) | {"texts-0-DELETE": "on"}

    saved(admin_client, url, added(data, "texts", language="en", title="T", html="Better."))

    assert [text.body for text in statement.texts.all()] == ["Better."]


def test_unknown_meeting_is_said_beside_it(admin_client: Client) -> None:
    for forged in ("abc", "9" * 40, "-1", "\x00"):
        assert "meeting" in errors(admin_client.post(ADD, new_statement(meeting=forged)))


def test_draft_links_to_its_preview(admin_client: Client) -> None:
    statement = make_draft()

    link = admin_client.get(address(statement)).context["absolute_url"]

    assert admin_client.get(link).status_code == 302
    assert admin_client.get(statement.get_absolute_url()).status_code == 200


def test_who_may_only_look_sees_the_list(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    statement = make_statement(signed_by=[make_party(name="The Party")])
    make_text(statement=statement)
    make_signatory(statement=statement, position=2, name_as_signed="Another name")

    page = client.get(address(statement))

    assert page.status_code == 200
    assert "Another name" in page.content.decode()
