"""A session that has ended loses nothing: the form comes back to whoever typed it, and to nobody else."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.models import KeptForm, Meeting, Statement
from archive.models.keptform import MOST_KEPT
from tests.factories import make_meeting, make_signatory, make_statement, make_text

from .forms import added, address, filled_in, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def next_of(response: Any) -> str:
    """Where one is sent after signing in."""
    assert response.status_code == 302, response.status_code
    assert response.url.startswith("/admin/login/")
    return parse_qs(urlsplit(response.url).query)["next"][0]


def kept_after_sign_out(client: Client, url: str, data: dict[str, Any]) -> str:
    client.logout()
    return next_of(client.post(url, data))


def said(data: dict[str, Any]) -> dict[str, str]:
    return {name: "on" if value is True else str(value) for name, value in data.items() if value != ""}


def test_form_sent_after_the_session_ended_comes_back_as_it_was(client: Client, editor: User) -> None:
    statement = make_statement()
    make_signatory(statement=statement, name_as_signed="A")
    make_text(statement=statement, language="es")
    make_text(statement=statement, language="pt")
    data = filled_in(client, address(statement)) | {"title": "Mine", "signatories": "A\nB | no-such-party"}
    data = added(data, "texts", language="el", title="T", html="<p>B</p>") | {"texts-0-DELETE": "on"}

    back = kept_after_sign_out(client, address(statement), data)
    client.force_login(editor)
    page = client.get(back)

    assert "It is not saved yet" in page.content.decode()
    assert said(filled_in(client, back)) == said(data)
    assert Statement.objects.get().title != "Mine"


def test_form_that_came_back_is_saved_and_merged_as_any_other(client: Client, editor: User) -> None:
    meeting = make_meeting()
    data = filled_in(client, address(meeting)) | {"title": "Mine"}
    back = kept_after_sign_out(client, address(meeting), data)
    Meeting.objects.update(theme="Theirs")
    client.force_login(editor)

    saved(client, back, filled_in(client, back))

    meeting.refresh_from_db()
    assert (meeting.title, meeting.theme) == ("Mine", "Theirs")
    assert not KeptForm.objects.exists()


def test_new_record_and_the_filters_of_its_list_come_back(client: Client, editor: User) -> None:
    url = address(make_meeting(), "add") + "?_changelist_filters=status%3Dheld"
    data = filled_in(client, url) | {"title": "Mine", "slug": "mine", "number": 99}
    back = kept_after_sign_out(client, url, data)
    client.force_login(editor)

    saved(client, back, filled_in(client, back) | {"started_on": "2019-01-01"})

    assert "_changelist_filters=status%3Dheld" in back
    assert Meeting.objects.filter(slug="mine").exists()


def test_choices_on_the_merge_page_come_back(client: Client, editor: User) -> None:
    url = address(make_meeting(title="Old"))
    data = filled_in(client, url) | {"title": "Mine"}
    Meeting.objects.update(title="Theirs")
    page = client.post(url, data)
    hidden = {name: page.context[name] for name in ("opened", "collision")}

    answers = hidden | {"choice-0": "edited", "edited-0": "Ours"}
    back = kept_after_sign_out(client, url, answers)
    client.force_login(editor)

    [question] = client.get(back).context["questions"]
    assert (question.chosen, question.edited) == ("edited", "Ours")
    saved(client, back, answers)
    assert Meeting.objects.get().title == "Ours"


def test_form_of_a_record_deleted_meanwhile_comes_back_as_a_new_ones(client: Client, editor: User) -> None:
    meeting = make_meeting()
    back = kept_after_sign_out(client, address(meeting), filled_in(client, address(meeting)) | {"title": "Mine"})
    Meeting.objects.all().delete()
    client.force_login(editor)

    page = client.get(back, follow=True)

    assert page.context["adminform"].form["title"].value() == "Mine"
    assert page.redirect_chain[0][0].startswith(address(meeting, "add"))


def test_nobody_else_gets_the_form(client: Client) -> None:
    meeting = make_meeting()
    back = kept_after_sign_out(client, address(meeting), filled_in(client, address(meeting)) | {"title": "Mine"})
    client.force_login(User.objects.create_superuser("other"))

    page = client.get(back)

    assert "Nothing of yours is kept here" in page.content.decode()
    assert page.context["adminform"].form["title"].value() == meeting.title
    assert KeptForm.objects.exists()


@pytest.mark.parametrize("mark", ["", "x", "x:y:z", "\x00"])
def test_what_does_not_carry_our_mark_is_not_kept(client: Client, mark: str) -> None:
    meeting = make_meeting()
    client.logout()

    back = next_of(client.post(address(meeting), {"title": "Unbidden", "opened": mark}))

    assert back == address(meeting)
    assert not KeptForm.objects.exists()


def test_who_is_no_editor_any_more_loses_nothing(client: Client, editor: User) -> None:
    url = address(make_meeting())
    data = filled_in(client, url) | {"title": "Mine"}
    User.objects.update(is_staff=False)

    assert "kept=" in next_of(client.post(url, data))


def test_who_lost_the_permission_is_told_where_the_form_is_kept(client: Client, editor: User) -> None:
    url = address(make_meeting())
    data = filled_in(client, url) | {"title": "Mine"}
    User.objects.update(is_superuser=False)

    page = client.post(url, data, follow=True)

    assert page.redirect_chain[0][0] == reverse("admin:index")
    assert f"{url}?kept={KeptForm.objects.get().token}" in page.content.decode()


def test_mark_of_an_older_session_loses_nothing(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    url = address(make_meeting())
    data = filled_in(client, url) | {"title": "Mine", "csrfmiddlewaretoken": "x" * 64}

    response: Any = client.post(url, data)

    assert response.status_code == 302
    assert client.get(response.url).context["adminform"].form["title"].value() == "Mine"
    assert client.post(url, {"title": "Mine"}).status_code == 403


def test_forms_are_kept_for_a_week_and_only_so_many(client: Client, editor: User) -> None:
    url = address(make_meeting())
    data = filled_in(client, url)
    KeptForm.objects.keep(editor.pk, url, "old")
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(days=8))
    client.logout()

    for _ in range(MOST_KEPT + 2):
        client.post(url, data)

    assert KeptForm.objects.count() == MOST_KEPT
    assert not KeptForm.objects.filter(data="old").exists()


def test_form_that_is_asked_for_after_a_week_is_gone(client: Client, editor: User) -> None:
    url = address(make_meeting())
    back = kept_after_sign_out(client, url, filled_in(client, url))
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(days=8))
    client.force_login(editor)

    page = client.get(back)

    assert "Nothing of yours is kept here" in page.content.decode()
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "\x00", "9" * 10_000])
def test_token_of_nothing_shows_the_form_as_it_is_stored(client: Client, token: str) -> None:
    meeting = make_meeting()

    page = client.get(address(meeting), {"kept": token})

    assert page.context["adminform"].form["title"].value() == meeting.title
