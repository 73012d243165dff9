"""Deleting what readers see asks why, for one record and for many."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from archive.models import Meeting, Statement
from tests.factories import make_meeting, make_statement

pytestmark = pytest.mark.django_db
LIST = "admin:archive_statement_changelist"
ASKED = "Readers see what is to be deleted."


def delete_one(client: Client, statement: Statement, **sent: str) -> str:
    url = reverse("admin:archive_statement_delete", args=[statement.pk])
    return client.post(url, {"post": "yes", **sent}, follow=True).content.decode()


def delete_many(client: Client, *statements: Statement, **sent: str) -> str:
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in statements], "post": "yes"}
    return client.post(reverse(LIST), {**chosen, **sent}, follow=True).content.decode()


def test_published_record_is_not_deleted_without_a_reason(admin_client: Client) -> None:
    statement = make_statement()

    assert ASKED in delete_one(admin_client, statement, why="  ")
    assert Statement.objects.exists()
    assert ASKED not in delete_one(admin_client, statement, why="Twice in the archive.")
    assert not Statement.objects.exists()


def test_draft_is_deleted_without_a_word(admin_client: Client) -> None:
    draft = make_statement(state="draft")

    page = admin_client.get(reverse("admin:archive_statement_delete", args=[draft.pk])).content.decode()
    delete_one(admin_client, draft)

    assert 'name="why"' not in page
    assert not Statement.objects.exists()


def test_many_of_which_one_is_published_are_not_deleted_without_a_reason(admin_client: Client) -> None:
    statements = [make_statement(slug="a", state="draft"), make_statement(slug="b")]

    refused = delete_many(admin_client, *statements)

    assert ASKED in refused
    assert all(f'value="{statement.pk}"' in refused for statement in statements)
    assert Statement.objects.count() == 2

    delete_many(admin_client, *statements, why="Never signed by anybody.")
    assert not Statement.objects.exists()
    kept = admin_client.get(reverse("admin:archive_statement_deleted")).content.decode()
    assert kept.count("Never signed by anybody.") == 2


def test_drafts_are_deleted_together_without_a_word(admin_client: Client) -> None:
    delete_many(admin_client, make_statement(slug="a", state="draft"), make_statement(slug="b", state="draft"))

    assert not Statement.objects.exists()


def test_reason_may_be_given_and_need_not_where_a_record_is_never_a_draft(admin_client: Client) -> None:
    url = reverse("admin:archive_meeting_delete", args=[make_meeting().pk])

    assert 'name="why"' in admin_client.get(url).content.decode()
    admin_client.post(url, {"post": "yes"})
    assert not Meeting.objects.exists()


def test_deleting_what_has_no_history_is_djangos_own(admin_client: Client) -> None:
    group = Group.objects.create(name="Spare")
    chosen = {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"}

    admin_client.post(reverse("admin:auth_group_changelist"), chosen)

    assert not Group.objects.filter(name="Spare").exists()
