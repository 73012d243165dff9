"""A number for each country -> shapes on the world's map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .outlines import Outlines, Place, world
from .steps import Steps, steps


@dataclass(frozen=True)
class CountryMark:
    code: str
    count: int
    shade: int
    url: str
    path: str
    circle: Place | None


@dataclass(frozen=True)
class WorldMap:
    marks: tuple[CountryMark, ...]
    # All other land, as one path.
    land: str
    steps: Steps
    frame: tuple[int, int, int, int]
    # Countries that have a number and no place in the outlines.
    unplaced: tuple[str, ...]

    @property
    def view_box(self) -> str:
        return " ".join(map(str, self.frame))


def world_map(counts: Mapping[str, int], link: Callable[[str], str]) -> WorldMap:
    """Each country with a number, small ones last, so that their circles lie above their neighbours."""
    outlines, found = world(), {code: count for code, count in counts.items() if count > 0}
    shades = steps(found.values())
    placed = [code for code in found if code in outlines.paths or code in outlines.circles]
    placed.sort(key=lambda code: code in outlines.circles)
    return WorldMap(
        marks=tuple(_mark(code, found[code], shades, link(code), outlines) for code in placed),
        land=outlines.uncoded + "".join(path for code, path in outlines.paths.items() if code not in found),
        steps=shades,
        frame=outlines.frame,
        unplaced=tuple(code for code in found if code not in placed),
    )


def _mark(code: str, count: int, shades: Steps, url: str, outlines: Outlines) -> CountryMark:
    return CountryMark(code, count, shades.shade(count), url, outlines.paths.get(code, ""), outlines.circles.get(code))
