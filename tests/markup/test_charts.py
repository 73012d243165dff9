"""Bars by year: what each says, in the language of the page."""

import re

import pytest
from django.utils.translation import override

from archive.charts.years import years_chart
from archive.markup.charts import years_bars, years_rows

CHART = years_chart({2017: 1, 2019: 1200}, lambda year: f"/statements/?party=it&year={year}")


def said(html: str) -> list[tuple[str, str]]:
    return re.findall(r'aria-label="([^"]*)"|<span class="visually-hidden">([^<]*)<', html)


@pytest.mark.parametrize(
    ("language", "unit", "expected"),
    [
        ("en", "", ["2017: 1 statement", "2018: none in the archive", "2019: 1200 statements"]),
        ("en", "signatures", ["2017: 1 signature", "2018: none in the archive", "2019: 1200 signatures"]),
        ("es", "", ["2017: 1 declaración", "2018: ninguna en el archivo", "2019: 1200 declaraciones"]),
    ],
)
def test_bar_says_its_number_in_the_language_of_the_page(language: str, unit: str, expected: list[str]) -> None:
    with override(language):
        assert ["".join(words) for words in said(years_bars(CHART, unit))] == expected


def test_same_number_is_said_of_every_year_that_has_it() -> None:
    chart = years_chart({2017: 3, 2018: 3}, str)

    assert ["".join(words) for words in said(years_bars(chart))] == ["2017: 3 statements", "2018: 3 statements"]


def test_bar_and_row_lead_to_their_year_escaped() -> None:
    expected = ["/statements/?party=it&amp;year=2017", "/statements/?party=it&amp;year=2019"]

    assert re.findall(r'href="([^"]*)"', years_bars(CHART)) == expected
    assert re.findall(r'href="([^"]*)"', years_rows(CHART)) == expected
