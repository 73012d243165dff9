"""One merge and the questions that it asks; single values and sets of choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

# Where a thing stands in the document, outermost first.
Key = tuple[str, ...]
# What a browser sends for one field.
Value = list[str]


@dataclass(frozen=True)
class Collision:
    """Two answers to one question; None is an answer too: that the thing is gone, or was not yet there."""

    key: Key
    base: Any
    theirs: Any
    mine: Any
    # Something of both, to be mended by hand.
    suggested: Any = None


@dataclass
class Merge:
    """Gathers what collides.  What is decided already is asked again, and answered."""

    decided: Mapping[Key, Any] = field(default_factory=dict)
    collisions: list[Collision] = field(default_factory=list)

    def ask(self, collision: Collision) -> Any:
        """Mine for the time being, so that nothing typed is out of sight."""
        self.collisions.append(collision)
        return self.decided.get(collision.key, collision.mine)

    @property
    def undecided(self) -> list[Collision]:
        return [collision for collision in self.collisions if collision.key not in self.decided]


# Of one field: where it stands, its base (None if unknown), theirs and mine.
ValueMerger = Callable[[Merge, Key, Value | None, Value, Value], Value]


def merge_value(merge: Merge, key: Key, base: Value | None, theirs: Value, mine: Value) -> Value:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    answer: Value = merge.ask(Collision(key, base, theirs, mine))
    return answer


def merge_choices(merge: Merge, key: Key, base: Value | None, theirs: Value, mine: Value) -> Value:
    """Sets of choices never collide: what either added is in, what either removed is out."""
    if base is None:
        return merge_value(merge, key, base, theirs, mine)
    removed = ({*base} - {*theirs}) | ({*base} - {*mine})
    return sorted(({*theirs} | {*mine}) - removed)
