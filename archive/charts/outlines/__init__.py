"""The outlines of the world's countries, as `reducing.py` made them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Place = tuple[int, int]


@dataclass(frozen=True)
class Outlines:
    """By country code: a path, a place for a circle, or both where the path is hard to see."""

    frame: tuple[int, int, int, int]
    paths: dict[str, str]
    circles: dict[str, Place]
    # Land that the outlines show apart and that has no code.
    uncoded: str


@cache
def world() -> Outlines:
    read = json.loads(Path(__file__).with_name("outlines.json").read_text(encoding="utf-8"))
    circles = {code: (x, y) for code, (x, y) in read["circles"].items()}
    return Outlines(tuple(read["frame"]), read["outlines"], circles, read["uncoded"])
