"""A step for many records: said first, with what stays and why; then all or none."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.admin import stepactions
from archive.models import NewsItem, Statement
from archive.revisions.keeping import revisions_of
from tests.factories import make_draft, make_newsitem, make_statement

from .test_queries import queries_of

pytestmark = pytest.mark.django_db
STATEMENTS = reverse("admin:archive_statement_changelist")


def chosen(action: str, *records: Any, **more: str) -> dict[str, Any]:
    return {"action": f"{action}_selected", "_selected_action": [record.pk for record in records]} | more


def states() -> list[str]:
    return [*Statement.objects.order_by("pk").values_list("state", flat=True)]


@pytest.mark.parametrize(
    ("action", "state", "leads_to"),
    [
        ("review", "draft", "in_review"),
        ("publish", "draft", "published"),
        ("publish", "in_review", "published"),
        ("take_back", "in_review", "draft"),
        ("take_back", "published", "draft"),
    ],
)
def test_step_is_asked_about_and_then_taken(admin_client: Client, action: str, state: str, leads_to: str) -> None:
    records = [make_statement(state=state), make_statement(state=state)]

    page = admin_client.post(STATEMENTS, chosen(action, *records))
    before = states()
    done = admin_client.post(STATEMENTS, chosen(action, *records, confirmed="1", why="A slip."), follow=True)

    assert ({*page.context["going"]}, page.context["staying"], before) == ({*records}, [], [state, state])
    assert states() == [leads_to, leads_to]
    assert "2 records were" in done.content.decode()
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Changed State."}


def test_step_is_in_the_history_with_who_took_it(admin_client: Client, admin_user: User) -> None:
    record = make_draft()

    admin_client.post(STATEMENTS, chosen("publish", record, confirmed="1"))

    newest, found = revisions_of(Statement, record.pk)
    assert (newest.user, found.user) == (admin_user, None)


def test_news_takes_steps_too(admin_client: Client) -> None:
    newsitem = make_newsitem(state="draft")

    admin_client.post(
        reverse("admin:archive_newsitem_changelist"), chosen("publish", newsitem, confirmed="1"), follow=True
    )

    assert NewsItem.objects.get().state == "published"


def test_what_lacks_something_stays_and_is_said(admin_client: Client) -> None:
    ready, undated, public = make_draft(), make_draft(dated=""), make_statement()

    page = admin_client.post(STATEMENTS, chosen("publish", ready, undated, public))

    assert page.context["going"] == [ready]
    assert {each.record: [*map(str, each.why)] for each in page.context["staying"]} == {
        undated: ["lacks: a date; a year alone will do"],
        public: ["is published already"],
    }


def test_nothing_is_done_where_one_cannot_go_any_more(admin_client: Client) -> None:
    ready, undated = make_draft(), make_draft(dated="")

    page = admin_client.post(STATEMENTS, chosen("publish", ready, undated, confirmed="1"))

    assert states() == ["draft", "draft"]
    assert "Nothing was done" in page.content.decode()


def test_records_that_readers_see_are_taken_back_with_a_reason_alone(admin_client: Client) -> None:
    public = make_statement()

    page = admin_client.post(STATEMENTS, chosen("take_back", public, confirmed="1", why=" "))
    asked = states()
    admin_client.post(STATEMENTS, chosen("take_back", public, confirmed="1", why="Signed by nobody."))

    assert "say in a sentence why" in page.content.decode()
    assert (asked, states()) == (["published"], ["draft"])
    assert revisions_of(Statement, public.pk)[0].comment == "Signed by nobody."


def test_contributor_takes_back_no_published_record(contributor_client: Client) -> None:
    mine, public = make_statement(state="in_review"), make_statement()

    page = contributor_client.post(STATEMENTS, chosen("take_back", mine, public))
    contributor_client.post(STATEMENTS, chosen("take_back", public, confirmed="1"))

    assert (page.context["going"], states()) == ([mine], ["in_review", "published"])


def test_contributor_is_not_offered_to_publish(contributor_client: Client) -> None:
    record = make_draft()

    offered = contributor_client.get(STATEMENTS).context["action_form"].fields["action"].choices
    contributor_client.post(STATEMENTS, chosen("publish", record, confirmed="1"))

    assert {name for name, _label in offered} == {"", "review_selected", "take_back_selected"}
    assert states() == ["draft"]


def test_more_than_anyone_can_look_at_is_refused(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepactions, "MOST_AT_ONCE", 1)

    page = admin_client.post(STATEMENTS, chosen("review", make_draft(), make_draft(), confirmed="1"), follow=True)

    assert "Choose at most 1 at once." in page.content.decode()
    assert states() == ["draft", "draft"]


def test_confirmation_costs_the_same_however_many(admin_client: Client) -> None:
    records = [make_draft(dated="") for _ in range(12)]

    def cost(chosen_records: list[Any]) -> int:
        return queries_of(lambda: admin_client.post(STATEMENTS, chosen("publish", *chosen_records)))

    cost(records[:1])  # what is kept after the first page, as content types are
    assert cost(records[:2]) == cost(records)
