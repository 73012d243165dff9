"""Shades: every number has one, and a greater number never a lighter one."""

from hypothesis import given
from hypothesis import strategies as st

from archive.charts.steps import SHADES, steps

numbers = st.lists(st.integers(0, 10**7), max_size=30)


@given(numbers=numbers)
def test_steps_follow_each_other_from_one_to_the_highest(numbers: list[int]) -> None:
    found = steps(numbers)

    bounds = [(step.least, step.most) for step in found]
    assert [least for least, _ in bounds[1:]] == [most + 1 for _, most in bounds[:-1]]
    assert not bounds or (bounds[0][0], bounds[-1][1]) == (1, max(numbers))
    assert [step.shade for step in found] == [*range(SHADES - len(found) + 1, SHADES + 1)]


@given(numbers=numbers)
def test_number_has_the_shade_of_its_step(numbers: list[int]) -> None:
    found = steps(numbers)

    for number in filter(None, numbers):
        [step] = [step for step in found if step.least <= number <= step.most]
        assert found.shade(number) == step.shade


def test_ones_alone_make_one_step() -> None:
    assert [(step.shade, step.least, step.most) for step in steps([1, 1])] == [(SHADES, 1, 1)]
