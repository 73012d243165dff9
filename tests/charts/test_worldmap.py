"""The map: every country somewhere, inside the frame, small ones with a circle."""

import re

import pytest
from django_countries import countries
from hypothesis import given
from hypothesis import strategies as st

from archive.charts.outlines import world
from archive.charts.worldmap import WorldMap, world_map

CODES = sorted({code for code, _ in countries})
counts_by_country = st.dictionaries(st.sampled_from(CODES), st.integers(-1, 10**6), max_size=20)
# No party, no state: their outlines or places are left out for good.
NOWHERE = {"AQ", "BV", "HM", "IO", "UM"}


def map_of(counts: dict[str, int]) -> WorldMap:
    return world_map(counts, lambda code: f"/statements/?country={code}")


def points(path: str) -> list[tuple[int, int]]:
    """Where a path goes; moves are absolute, lines relative."""
    found = []
    for x, y, lines in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
        at = (int(x), int(y))
        found.append(at)
        steps = [*map(int, re.findall(r"-?\d+", lines))]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            at = (at[0] + dx, at[1] + dy)
            found.append(at)
    return found


def test_every_country_has_its_place() -> None:
    placed = {mark.code for mark in map_of(dict.fromkeys(CODES, 1)).marks}

    assert set(CODES) - placed <= NOWHERE


def test_outlines_stay_inside_the_frame() -> None:
    outlines = world()
    x, y, width, height = outlines.frame

    everything = [*points(outlines.uncoded), *outlines.circles.values()]
    everything += [point for path in outlines.paths.values() for point in points(path)]
    outside = [at for at in everything if not (x <= at[0] <= x + width and y <= at[1] <= y + height)]
    assert outside == []


@pytest.mark.parametrize("code", ["MT", "BH", "PS", "LU", "LB", "CY", "RE", "GP", "SG", "VA"])
def test_small_country_has_a_circle(code: str) -> None:
    assert map_of({code: 1}).marks[0].circle


@pytest.mark.parametrize(("code", "west", "east"), [("RU", 500, 960), ("FJ", 940, 990), ("NZ", 860, 980)])
def test_country_at_the_date_line_is_on_one_side(code: str, west: int, east: int) -> None:
    across = [x for x, _ in points(world().paths[code])]

    assert west <= min(across) < max(across) <= east


@given(counts=counts_by_country)
def test_map_shows_every_number_once(counts: dict[str, int]) -> None:
    found = map_of(counts)

    shown = {mark.code: mark.count for mark in found.marks}
    assert len(shown) == len(found.marks)
    assert shown.keys() | {*found.unplaced} == {code for code, count in counts.items() if count > 0}
    assert all(counts[code] == count for code, count in shown.items())


@given(counts=counts_by_country)
def test_greater_number_is_never_lighter(counts: dict[str, int]) -> None:
    marks = sorted(map_of(counts).marks, key=lambda mark: mark.count)

    assert [mark.shade for mark in marks] == sorted(mark.shade for mark in marks)


def test_country_that_the_outlines_do_not_know_is_said() -> None:
    assert map_of({"AQ": 1}).unplaced == ("AQ",)
