"""Numbers -> a few shades: each step's numbers are about as many times greater as the last's."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

SHADES = 5


@dataclass(frozen=True)
class Step:
    """From `least` to `most`, drawn in this shade; the darkest is the last."""

    shade: int
    least: int
    most: int


class Steps(tuple[Step, ...]):
    """All steps from one up to the highest number."""

    __slots__ = ()

    def shade(self, number: int) -> int:
        return self[bisect_right([step.least for step in self], number) - 1].shade


def steps(numbers: Iterable[int]) -> Steps:
    """At most as many steps as there are shades; numbers below one have none."""
    highest = max(numbers, default=0)
    if highest < 1:
        return Steps()
    bounds = sorted({round(highest ** (part / SHADES)) for part in range(SHADES)})
    ends = [*(bound - 1 for bound in bounds[1:]), highest]
    first = SHADES - len(bounds) + 1
    return Steps(Step(first + place, *ends_of) for place, ends_of in enumerate(zip(bounds, ends, strict=True)))
