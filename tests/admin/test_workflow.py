"""Draft, review, published: which way leads on, and for whom."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.admin.checklist import checklist, missing
from archive.models import Completeness, Statement
from archive.models.roles import Role
from tests.factories import (
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_signatory,
    make_statement,
    make_text,
    make_user,
)

from .forms import address, errors, filled_in, new_statement, saved

pytestmark = pytest.mark.django_db
over_records = pytest.mark.parametrize("make", [make_statement, make_newsitem])
Make = Callable[..., Any]
LATER = {"publish_at_0": "2999-01-01", "publish_at_1": "12:00"}


def state_of(record: Any) -> str:
    record.refresh_from_db()
    return str(record.state)


@pytest.mark.parametrize(
    ("state", "pressed", "leads_to"),
    [
        ("draft", {"_save": "1"}, "draft"),
        ("draft", {"_step": "review"}, "in_review"),
        ("draft", {"_step": "publish"}, "published"),
        ("in_review", {"_step": "publish"}, "published"),
        ("in_review", {"_step": "take_back"}, "draft"),
        ("published", {"_save": "1"}, "published"),
        ("published", {"_step": "take_back"}, "draft"),
        ("draft", {"_step": "nonsense"}, "draft"),
    ],
)
@over_records
def test_button_leads_on(admin_client: Client, make: Make, state: str, pressed: dict[str, str], leads_to: str) -> None:
    record = make(state=state)

    saved(admin_client, address(record), filled_in(admin_client, address(record)) | pressed)

    assert state_of(record) == leads_to


def test_step_is_in_the_log(admin_client: Client) -> None:
    record = make_draft()

    saved(admin_client, address(record), filled_in(admin_client, address(record)) | {"_step": "review"})

    assert LogEntry.objects.get().get_change_message() == "Changed State."


@pytest.mark.parametrize(
    ("role", "state", "offered"),
    [
        (Role.CONTRIBUTOR, "draft", ["review"]),
        (Role.CONTRIBUTOR, "in_review", ["take_back"]),
        (Role.CONTRIBUTOR, "published", None),
        (Role.EDITOR, "draft", ["review", "publish", "publish_later"]),
        (Role.EDITOR, "in_review", ["publish", "publish_later", "take_back"]),
        (Role.EDITOR, "published", ["take_back"]),
    ],
)
@over_records
def test_form_offers_the_steps_of_the_role(
    client: Client, make: Make, role: Role, state: str, offered: list[str] | None
) -> None:
    client.force_login(make_user(role=role))

    page = client.get(address(make(state=state)))

    buttons = [step.name for step in page.context["steps"] if f'value="{step.name}"' in page.content.decode()]
    assert (buttons if page.context["has_change_permission"] else None) == offered


@over_records
@pytest.mark.parametrize("forged", [{"state": "published"}, {"_step": "publish"}, {"_step": "publish_later"} | LATER])
def test_contributor_cannot_publish_and_keeps_what_was_typed(
    contributor_client: Client, make: Make, forged: dict[str, str]
) -> None:
    record = make(state="draft")
    data = filled_in(contributor_client, address(record)) | forged | {"source_name": "As typed"}

    answer = contributor_client.post(address(record), data)

    assert errors(answer) == {"state": ["Only an editor can publish. Send it to review instead."]}
    assert answer.context["adminform"].form["source_name"].value() == "As typed"
    assert state_of(record) == "draft"


@pytest.mark.parametrize("model", ["statement", "newsitem"])
@pytest.mark.parametrize("value", ["published", "nonsense", "\x00"])
def test_no_address_makes_a_new_record_published(admin_client: Client, model: str, value: str) -> None:
    page = admin_client.get(reverse(f"admin:archive_{model}_add"), {"state": value, "publish_at": value})

    assert page.status_code == 200
    assert '<input type="hidden" name="state" value="draft">' in page.content.decode()


@over_records
@pytest.mark.parametrize("state", ["draft", "in_review", "published"])
def test_form_says_the_state(contributor_client: Client, make: Make, state: str) -> None:
    page = contributor_client.get(address(make(state=state)))

    assert page.context["publication"]["state"] == state


def test_contributor_cannot_add_what_is_published(contributor_client: Client) -> None:
    url = reverse("admin:archive_statement_add")

    answer = contributor_client.post(url, new_statement(summary="S", state="published"))

    assert "state" in errors(answer)
    assert not Statement.objects.exists()


@over_records
def test_contributor_sets_no_moment(contributor_client: Client, make: Make) -> None:
    record = make(state="draft")

    saved(contributor_client, address(record), filled_in(contributor_client, address(record)) | LATER)

    record.refresh_from_db()
    assert record.publish_at is None


@over_records
@pytest.mark.parametrize("fields", [{}, {"publish_at": timezone.now() + timedelta(days=1)}])
def test_what_is_published_is_closed_to_contributors(
    contributor_client: Client, make: Make, fields: dict[str, Any]
) -> None:
    record = make(**fields)

    assert contributor_client.get(address(record)).context["has_change_permission"] is False
    assert contributor_client.post(address(record), {"_step": "take_back"}).status_code == 403
    assert state_of(record) == "published"


@over_records
def test_what_was_typed_while_an_editor_published_is_not_lost(contributor_client: Client, make: Make) -> None:
    record = make(state="draft")
    data = filled_in(contributor_client, address(record)) | {"source_name": "Typed meanwhile"}
    type(record).objects.update(state="published")

    answer = contributor_client.post(address(record), data)

    assert answer.status_code == 403
    assert "Typed meanwhile</textarea>" in answer.content.decode()
    record.refresh_from_db()
    assert record.source_name == ""


def test_refused_publishing_does_not_publish_with_the_next_save(admin_client: Client) -> None:
    record = make_draft(dated="")
    data = filled_in(admin_client, address(record))

    answer = admin_client.post(address(record), data | {"_step": "publish"})

    assert "date" in errors(answer)
    assert answer.context["adminform"].form["state"].value() == "draft"
    assert '<input type="hidden" name="state" value="draft">' in answer.content.decode()


@over_records
def test_publishing_at_a_moment(admin_client: Client, make: Make) -> None:
    record = make(state="draft")
    data = filled_in(admin_client, address(record))

    without = admin_client.post(address(record), data | {"_step": "publish_later"})
    at_once = admin_client.post(address(record), data | LATER | {"_step": "publish"})
    saved(admin_client, address(record), data | LATER | {"_step": "publish_later"})

    assert [*errors(without)] == [*errors(at_once)] == ["publish_at"]
    assert (state_of(record), record.is_public) == ("published", False)


@over_records
def test_list_says_of_what_is_scheduled_that_it_waits(admin_client: Client, make: Make) -> None:
    record = make(publish_at=timezone.now() + timedelta(days=1))

    page = admin_client.get(address(record, "changelist")).content.decode()

    assert "to be published" in page


def make_complete() -> Statement:
    statement = make_draft(meeting=make_meeting(), source_name="S", signed_by=[make_party()])
    make_text(statement=statement, is_original=True)
    make_edition(statement=statement, completeness=Completeness.COMPLETE)
    return statement


def undone(statement: Statement) -> list[str]:
    return [
        item.text for item in checklist(Statement.objects.with_checklist().get(pk=statement.pk)) if not item.is_done
    ]


def test_checklist_of_a_complete_statement_is_done() -> None:
    assert undone(make_complete()) == []


def test_checklist_says_what_is_missing() -> None:
    statement = make_draft(dated="", summary="")

    assert undone(statement) == [
        "a date; a year alone will do",
        "a text or a summary",
        "a meeting, if it was issued at or by one",
        "the original language marked",
        "the signatories",
        "how much of the list is known",
        "a source",
    ]


def test_checklist_counts_the_identified() -> None:
    statement = make_complete()
    make_signatory(statement=statement, position=2)

    assert undone(statement) == ["1 of 2 signatories identified"]


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_statement, {}),
        (make_statement, {"title": " "}),
        (make_statement, {"dated": ""}),
        (make_statement, {"summary": ""}),
        (make_newsitem, {}),
        (make_newsitem, {"text": ""}),
    ],
)
def test_checklist_agrees_with_the_rules_of_the_database(make: Make, fields: dict[str, str]) -> None:
    record = make(state="draft", **fields)
    lacks = bool(missing(record))

    record.state = "published"
    try:
        with transaction.atomic():
            record.save()
        is_refused = False
    except IntegrityError:
        is_refused = True

    assert is_refused is lacks


@over_records
def test_checklist_on_the_form_leads_to_the_fields(admin_client: Client, make: Make) -> None:
    page = admin_client.get(address(make(state="draft", dated=""))).content.decode()
    part = page[page.index('id="before-publishing"') :]

    links = re.findall(r'<a href="#([^"]+)">', part[: part.index("</ul>")])

    assert "id_source_name" in links
    assert [link for link in links if f'id="{link}"' not in page] == []
