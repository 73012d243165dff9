"""Dates and languages by name, as the reader's language has them."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import translation

from archive.models import PartialDate
from archive.models.languages import language_name
from archive.models.locales import written_days
from tests.factories import make_meeting


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "18 October 2019"),
        ("es", "18 de octubre de 2019"),
        ("fr", "18 octobre 2019"),
        ("pt", "18 de outubro de 2019"),
        ("ru", "18 октября 2019\u202fг."),
        ("ar", "18 أكتوبر 2019"),
        ("tr", "18 Ekim 2019"),
        ("el", "18 Οκτωβρίου 2019"),
    ],
)
def test_day_is_written_as_the_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert str(PartialDate.parse("2019-10-18")) == written


@pytest.mark.parametrize(("language", "written"), [("es", "octubre de 2019"), ("el", "Οκτώβριος 2019")])
def test_month_is_written_as_the_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert str(PartialDate.parse("2019-10")) == written


@pytest.mark.parametrize(
    ("last", "english", "spanish"),
    [
        (date(2019, 10, 18), "18 October 2019", "18 de octubre de 2019"),
        (date(2019, 10, 20), "18–20 October 2019", "18–20 de octubre de 2019"),
        (date(2019, 11, 1), "18 October – 1 November 2019", "18 de octubre – 1 de noviembre de 2019"),
        (date(2020, 10, 20), "18 October 2019 – 20 October 2020", "18 de octubre de 2019 – 20 de octubre de 2020"),
    ],
)
def test_days_say_no_more_of_the_first_than_differs(last: date, english: str, spanish: str) -> None:
    first = date(2019, 10, 18)

    assert (written_days(first, last, "en"), written_days(first, last, "es")) == (english, spanish)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_day_comes_first_in_every_language_as_ranges_need(language: str) -> None:
    first, last = date(2019, 10, 18), date(2019, 10, 20)

    assert written_days(first, last, language).startswith("18–20 ")


@pytest.mark.django_db
def test_meeting_without_a_day_says_so() -> None:
    assert make_meeting(status="announced", started_on=None).days == "no date"


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("es", "el", "griego"),
        ("el", "pt-br", "Πορτογαλικά Βραζιλίας"),
        ("ru", "hy-latn", "армянский"),
        ("tr", "qqq", "qqq"),
    ],
)
def test_language_is_named_in_the_readers_own(language: str, code: str, name: str) -> None:
    with translation.override(language):
        assert language_name(code) == name
