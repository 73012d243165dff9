"""The log of signing in: how long it is kept, and when its failures shut somebody out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.models import SignIn, SignInOutcome
from archive.models.signin import AGENT_LENGTH, COUNTED_FOR, KEPT_FOR, MOST_FAILURES

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "192.0.2.0/24", "198.51.100.0/24"


def fail(times: int, *, tried: str = "name", network: str = HERE, ago: timedelta = timedelta()) -> None:
    moment = timezone.now() - ago
    SignIn.objects.bulk_create(
        SignIn(outcome=SignInOutcome.FAILED, tried=tried, network=network, at=moment) for _ in range(times)
    )


@pytest.mark.parametrize(
    ("tried", "network", "limit"),
    [("name", HERE, "name_and_network"), ("other", HERE, "network"), ("name", ELSEWHERE, "name")],
)
def test_lock_closes_at_its_limit(tried: str, network: str, limit: str) -> None:
    fail(MOST_FAILURES[limit] - 1, tried=tried if limit == "name_and_network" else "name")
    before = SignIn.objects.is_locked_out(tried, network)
    fail(1)

    assert (before, SignIn.objects.is_locked_out(tried, network)) == (False, True)


def test_lock_opens_by_itself() -> None:
    fail(MOST_FAILURES["name"], ago=COUNTED_FOR)

    assert not SignIn.objects.is_locked_out("name", HERE)


def test_lock_of_a_name_and_network_leaves_others_in() -> None:
    fail(MOST_FAILURES["name_and_network"])

    assert not SignIn.objects.is_locked_out("name", ELSEWHERE)
    assert not SignIn.objects.is_locked_out("other", HERE)


def test_lock_is_noted_once() -> None:
    for _ in range(3):
        SignIn.objects.note_lock("name", HERE)

    assert SignIn.objects.filter(outcome=SignInOutcome.LOCKED_OUT).count() == 1


def test_line_is_dropped_when_it_is_too_old() -> None:
    fail(1, ago=KEPT_FOR + timedelta(minutes=1))
    fail(1, ago=KEPT_FOR - timedelta(minutes=1))

    SignIn.objects.note(SignInOutcome.SIGNED_OUT, name="name")

    assert [line.outcome for line in SignIn.objects.newest_first()] == [SignInOutcome.SIGNED_OUT, SignInOutcome.FAILED]


def test_long_name_of_a_browser_is_cut() -> None:
    line = SignIn.objects.note(SignInOutcome.SIGNED_IN, name="name", agent="x" * 10_000)

    assert len(line.agent) == AGENT_LENGTH
    assert str(line).endswith("name: signed in")
