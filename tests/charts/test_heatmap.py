"""The triangle: a cell for each two, inside the frame, darker with the number."""

from hypothesis import given
from hypothesis import strategies as st

from archive.charts.heatmap import MOST_LETTERS, HeatMap, heat_map

triangles = st.integers(0, 9).flatmap(
    lambda size: st.tuples(*(st.lists(st.integers(0, 500), min_size=row, max_size=row) for row in range(size)))
)


def heat_map_of(rows: tuple[list[int], ...]) -> HeatMap:
    return heat_map([f"Party {row}" for row, _ in enumerate(rows)], rows, lambda a, b: f"/?a={a}&b={b}")


@given(rows=triangles)
def test_cells_and_names_stay_inside_the_frame(rows: tuple[list[int], ...]) -> None:
    chart = heat_map_of(rows)

    for cell in chart.cells:
        assert 0 <= cell.x < cell.x + chart.size <= chart.width
        assert 0 <= cell.y < cell.text_y < cell.y + chart.size <= chart.height
    assert all(name.x < chart.width and name.y < chart.height for name in chart.names)


@given(rows=triangles)
def test_every_pair_has_one_cell_with_its_number(rows: tuple[list[int], ...]) -> None:
    cells = {(cell.column, cell.row): cell for cell in heat_map_of(rows).cells}

    expected = {(column, row): count for row, counts in enumerate(rows) for column, count in enumerate(counts)}
    assert {pair: cell.count for pair, cell in cells.items()} == expected
    assert all(cell.url == (f"/?a={a}&b={b}" if cell.count else "") for (a, b), cell in cells.items())


@given(rows=triangles)
def test_greater_number_is_never_lighter(rows: tuple[list[int], ...]) -> None:
    cells = sorted(heat_map_of(rows).cells, key=lambda cell: cell.count)

    assert [cell.shade for cell in cells] == sorted(cell.shade for cell in cells)


def test_long_name_is_cut() -> None:
    [name] = heat_map(["A" * 300], [[]], "{}{}".format).names

    assert len(name.text) == MOST_LETTERS
    assert name.text.endswith("…")
