"""Natural Earth's outlines, once -> `outlines.json`: projected, rounded, by country code.

    DJANGO_SETTINGS_MODULE=imcwp.settings \
        python -m archive.charts.outlines.reducing countries-110m.json countries-10m.json

reads the two TopoJSON files of world-atlas 2.0.2 (Natural Earth 4.1, in the public
domain): shapes from the coarse one, and from the fine one the places of countries that
the coarse one leaves out.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from django_countries import countries

WIDTH = 1000
# The islands of the Pacific that are farthest out lie a little inside of these.
WEST, EAST = -12, 996
# The map ends where nobody has founded a party.
NORTH, SOUTH = 83.7, -56.0
# The edge of the map runs through the Bering Strait; what lies beyond belongs to the other side.
MERIDIAN, SEAM = 11.0, -169.5
# The largest ring of a country is always kept, others if one could see them.
LEAST_AREA = 2.0
# A country whose frame has no more area than this gets a circle too.
SMALL = 40
# Parts of other countries by the outlines, that have a code of their own.
APART = {
    "GF": (-53.1, 4.0), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.65), "RE": (55.5, -21.1), "YT": (45.15, -12.8),
    "BQ": (-68.3, 12.2), "CC": (96.8, -12.2), "CX": (105.6, -10.5), "SJ": (16.0, 78.5), "TK": (-171.8, -9.2),
}  # fmt: skip

Point = tuple[float, float]
Ring = list[Point]


def equal_earth(longitude: float, latitude: float) -> Point:
    """The Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas are true."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    stretch = 9 * a4 * angle**8 + 7 * a3 * angle**6 + 3 * a2 * angle**2 + a1
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * stretch)
    return x, a4 * angle**9 + a3 * angle**7 + a2 * angle**3 + a1 * angle


SCALE = WIDTH / 2 / equal_earth(180, 0)[0]
TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((TOP - equal_earth(0, SOUTH)[1]) * SCALE)


def placed(longitude: float, latitude: float) -> Point:
    x, y = equal_earth(longitude - MERIDIAN, latitude)
    return WIDTH / 2 + x * SCALE, (TOP - y) * SCALE


class Topology:
    """A TopoJSON file: each border once, however many countries share it."""

    def __init__(self, path: str) -> None:
        read = json.loads(Path(path).read_text())
        self.countries: list[dict[str, Any]] = read["objects"]["countries"]["geometries"]
        self.scale, self.start = read["transform"]["scale"], read["transform"]["translate"]
        self.arcs = [self._decoded(arc) for arc in read["arcs"]]

    def _decoded(self, arc: list[list[int]]) -> Ring:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * self.scale[0] + self.start[0], y * self.scale[1] + self.start[1]))
        return points

    def rings(self, country: dict[str, Any]) -> Iterator[Ring]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for arcs in chain.from_iterable(polygons):
            joined = chain.from_iterable(self._arc(number)[1:] for number in arcs)
            yield _shifted([*joined])

    def _arc(self, number: int) -> Ring:
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]


def _shifted(ring: Ring) -> Ring:
    """In one piece, on the side of the map where most of it is."""
    turns, whole = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > 180) - (x - before > 180)
        whole.append((x + 360 * turns, y))
    middle = centre(whole)[0]
    turn = 360 * ((middle < SEAM) - (middle > SEAM + 360))
    return [(x + turn, y) for x, y in whole]


def area(ring: Iterable[Point]) -> float:
    points = [*ring]
    return sum(x * v - u * y for (x, y), (u, v) in pairwise([*points, points[0]])) / 2


def centre(ring: Ring) -> Point:
    """Of the ring's bounds, which is inside it enough for so small a thing."""
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def path_of(rings: Iterable[list[tuple[int, int]]]) -> str:
    return "".join(_drawn(ring) for ring in rings)


def _drawn(ring: list[tuple[int, int]]) -> str:
    steps = [(u - x, v - y) for (x, y), (u, v) in pairwise(ring)]
    said = "".join(f"{dx:+d}{dy:+d}" for dx, dy in steps)
    return f"M{ring[0][0]} {ring[0][1]}l{said.lstrip('+').replace('+', ' ')}z"


def rounded(ring: Ring) -> list[tuple[int, int]]:
    """Whole numbers, without points that say nothing more."""
    found: list[tuple[int, int]] = []
    for x, y in ((round(x), round(y)) for x, y in ring):
        if found and found[-1] == (x, y):
            continue
        if len(found) > 1 and _is_straight(found[-2], found[-1], (x, y)):
            found.pop()
        found.append((x, y))
    return found


def _is_straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def code_of(country: dict[str, Any]) -> str:
    """Empty where the outlines show what has no code."""
    return str(countries.alpha2(country.get("id", "")))


def shapes(coarse: Topology) -> Iterator[tuple[str, list[Ring]]]:
    for country in coarse.countries:
        if country["properties"]["name"] != "Antarctica":
            yield code_of(country), [[placed(*point) for point in ring] for ring in coarse.rings(country)]


def visible(rings: list[Ring]) -> list[list[tuple[int, int]]]:
    largest, *others = sorted(rings, key=lambda ring: -abs(area(ring)))
    kept = [largest, *(ring for ring in others if abs(area(ring)) >= LEAST_AREA)]
    return [ring for ring in map(rounded, kept) if len(ring) > 2]


def is_small(rings: list[Ring]) -> bool:
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) <= SMALL


def reduced(coarse: Topology, fine: Topology) -> dict[str, Any]:
    outlines, circles, uncoded = {}, {}, ""
    for code, rings in shapes(coarse):
        if not code:
            uncoded += path_of(visible(rings))
            continue
        outlines[code] = path_of(visible(rings))
        if is_small(rings):
            circles[code] = _place(max(rings, key=lambda ring: abs(area(ring))))
    for country in fine.countries:
        if (code := code_of(country)) and code not in outlines and code != "AQ":
            largest = max(fine.rings(country), key=lambda ring: abs(area(ring)))
            circles[code] = _place([placed(*point) for point in largest])
    circles |= {code: _place([placed(*point)]) for code, point in APART.items()}
    return {
        "source": "Natural Earth 4.1, 1:110m, https://www.naturalearthdata.com/ (public domain)",
        "projection": f"Equal Earth, central meridian {MERIDIAN:g}° E",
        "frame": [WEST, 0, EAST - WEST, HEIGHT],
        "outlines": dict(sorted(outlines.items())),
        "uncoded": uncoded,
        "circles": dict(sorted(circles.items())),
    }


def _place(ring: Ring) -> list[int]:
    return [round(value) for value in centre(ring)]


if __name__ == "__main__":
    found = reduced(Topology(sys.argv[1]), Topology(sys.argv[2]))
    target = Path(__file__).with_name("outlines.json")
    target.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
