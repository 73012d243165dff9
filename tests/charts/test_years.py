"""Bars by year: inside their frame, as high as their numbers, a link on each."""

from hypothesis import given
from hypothesis import strategies as st

from archive.charts.years import BASE, HEIGHT, MOST_YEARS, TOP, YearsChart, years_chart

counts_by_year = st.dictionaries(st.integers(1, 9999), st.integers(-3, 10**9), max_size=60)


def chart_of(counts: dict[int, int]) -> YearsChart:
    return years_chart(counts, lambda year: f"/statements/?year={year}")


@given(counts=counts_by_year)
def test_bars_stay_inside_their_frame(counts: dict[int, int]) -> None:
    for mark in chart_of(counts).marks:
        assert TOP <= mark.y <= BASE < HEIGHT
        assert mark.y + mark.height == BASE
        assert mark.label_y > 0


@given(counts=counts_by_year)
def test_bar_is_no_lower_than_that_of_a_smaller_number(counts: dict[int, int]) -> None:
    marks = sorted(chart_of(counts).marks, key=lambda mark: mark.count)

    assert [mark.height for mark in marks] == sorted(mark.height for mark in marks)
    assert all(bool(mark.height) == bool(mark.count) == bool(mark.url) for mark in marks)


@given(counts=counts_by_year)
def test_chart_and_table_tell_every_number(counts: dict[int, int]) -> None:
    chart = chart_of(counts)
    expected = {year: count for year, count in counts.items() if count > 0}

    assert {mark.year: mark.count for mark in chart.marks if mark.count} == expected
    assert {mark.year: mark.count for mark in chart.counted} == expected


def test_year_between_without_any_stands_as_a_gap() -> None:
    marks = chart_of({2017: 2, 2019: 1}).marks

    assert [(mark.year, mark.count) for mark in marks] == [(2017, 2), (2018, 0), (2019, 1)]


def test_stretch_longer_than_a_lifetime_is_drawn_without_its_gaps() -> None:
    assert [mark.year for mark in chart_of({1: 1, MOST_YEARS + 1: 1}).marks] == [1, MOST_YEARS + 1]


def test_nothing_counted_is_nothing_drawn() -> None:
    assert chart_of({}).marks == ()


def test_bar_leads_to_its_year() -> None:
    assert [mark.url for mark in chart_of({2019: 3}).marks] == ["/statements/?year=2019"]
