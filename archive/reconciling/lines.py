"""A list in which the order counts and no line has a key, such as the signatories of a statement.

Lines are paired with those that they continue: those that are the same first, then
those of the same name, of the same party, and last those in the same place whose names
are alike.  A name and its party are one answer to "who signed": what one editor changed
of the name and another of the party makes a signatory that neither has seen, so it is asked.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from .merge import Collision, Key, Merge

# The first column is the name, the second the party.
Line = tuple[str, ...]
WHO = 2
ORDER = "order"
# Of a hundred: a slip of the pen keeps far more, another name rarely as much.
LEAST_ALIKE = 60


@dataclass(frozen=True)
class _Version:
    """One editor's list: which lines, by their names, in which order."""

    order: list[str]
    lines: dict[str, Line]

    def of(self, names: Iterable[str]) -> list[str]:
        wanted = {*names}
        return [name for name in self.order if name in wanted]


def merge_lines(
    merge: Merge, key: Key, base: Sequence[Line], theirs: Sequence[Line], mine: Sequence[Line]
) -> list[Line]:
    old, new, own = _versions(base, theirs, mine)
    order = _merge_order(merge, key, old, new, own)
    merged = {
        name: _merge_line(merge, (*key, name), old.lines.get(name), new.lines.get(name), own.lines.get(name))
        for name in order
    }
    return [line for name in order for line in merged[name]]


def _versions(base: Sequence[Line], theirs: Sequence[Line], mine: Sequence[Line]) -> tuple[_Version, ...]:
    width = max((len(line) for line in (*base, *theirs, *mine)), default=WHO)
    old, new, own = ([line + ("",) * (width - len(line)) for line in lines] for lines in (base, theirs, mine))
    names_new = [f"{n}" if n is not None else f"theirs{i}" for i, n in enumerate(_continued(old, new))]
    names_own = [f"{n}" if n is not None else f"mine{i}" for i, n in enumerate(_continued(old, own))]
    added_new = [i for i, name in enumerate(names_new) if name.startswith("theirs")]
    added_own = [i for i, name in enumerate(names_own) if name.startswith("mine")]
    # A line that both added is one line.
    both = _pair([new[i] for i in added_new], [own[i] for i in added_own], by=(_whole, _name))
    for i, found in zip(added_own, both, strict=True):
        if found is not None:
            names_own[i] = names_new[added_new[found]]
    return (
        _version([str(i) for i in range(len(old))], old),
        _version(names_new, new),
        _version(names_own, own),
    )


def _version(names: list[str], lines: list[Line]) -> _Version:
    return _Version(names, dict(zip(names, lines, strict=True)))


# --- Which line continues which


def _whole(line: Line) -> Hashable:
    return line


def _name(line: Line) -> Hashable:
    return line[0]


def _party(line: Line) -> Hashable:
    return line[1] or None


def _continued(old: Sequence[Line], new: Sequence[Line]) -> list[int | None]:
    return _pair_in_place(old, new, _pair(old, new, by=(_whole, _name, _party)))


def _pair(old: Sequence[Line], new: Sequence[Line], by: Sequence[Callable[[Line], Hashable]]) -> list[int | None]:
    """For each new line the old one that it continues."""
    pairs: list[int | None] = [None] * len(new)
    for i, j in _unmoved(old, new):
        pairs[j] = i
    for key in by:
        waiting: dict[Hashable, list[int]] = {}
        for i in sorted({*range(len(old))} - {*pairs}, reverse=True):
            waiting.setdefault(key(old[i]), []).append(i)
        for j, line in enumerate(new):
            if pairs[j] is None and key(line) is not None and waiting.get(key(line)):
                pairs[j] = waiting[key(line)].pop()
    return pairs


def _unmoved(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Lines that are the same between the same neighbours; of two that are alike, the one in its place."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    end = next((i for i in range(shorter - start) if old[-1 - i] != new[-1 - i]), shorter - start)
    middle = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    yield from ((i, i) for i in range(start))
    for i, j, size in middle.get_matching_blocks():
        yield from ((start + i + step, start + j + step) for step in range(size))
    yield from ((len(old) - 1 - i, len(new) - 1 - i) for i in range(end))


def _pair_in_place(old: Sequence[Line], new: Sequence[Line], pairs: list[int | None]) -> list[int | None]:
    """Between the same neighbours, in turn, and with names that are alike."""
    waiting = _behind(range(len(old)), {i: i for i in pairs if i is not None})
    arrived = _behind(range(len(new)), {j: i for j, i in enumerate(pairs) if i is not None})
    found = [(i, j) for before in arrived for i, j in zip(waiting.get(before, ()), arrived[before], strict=False)]
    alike = {j: i for i, j in found if fuzz.ratio(old[i][0], new[j][0]) >= LEAST_ALIKE}
    return [alike.get(j, i) for j, i in enumerate(pairs)]


def _behind(places: Iterable[int], paired: Mapping[int, int]) -> dict[int, list[int]]:
    """Unpaired lines by the last paired one before them."""
    groups: dict[int, list[int]] = {}
    before = -1
    for place in places:
        if place in paired:
            before = paired[place]
        else:
            groups.setdefault(before, []).append(place)
    return groups


# --- The order


def _merge_order(merge: Merge, key: Key, old: _Version, new: _Version, own: _Version) -> list[str]:
    """The order of whoever moved lines; the lines that the other added stand behind their neighbours."""
    both = [name for name in old.order if name in new.lines and name in own.lines]
    before, theirs, mine = old.of(both), new.of(both), own.of(both)
    if mine in (theirs, before):
        return _woven(new, own, theirs_first=True)
    if theirs == before:
        return _woven(own, new, theirs_first=False)
    answer = merge.ask(Collision((*key, ORDER), [*old.lines.values()], [*new.lines.values()], [*own.lines.values()]))
    if answer == [*new.lines.values()]:
        return _woven(new, own, theirs_first=True)
    return _woven(own, new, theirs_first=False)


def _woven(leading: _Version, other: _Version, *, theirs_first: bool) -> list[str]:
    """Of what both added behind one line, theirs stands first, as it was saved first."""
    order = [*leading.order]
    place, previous = 0, ""
    for name in other.order:
        if name not in leading.lines:
            if previous in leading.lines:
                place = order.index(previous) + 1
            while theirs_first and place < len(order) and _is_added_by_one(order[place], other):
                place += 1
            order.insert(place, name)
            place += 1
        previous = name
    return order


def _is_added_by_one(name: str, other: _Version) -> bool:
    return name.startswith("theirs") and name not in other.lines


# --- One line


def _merge_line(merge: Merge, key: Key, base: Line | None, theirs: Line | None, mine: Line | None) -> list[Line]:
    """None, one, or as many as the editor has made of it."""
    if theirs in (mine, base):
        return _lines(mine)
    if mine == base:
        return _lines(theirs)
    suggested = _columns(base or ("",) * len(mine), theirs, mine) if theirs and mine else None
    if suggested and base and suggested[:WHO] in (theirs[:WHO], mine[:WHO]):  # type: ignore[index]
        return [suggested]
    answer: list[Line] = merge.ask(
        Collision(key, _lines(base), _lines(theirs), _lines(mine), suggested=_lines(suggested))
    )
    return answer


def _lines(line: Line | None) -> list[Line]:
    return [] if line is None else [line]


def _columns(base: Line, theirs: Line, mine: Line) -> Line | None:
    """Column by column; None where a column of both collides."""
    if any(t not in (m, b) and m != b for b, t, m in zip(base, theirs, mine, strict=True)):
        return None
    return tuple(t if m == b else m for b, t, m in zip(base, theirs, mine, strict=True))
