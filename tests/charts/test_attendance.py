"""The meetings' bars: one scale, a range where sources differ, nothing where nothing is known."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from archive.charts.attendance import BASE, HEIGHT, TOP, Bar, Span, attendance_chart


@dataclass(frozen=True)
class Row:
    parties: Span
    countries: Span


spans = st.none() | st.tuples(st.integers(0, 32767), st.integers(0, 32767)).map(lambda two: (min(two), max(two)))
rows = st.lists(st.builds(Row, spans, spans), max_size=30)


def bars_of(rows: list[Row]) -> list[Bar]:
    return [bar for mark in attendance_chart(rows).marks for bar in mark.bars]


@given(rows=rows)
def test_bars_stay_inside_their_frame(rows: list[Row]) -> None:
    for bar in bars_of(rows):
        assert TOP <= bar.range_y <= bar.y <= BASE < HEIGHT
        assert bar.label_y > 0
        assert 0 <= bar.x < bar.x + bar.width <= 100


@given(rows=rows)
def test_bar_is_no_lower_than_that_of_a_smaller_figure(rows: list[Row]) -> None:
    known = [(bar.span, bar.height, bar.height + bar.range_height) for bar in bars_of(rows) if bar.span]

    lowest = [height for _, height, _ in sorted(known, key=lambda bar: bar[0][0])]
    highest = [height for *_, height in sorted(known, key=lambda bar: bar[0][1])]
    assert (lowest, highest) == (sorted(lowest), sorted(highest))


@given(rows=rows)
def test_every_meeting_keeps_its_place_and_its_figures(rows: list[Row]) -> None:
    chart = attendance_chart(rows)

    assert [mark.row for mark in chart.marks] == rows
    assert [tuple(bar.span for bar in mark.bars) for mark in chart.marks] == [(r.parties, r.countries) for r in rows]


def test_unknown_figure_is_no_bar_and_differs_from_nobody() -> None:
    unknown, nobody = bars_of([Row(None, (0, 0))])

    assert (unknown.span, unknown.height, nobody.span) == (None, 0, (0, 0))
    assert attendance_chart([Row(None, (0, 0))]).has_unknown


def test_range_stands_on_the_lowest_figure() -> None:
    bar, certain = bars_of([Row((59, 71), (59, 59))])

    assert bar.is_range
    assert bar.height == certain.height
    assert bar.range_height > 0 == certain.range_height
