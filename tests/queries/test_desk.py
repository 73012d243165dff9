"""The desk: what waits for somebody, and nothing that they may not look at."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.utils import timezone

from archive.models import ImportBatch
from archive.models.roles import Role
from archive.queries.desk import MOST, Pile, read_desk
from tests.factories import (
    make_draft,
    make_edition,
    make_newsitem,
    make_party,
    make_signatory,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user(role=Role.CONTRIBUTOR)


def make_quiet(**fields: Any) -> Any:
    """A statement that waits for nothing but what is asked for."""
    statement = make_statement(signed_by=[make_party()], **fields)
    make_edition(statement=statement)
    return statement


def records(piles: list[Pile]) -> list[Any]:
    return [record for pile in piles for record in pile.records]


def log(user: User, record: Any) -> None:
    LogEntry.objects.log_actions(user.pk, [record], CHANGE, "")


def test_desk_of_an_archive_in_order_is_clear(user: User) -> None:
    make_quiet()
    make_newsitem(dated="2019")

    assert read_desk(user).is_clear


def test_desk_has_the_drafts_that_one_worked_on(user: User) -> None:
    draft, review, public, others = (make_quiet(state=s) for s in ("draft", "in_review", "published", "draft"))
    newsitem, imported = make_newsitem(state="draft"), make_quiet(state="draft")
    for record in (draft, review, public, newsitem):
        log(user, record)
    log(make_user(), others)
    ImportBatch.objects.create(name="a", sha256="0", content=b"", text="", created_by=user, statement=imported)

    assert {*records(read_desk(user).mine)} == {draft, review, newsitem, imported}


def test_desk_has_each_pile(user: User) -> None:
    later = {"publish_at": timezone.now() + timedelta(days=1)}
    review, news_in_review = make_quiet(state="in_review"), make_newsitem(state="in_review", dated="2019")
    scheduled, undated_news = make_quiet(**later), make_newsitem()
    undated = make_quiet(state="draft", dated="")
    incomplete = make_statement(title="No edition")

    desk = read_desk(user)

    assert records(desk.in_review) == [review, news_in_review]
    assert records(desk.scheduled) == [scheduled]
    assert records(desk.undated) == [undated, undated_news]
    assert records(desk.incomplete) == [incomplete]


def test_desk_counts_names_that_nobody_has_identified(user: User) -> None:
    first, last = make_quiet(), make_quiet()
    for statement in (first, last):
        make_signatory(statement=statement, position=2, name_as_signed="Who?")
    make_signatory(statement=last, position=3, name_as_signed="Left", last_edition=1)

    pile = read_desk(user).unidentified

    assert pile == Pile("statement", [{"name_as_signed": "Who?", "count": 2, "latest": last.pk}], 1)


def test_desk_shows_a_few_and_counts_all(user: User) -> None:
    for _ in range(MOST + 1):
        make_quiet(state="in_review")

    pile = read_desk(user).in_review[0]

    assert (len(pile.records), pile.count) == (MOST, MOST + 1)


def test_desk_of_somebody_who_may_look_at_nothing_is_clear() -> None:
    make_draft(dated="")

    assert read_desk(make_user()).is_clear


def test_desk_costs_the_same_however_much_waits(user: User, django_assert_max_num_queries: Any) -> None:
    for _ in range(MOST + 2):
        record = make_draft(dated="")
        make_signatory(statement=record)
        log(user, record)
        make_newsitem(state="in_review")

    with django_assert_max_num_queries(27):
        read_desk(user)
