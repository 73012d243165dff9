from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User

from archive.models import PublicationState, Signatory, Statement
from archive.models.roles import Role
from tests.factories import make_newsitem, make_signatory, make_statement, make_user

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
MOMENTS = [None, NOW - timedelta(days=400), NOW - timedelta(microseconds=1), NOW, NOW + timedelta(microseconds=1)]
CASES = [
    (state, moment, state == "published" and moment in MOMENTS[:4])
    for state in ("draft", "in_review", "published")
    for moment in MOMENTS
]
over_cases = pytest.mark.parametrize(("state", "publish_at", "is_seen"), CASES)
over_models = pytest.mark.parametrize("make", [make_statement, make_newsitem])

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@over_models
@over_cases
def test_published_finds_exactly_what_is_published_and_due(
    make: Callable[..., Any],
    state: str,
    publish_at: datetime | None,
    is_seen: bool,  # noqa: FBT001, a table's column
) -> None:
    record = make(state=state, publish_at=publish_at)

    found = type(record).objects.published()

    assert found.exists() is is_seen


@over_models
@over_cases
def test_is_public_says_the_same_of_one_record(
    make: Callable[..., Any],
    state: str,
    publish_at: datetime | None,
    is_seen: bool,  # noqa: FBT001, a table's column
) -> None:
    record = make(state=state, publish_at=publish_at)

    assert record.is_public is is_seen


@over_models
def test_latest_change_comes_first_by_the_moment_that_each_record_names(make: Callable[..., Any]) -> None:
    model = type(make())
    for number, moment in enumerate(MOMENTS):
        record = make(publish_at=moment)
        model.objects.filter(pk=record.pk).update(updated_at=NOW - timedelta(days=number))

    found = [*model.objects.latest_change_first()]

    assert found == sorted(found, key=lambda record: (record.changed_at, record.pk), reverse=True)


@over_cases
def test_public_signatories_are_those_of_public_statements(
    state: str,
    publish_at: datetime | None,
    is_seen: bool,  # noqa: FBT001, a table's column
) -> None:
    make_signatory(statement=make_statement(state=state, publish_at=publish_at))

    found = Signatory.objects.public()

    assert found.exists() is is_seen


@pytest.mark.parametrize(("later", "is_seen"), [(timedelta(hours=1), True), (timedelta(minutes=59), False)])
def test_published_at_another_moment(later: timedelta, is_seen: bool) -> None:  # noqa: FBT001, a table's column
    make_statement(publish_at=NOW + timedelta(hours=1))

    found = Statement.objects.published(at=NOW + later)

    assert found.exists() is is_seen


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        (AnonymousUser(), ["seen"]),
        (User(), ["seen"]),
        (User(is_superuser=True), ["seen"]),
        (User(is_staff=True, is_superuser=True, is_active=False), ["seen"]),
        (User(is_staff=True, is_superuser=True), ["draft", "later", "review", "seen"]),
    ],
)
def test_visible_to_shows_drafts_to_editors_only(user: User | AnonymousUser, seen: list[str]) -> None:
    make_statement(slug="seen")
    make_statement(slug="draft", state=PublicationState.DRAFT)
    make_statement(slug="review", state=PublicationState.IN_REVIEW)
    make_statement(slug="later", publish_at=NOW + timedelta(days=1))

    visible = Statement.objects.visible_to(user)

    assert sorted(statement.slug for statement in visible) == seen
    assert sorted(each.slug for each in Statement.objects.all() if each.is_visible_to(user)) == seen


def test_visible_to_keeps_what_was_already_filtered() -> None:
    make_statement(slug="other")

    visible = Statement.objects.filter(slug="one").visible_to(User(is_staff=True, is_superuser=True))

    assert not visible.exists()


@pytest.mark.parametrize(("role", "is_seen"), [(None, False), (Role.CONTRIBUTOR, True)])
def test_visible_to_shows_drafts_to_those_who_may_look_at_them(role: Role | None, is_seen: bool) -> None:  # noqa: FBT001, a table's column
    draft, user = make_statement(state=PublicationState.DRAFT), make_user(role=role)

    visible = Statement.objects.visible_to(user)

    assert visible.exists() is draft.is_visible_to(user) is is_seen
