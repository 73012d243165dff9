"""The main questions are answered from indexes, as each database's own planner says.

With few rows PostgreSQL reads whole tables, and rightly; so there are some thousands.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet

from archive.models import Meeting, Party, Signatory, Statement
from archive.models.dates import DatePrecision
from archive.models.statistics import renew_statistics
from tests.factories import make_meeting, make_party

pytestmark = pytest.mark.django_db

STATEMENTS, PARTIES, SIGNED = 5_000, 100, 6
QUESTIONS: dict[str, Callable[[], QuerySet]] = {
    "the first page by date": lambda: Statement.objects.published().newest_first()[:25],
    "signed by a party": lambda: Statement.objects.published().signed_by_any(["rare"]).newest_first()[:25],
    "signed in a country": lambda: Statement.objects.published().signed_in_any(["UY"]).newest_first()[:25],
    "of a meeting": lambda: Statement.objects.published().of_meetings(["rare"]).newest_first()[:25],
    "of a year": lambda: Statement.objects.published().dated_in_any(["1999"]).newest_first()[:25],
    "what changed last": lambda: Statement.objects.published().latest_change_first()[:25],
    "a statement's list": lambda: Signatory.objects.filter(statement=_some_statement()).current().as_signed(),
}


def _some_statement() -> Statement:
    return Statement.objects.all()[STATEMENTS // 2]


@pytest.fixture
def large_archive() -> None:
    parties = [make_party() for _ in range(PARTIES)] + [make_party(slug="rare", country="UY")]
    meetings = [make_meeting() for _ in range(20)] + [make_meeting(slug="rare")]
    statements = Statement.objects.bulk_create([_statement(number, meetings) for number in range(STATEMENTS)])
    Signatory.objects.bulk_create(
        Signatory(
            statement=statement, position=position, name_as_signed="A party", party=_signer(number, position, parties)
        )
        for number, statement in enumerate(statements)
        for position in range(1, SIGNED + 1)
    )
    renew_statistics()


def _statement(number: int, meetings: list[Meeting]) -> Statement:
    meeting = meetings[-1] if number % 1_000 == 0 else meetings[number % 20]
    return Statement(
        slug=f"statement-{number}", title="Title", summary="What it says. " * 20, state="published", meeting=meeting,
        dated_on=date(1999, 1, 1) + timedelta(days=number * 2), date_precision=DatePrecision.DAY,
    )  # fmt: skip


def _signer(number: int, position: int, parties: list[Party]) -> Party:
    is_rare = position == 1 and number % 1_000 == 0
    return parties[-1] if is_rare else parties[(number * 7 + position) % PARTIES]


def test_main_questions_read_no_table_whole(large_archive: None) -> None:
    plans = {name: question().explain() for name, question in QUESTIONS.items()}

    assert {name: plan for name, plan in plans.items() if reads_whole(plan)} == {}


def reads_whole(plan: str) -> bool:
    """Whether a plan goes through all statements or all signatories, or sorts all of them."""
    tables = ("archive_statement", "archive_signatory")
    if connection.vendor == "postgresql":
        return any(f"Seq Scan on {table}" in plan for table in tables)
    lines = [line for line in plan.splitlines() if any(f"SCAN {name}" in line for name in (*tables, "U0"))]
    return any("USING" not in line for line in lines)
