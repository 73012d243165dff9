from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from archive.models import Meeting, MeetingStatus, PublicationState
from tests.factories import make_meeting, make_party, make_statement

pytestmark = pytest.mark.django_db

ANNOUNCED = MeetingStatus.ANNOUNCED


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest_first", ["2019", "1999", "a22", "a21", "none"]),
        ("oldest_first", ["1999", "2019", "a21", "a22", "none"]),
    ],
)
def test_meetings_without_a_day_come_last_both_ways(order: str, expected: list[str]) -> None:
    make_meeting(slug="none", status=ANNOUNCED, started_on=None)
    make_meeting(slug="a22", number=22, status=ANNOUNCED, started_on=None)
    make_meeting(slug="2019", started_on=date(2019, 10, 18))
    make_meeting(slug="a21", number=21, status=ANNOUNCED, started_on=None)
    make_meeting(slug="1999", number=1, started_on=date(1999, 5, 21))

    ordered = getattr(Meeting.objects, order)()

    assert [meeting.slug for meeting in ordered] == expected


def test_held_leaves_out_announcements() -> None:
    held = make_meeting()
    make_meeting(status=ANNOUNCED)

    assert list(Meeting.objects.held()) == [held]


def test_number_may_be_announced_again_for_a_meeting_held_later() -> None:
    make_meeting(number=22, status=ANNOUNCED, started_on=None)
    meeting = make_meeting(number=22)

    meeting.full_clean()

    assert Meeting.objects.filter(number=22).count() == 2


def test_number_may_be_empty_on_many_meetings() -> None:
    make_meeting()
    meeting = make_meeting()

    meeting.full_clean()

    assert Meeting.objects.filter(number=None).count() == 2


def test_meeting_of_one_day_is_valid() -> None:
    meeting = make_meeting(ended_on=date(2019, 10, 18))

    meeting.full_clean()

    assert meeting.was_held


def test_with_statement_count_counts_what_the_public_sees() -> None:
    meeting = make_meeting()
    make_statement(meeting=meeting)
    make_statement(meeting=meeting)
    make_statement(meeting=meeting, state=PublicationState.IN_REVIEW)
    make_statement(meeting=meeting, publish_at=timezone.now() + timedelta(days=1))
    make_statement()

    counted: Any = Meeting.objects.with_statement_count().get()

    assert counted.statement_count == 2


def test_with_statement_count_of_none_is_zero() -> None:
    make_meeting()

    counted: Any = Meeting.objects.with_statement_count().get()

    assert counted.statement_count == 0


def test_with_hosts_has_them_by_name_in_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        make_meeting().hosts.set([make_party(name="B"), make_party(name="A")])

    with django_assert_num_queries(2):
        hosts = [[party.name for party in meeting.hosts.all()] for meeting in Meeting.objects.with_hosts()]

    assert hosts == [["A", "B"]] * 3


@pytest.mark.parametrize(
    ("city", "country", "place"),
    [("Athens", "GR", "Athens, Greece"), ("", "GR", "Greece"), ("Athens", "", "Athens"), ("", "", "")],
)
def test_place_of_what_is_known(city: str, country: str, place: str) -> None:
    assert Meeting(city=city, country=country).place == place


@pytest.mark.parametrize(("codes", "found"), [(["GR", "CU"], ["cu", "gr"]), (["XX"], []), ([], [])])
def test_held_in_any_of_the_countries(codes: list[str], found: list[str]) -> None:
    for country in ["CU", "GR", "TR"]:
        make_meeting(slug=country.lower(), country=country)

    meetings = Meeting.objects.held_in_any(iter(codes))

    assert sorted(meeting.slug for meeting in meetings) == found


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"number": 21, "city": "Izmir"}, "21 IMCWP, Izmir 2019"),
        ({"number": 21}, "21 IMCWP, 2019"),
        ({"city": "Damascus"}, "Extraordinary meeting, Damascus 2019"),
        ({"number": 22, "status": ANNOUNCED, "started_on": None}, "22 IMCWP (announced, not held)"),
    ],
)
def test_short_title_of_what_is_known(fields: dict[str, Any], short: str) -> None:
    assert Meeting(**{"started_on": date(2019, 10, 18), **fields}).short_title == short


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"parties_attending": 74}, (74, 74)),
        ({"parties_attending": 59, "parties_attending_most": 71}, (59, 71)),
        ({"parties_attending": 53, "parties_attending_least": 48}, (48, 53)),
        ({"parties_attending_least": 70, "parties_attending_most": 78}, (70, 78)),
        ({"parties_attending": 0}, (0, 0)),
    ],
)
def test_span_reaches_over_all_figures_that_are_known(fields: dict[str, Any], expected: tuple[int, int] | None) -> None:
    assert Meeting(**fields).parties_span == expected
