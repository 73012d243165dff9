"""The history of a record in the admin: kept with every save, told in words, and a way back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Revision

from archive.models import Correction, Meeting, NewsItem, Party, RevisionEvent, Statement
from archive.revisions.keeping import keep, revisions_of
from tests.factories import (
    make_correction,
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_statement,
    make_text,
)

from .forms import added, address, errors, filled_in, names, new_statement, saved

pytestmark = pytest.mark.django_db


def events(record: Any) -> list[str]:
    """The oldest first."""
    return [revision.note.event for revision in revisions_of(type(record), record.pk)][::-1]


def revision_url(record: Any, revision: Revision, pk: int | None = None) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_revision", args=[pk or record.pk, revision.pk])


def change(client: Client, record: Any, **typed: Any) -> Any:
    url = address(record)
    return saved(client, url, filled_in(client, url) | typed)


def staff(*permissions: str) -> Client:
    user = User.objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def test_first_change_keeps_the_state_before_it_as_well(admin_client: Client) -> None:
    statement = make_draft(title="One")

    change(admin_client, statement, title="Two", signatories="A\nB")

    assert events(statement) == ["found", "saved"]
    newest = revisions_of(Statement, statement.pk)[0]
    assert newest.user
    assert newest.user.get_username() == "admin"


def test_new_record_begins_its_history_whole(admin_client: Client) -> None:
    saved(admin_client, reverse("admin:archive_statement_add"), new_statement(signatories="A\nB"))

    statement = Statement.objects.get()
    assert events(statement) == ["saved"]
    page = admin_client.get(revision_url(statement, Revision.objects.get()))
    assert "2. B" in page.text


def test_save_that_changes_nothing_makes_no_revision(admin_client: Client) -> None:
    meeting = make_meeting()
    for _ in range(2):
        change(admin_client, meeting)

    assert events(meeting) == ["found"]


def test_each_save_is_told_in_words(admin_client: Client) -> None:
    statement = make_draft()
    make_text(statement=statement, body="Peace and land.")
    change(admin_client, statement, signatories="A party\nB party")
    change(admin_client, statement, signatories="B party\nC party", **{"texts-0-html": "<p>Peace and bread.</p>"})

    page = admin_client.get(address(statement, "history")).text

    for told in ("<del> land</del><ins> bread</ins>", "1. A party", "2. C party", "removed", "added"):
        assert told in page


@pytest.mark.parametrize("make", [make_statement, make_newsitem])
def test_published_record_is_not_changed_without_a_reason(admin_client: Client, make: Callable[[], Any]) -> None:
    record = make()
    typed = filled_in(admin_client, address(record)) | {"source_name": "A paper", "why": " "}

    answer = admin_client.post(address(record), typed)

    assert "Say in a sentence why" in errors(answer)["why"][0]
    assert answer.context["adminform"].form["source_name"].value() == "A paper"


def test_change_of_rows_needs_a_reason_as_well(admin_client: Client) -> None:
    statement = make_statement()
    typed = added(filled_in(admin_client, address(statement)), "texts", language="en", title="T", body="Text.") | {
        "why": ""
    }

    assert "why" in errors(admin_client.post(address(statement), typed))


def test_saving_a_published_record_as_it_is_needs_no_reason(admin_client: Client) -> None:
    statement = make_statement(signed_by=[make_party()])
    make_text(statement=statement)
    make_edition(statement=statement)
    make_correction(statement=statement)

    change(admin_client, statement, why="")


@pytest.mark.parametrize("make", [make_draft, lambda: make_statement(publish_at="2999-01-01T00:00Z")])
def test_what_readers_do_not_see_is_changed_without_a_word(admin_client: Client, make: Callable[[], Any]) -> None:
    statement = make()
    statement.refresh_from_db()

    change(admin_client, statement, source_name="A paper", publish_at_0="2999-01-01", publish_at_1="00:00")

    assert "why" not in admin_client.get(address(statement)).context["adminform"].form.fields
    assert not Correction.objects.exists()


def test_forged_reason_for_a_draft_tells_readers_nothing(admin_client: Client) -> None:
    change(admin_client, make_draft(), title="New", why="Inside.", tell_readers="on", state="published")

    assert not Correction.objects.exists()


def test_reason_is_told_to_readers_and_kept(admin_client: Client, client: Client) -> None:
    statement = make_statement()

    change(admin_client, statement, signatories="A party", why="A party was missing.")

    assert "A party was missing." in client.get(statement.get_absolute_url()).text
    assert "A party was missing." in admin_client.get(address(statement, "history")).text
    assert "A party was missing." in LogEntry.objects.latest("pk").change_message
    assert events(statement) == ["found", "saved"]
    assert change(admin_client, statement, why="")
    assert len(events(statement)) == 2


def test_unticked_reason_stays_inside(admin_client: Client) -> None:
    data = filled_in(admin_client, address(statement := make_statement()))
    del data["tell_readers"]

    saved(admin_client, address(statement), data | {"source_name": "A paper", "why": "Inside."})

    assert not Correction.objects.exists()
    assert revisions_of(Statement, statement.pk)[0].comment == "Inside."


def test_statement_that_is_taken_back_tells_readers_nothing(admin_client: Client) -> None:
    change(admin_client, make_statement(), state="draft", why="Inside.")

    assert not Correction.objects.exists()


def test_restore_brings_the_list_back(admin_client: Client) -> None:
    statement = make_draft()
    change(admin_client, statement, signatories="A\nB\nC", title="Then")
    wanted = revisions_of(Statement, statement.pk)[0]
    change(admin_client, statement, signatories="C\nA", title="Now")

    page = admin_client.get(revision_url(statement, wanted))
    answer = admin_client.post(revision_url(statement, wanted), {"why": ""})

    assert "What restoring this revision would change" in page.text
    assert answer.status_code == 302
    assert names(statement) == ["A", "B", "C"]
    assert Statement.objects.get().title == "Then"
    assert "restored (" in admin_client.get(address(statement, "history")).text


def test_restore_of_what_is_published_needs_a_reason_which_readers_are_told(admin_client: Client) -> None:
    statement = make_statement(title="One")
    change(admin_client, statement, title="Two")
    Correction.objects.all().delete()
    url = revision_url(statement, revisions_of(Statement, statement.pk).last())

    refused = admin_client.post(url, {"why": ""})
    admin_client.post(url, {"why": "The first title was right.", "tell_readers": "on"})

    assert "why" in refused.context["form"].errors
    assert Statement.objects.get().title == "One"
    assert Correction.objects.get().text == "The first title was right."
    assert events(statement)[-1] == "restored"


@pytest.mark.parametrize("make", [make_draft, make_party, make_meeting, make_newsitem])
@pytest.mark.parametrize("by_action", [True, False])
def test_deleted_record_is_recovered(admin_client: Client, make: Callable[[], Any], by_action: bool) -> None:  # noqa: FBT001
    record = make()
    model = record._meta.model_name
    if by_action:
        action = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes", "why": "Wrong."}
        admin_client.post(reverse(f"admin:archive_{model}_changelist"), action)
    else:
        admin_client.post(address(record, "delete"), {"post": "yes", "why": "Wrong."})
    assert not type(record).objects.exists()

    listed = admin_client.get(reverse(f"admin:archive_{model}_deleted"))
    url = revision_url(record, Revision.objects.get())
    answer = admin_client.post(url, {"why": ""})

    assert url in listed.text
    assert str(record) in listed.text
    assert answer.status_code == 302
    assert type(record).objects.get().pk == record.pk
    assert events(record) == ["deleted", "restored"]


def test_reason_of_a_deletion_stands_beside_the_deleted(admin_client: Client) -> None:
    statement = make_statement()
    url = address(statement, "delete")

    assert 'name="why"' in admin_client.get(url).text
    admin_client.post(url, {"post": "yes", "why": "Never signed by anybody.\x00"})

    page = admin_client.get(reverse("admin:archive_statement_deleted")).text
    assert "Never signed by anybody." in page


def test_slug_that_is_taken_meanwhile_is_asked_for_anew(admin_client: Client) -> None:
    meeting = make_meeting(slug="taken", title="Mine")
    admin_client.post(address(meeting, "delete"), {"post": "yes"})
    make_meeting(slug="taken")
    url = revision_url(meeting, Revision.objects.get())

    refused = admin_client.post(url, {"slug": "taken"})
    admin_client.post(url, {"slug": "free"})

    assert "slug" in refused.text
    assert refused.context["form"].non_field_errors()
    assert Meeting.objects.get(slug="free").title == "Mine"


def test_party_that_is_gone_can_be_left_out(admin_client: Client) -> None:
    party = make_party(name="Gone Party")
    statement = make_draft(signed_by=[party])
    change(admin_client, statement, signatories="Another")
    admin_client.post(address(party, "delete"), {"post": "yes"})
    url = revision_url(statement, revisions_of(Statement, statement.pk).last())

    refused = admin_client.post(url, {})
    admin_client.post(url, {"leave_out": "on"})

    assert "Party “Gone Party” is no longer in the archive." in refused.text
    assert names(statement) == ["Gone Party"]


def test_two_revisions_are_compared_whichever_comes_first(admin_client: Client) -> None:
    meeting = make_meeting(title="One")
    for title in ("Two", "Three"):
        change(admin_client, meeting, title=title)
    newest, _, oldest = revisions_of(Meeting, meeting.pk)
    url = address(meeting, "history")

    page = admin_client.get(url, {"from": newest.pk, "to": oldest.pk})

    assert "<del>One</del><ins>Three</ins>" in page.text


@pytest.mark.parametrize("asked", ["?from=1", "?from=x&to=-1", "?from=²&to=1", f"?from={'9' * 40}&to=1", "?p=x"])
def test_spoilt_question_is_answered(admin_client: Client, asked: str) -> None:
    url = address(make_meeting(), "history")

    assert admin_client.get(url + asked).status_code in {200, 302}


@pytest.mark.parametrize("pk", ["1", "9" * 30])
def test_revision_that_is_none_or_of_another_record_is_not_found(admin_client: Client, pk: str) -> None:
    meeting, other = make_meeting(), make_meeting()
    keep(other, RevisionEvent.SAVED)
    url = f"/admin/archive/meeting/{meeting.pk}/history/{pk if len(pk) > 1 else Revision.objects.get().pk}/"

    assert [admin_client.get(url).status_code, admin_client.post(url).status_code] == [404, 404]


def test_who_may_only_look_restores_nothing() -> None:
    meeting = make_meeting(title="One")
    keep(meeting, RevisionEvent.SAVED)
    Meeting.objects.update(title="Two")
    client, url = staff("view_meeting"), revision_url(meeting, Revision.objects.get())

    assert [client.get(url).status_code, client.post(url).status_code] == [200, 403]
    assert client.get(reverse("admin:archive_meeting_deleted")).status_code == 403
    assert client.get(address(meeting, "history")).status_code == 200


def test_stranger_sees_no_history() -> None:
    meeting = make_meeting()
    keep(meeting, RevisionEvent.SAVED)
    client = staff()

    for url in (address(meeting, "history"), revision_url(meeting, Revision.objects.get())):
        assert client.get(url).status_code == 403


def test_who_may_not_publish_restores_no_published_state() -> None:
    statement = make_statement()
    keep(statement, RevisionEvent.SAVED)
    Statement.objects.update(state="draft")

    client = staff("change_statement", "view_statement")

    assert client.post(revision_url(statement, Revision.objects.get()), {"why": "Mine"}).status_code == 403


def test_history_costs_the_same_however_long(admin_client: Client) -> None:
    statement = make_draft()

    def grow(times: int, size: int) -> int:
        for number in range(times):
            lines = "\n".join(f"{number} {line} | {make_party().slug}" for line in range(size))
            change(admin_client, statement, signatories=lines)
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(address(statement, "history")).status_code == 200
        return len(captured)

    grow(1, 1)
    assert grow(1, 2) == grow(12, 20) < 20


def test_save_costs_the_same_however_long_the_list(admin_client: Client) -> None:
    def cost(size: int) -> int:
        statement = make_draft()
        lines = "\n".join(f"{line} | {make_party().slug}" for line in range(size))
        change(admin_client, statement, signatories=lines)
        data = filled_in(admin_client, address(statement)) | {"title": "New"}
        with CaptureQueriesContext(connection) as captured:
            saved(admin_client, address(statement), data)
        assert events(statement) == ["found", "saved", "saved"]
        return len(captured)

    cost(1)
    assert cost(2) == cost(100) < 60


def test_written_by_no_editor_is_shown_as_such(admin_client: Client) -> None:
    meeting = make_meeting(title="One")
    keep(meeting, RevisionEvent.SAVED)
    Meeting.objects.update(title="Loaded")

    page = admin_client.get(address(meeting, "history")).text

    assert "Since the last revision" in page
    assert "<ins>Loaded</ins>" in page


def test_every_record_links_to_its_deleted_ones(admin_client: Client) -> None:
    for model in (Statement, Party, Meeting, NewsItem):
        name = model._meta.model_name
        page = admin_client.get(reverse(f"admin:archive_{name}_changelist")).text
        assert reverse(f"admin:archive_{name}_deleted") in page
