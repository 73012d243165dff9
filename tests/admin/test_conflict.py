"""Two editors in one record, and two who save at the same moment."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from archive.admin.statement import StatementForm
from archive.models import Meeting, Statement
from tests.factories import make_correction, make_meeting, make_party, make_party_name, make_signatory, make_statement

from .forms import address, errors, filled_in, names, new_statement, saved

pytestmark = pytest.mark.django_db


def test_second_save_is_held_back_and_keeps_what_was_typed(admin_client: Client) -> None:
    meeting = make_meeting(title="Old")
    url = address(meeting)
    mine = filled_in(admin_client, url) | {"title": "Mine"}
    Meeting.objects.update(theme="Theirs")

    response = admin_client.post(url, mine)

    assert "Someone else has changed this record" in errors(response)["__all__"][0]
    assert response.context["adminform"].form["title"].value() == "Mine"
    assert Meeting.objects.get().title == "Old"


def test_saving_once_more_after_the_message_is_a_decision(admin_client: Client) -> None:
    url = address(make_meeting())
    mine = filled_in(admin_client, url) | {"title": "Mine"}
    Meeting.objects.update(theme="Theirs")
    again = admin_client.post(url, mine).context["adminform"].form["opened"].value()

    saved(admin_client, url, mine | {"opened": again})

    assert Meeting.objects.get().title == "Mine"


def test_change_of_the_list_of_signatories_is_noticed(admin_client: Client) -> None:
    statement = make_statement()
    url = address(statement)
    mine = filled_in(admin_client, url) | {"signatories": "Mine"}
    make_signatory(statement=statement, name_as_signed="Theirs")

    assert "__all__" in errors(admin_client.post(url, mine))
    assert names(statement) == ["Theirs"]


def test_change_of_a_correction_is_noticed(admin_client: Client) -> None:
    statement = make_statement()
    url = address(statement)
    mine = filled_in(admin_client, url)
    make_correction(statement=statement, text="Theirs")

    assert "__all__" in errors(admin_client.post(url, mine))


def test_change_of_a_name_or_of_a_choice_is_noticed(admin_client: Client) -> None:
    party, meeting = make_party(), make_meeting()
    mine = [(address(record), filled_in(admin_client, address(record))) for record in (party, meeting)]
    make_party_name(party=party, name="Theirs")
    meeting.hosts.add(party)

    assert ["__all__" in errors(admin_client.post(url, data)) for url, data in mine] == [True, True]


def test_saving_twice_in_a_row_is_no_conflict(admin_client: Client) -> None:
    url = address(make_statement(signed_by=[make_party()]))

    for title in ("One", "Two"):
        saved(admin_client, url, filled_in(admin_client, url) | {"title": title})

    assert Statement.objects.get().title == "Two"


def test_hidden_field_is_no_change_of_the_editors(admin_client: Client) -> None:
    url = address(make_meeting())

    saved(admin_client, url, filled_in(admin_client, url))

    entries = admin_client.get(url.replace("change", "history")).context["action_list"]
    assert entries[0].get_change_message() == "No fields changed."


def test_slug_taken_between_check_and_write_is_said_beside_it(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = StatementForm.save

    def save_after_another(form: StatementForm, commit: bool = True) -> Statement:  # noqa: FBT001, FBT002
        monkeypatch.setattr(StatementForm, "save", original)
        make_statement(slug="an-appeal")
        return original(form, commit)

    monkeypatch.setattr(StatementForm, "save", save_after_another)

    # The other editor's record is rolled back with ours, as both stand in one test, so that the second look is free.
    saved(admin_client, reverse("admin:archive_statement_add"), new_statement())

    assert Statement.objects.get().title == "An appeal"


def test_lasting_failure_of_the_database_is_not_hidden(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(form: StatementForm, commit: bool = True) -> Statement:  # noqa: FBT001, FBT002
        raise IntegrityError

    monkeypatch.setattr(StatementForm, "save", fail)

    with pytest.raises(IntegrityError):
        admin_client.post(reverse("admin:archive_statement_add"), new_statement())
