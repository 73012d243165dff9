from datetime import date

import pytest

from archive.models import Correction
from tests.factories import make_correction, make_draft

pytestmark = pytest.mark.django_db


def test_corrections_are_newest_first_and_the_later_written_of_a_day_before() -> None:
    statement = make_draft()
    for text, day in (("old", 1), ("new", 9), ("newest", 9), ("middle", 5)):
        make_correction(statement=statement, text=text, corrected_on=date(2024, 5, day))

    texts = [correction.text for correction in statement.corrections.newest_first()]

    assert texts == ["newest", "new", "middle", "old"]


def test_correction_is_of_today_unless_said_otherwise() -> None:
    assert Correction(text="T").corrected_on == date.today()  # noqa: DTZ011, the archive's days are the server's


def test_correction_says_statement_and_day() -> None:
    assert str(make_correction(statement=make_draft(title="Hands off!"))) == "Hands off! · 2024-05-01"
