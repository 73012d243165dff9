"""Lists with an order: merged as by hand, or reported as a collision."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reconciling import Line, Merge, merge_lines
from archive.reconciling.lines import ORDER

NAMES = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"]


def lines(text: str) -> list[Line]:
    """ "A:p B" is the name A with the party p, then B without one."""
    parts = [(*part.split(":"), "", "") for part in text.split()]
    return [part[:3] for part in parts]


def merged(base: str, theirs: str, mine: str) -> tuple[list[Line], list[tuple[str, ...]]]:
    merge = Merge()
    result = merge_lines(merge, (), lines(base), lines(theirs), lines(mine))
    return result, [collision.key for collision in merge.collisions]


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "expected"),
    [
        ("A B C", "A:p B C", "A B C:q", "A:p B C:q"),
        ("A B", "A:p B", "A::note B", "A:p:note B"),
        ("A B C", "A C", "A B C D", "A C D"),
        ("A B", "A T B", "A M B", "A T M B"),
        ("A B", "A M T B", "A M B", "A M T B"),
        ("A B", "A T B", "A M T B", "A M T B"),
        ("A B", "T A B", "M A B", "T M A B"),
        ("A B C", "C A B", "A B C M", "C M A B"),
        ("A B C", "A T B C", "B A C", "B A T C"),
        ("A B C", "C B A", "C B A", "C B A"),
        ("A B C", "B C", "B C", "B C"),
        ("A B C", "B A C", "A B", "B A"),
        ("A A", "A:p A", "A A::n", "A:p A::n"),
        ("A X A Y", "A:p X A Y:q", "A X A::n Y", "A:p X A::n Y:q"),
        ("Communst:p B", "Communist:p B", "Communst:p B:q", "Communist:p B:q"),
        ("", "A", "B", "A B"),
    ],
)
def test_lists_are_merged_line_by_line(base: str, theirs: str, mine: str, expected: str) -> None:
    assert merged(base, theirs, mine) == (lines(expected), [])


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "key"),
    [
        ("A B", "A:p B", "A:q B", ("0",)),
        ("A B", "A:p B", "B", ("0",)),
        ("A B", "B", "A:p B", ("0",)),
        ("A B C", "B A C", "A C B", (ORDER,)),
        ("A", "A M:p", "A M:q", ("theirs1",)),
        # A name and a party that neither editor has seen together.
        ("Communst", "Communst:p", "Communist", ("0",)),
    ],
)
def test_what_both_changed_is_asked(base: str, theirs: str, mine: str, key: tuple[str, ...]) -> None:
    assert merged(base, theirs, mine)[1] == [key]


def test_suggested_is_what_both_changed_of_one_line_unless_they_contradict_each_other() -> None:
    merge = Merge()

    merge_lines(merge, (), lines("Communst A"), lines("Communst:p A:p"), lines("Communist A:q"))

    assert [collision.suggested for collision in merge.collisions] == [lines("Communist:p"), []]


def test_name_in_the_place_of_quite_another_is_a_line_of_its_own() -> None:
    result, collisions = merged("A Bulgaria C", "A Bulgaria:bg C", "A Mexico C")

    assert collisions == [("1",)]
    assert ("Mexico", "", "") in result


def test_decided_collision_has_its_answer_and_may_be_several_lines() -> None:
    merge = Merge({("0",): lines("A:p A:q")})

    assert merge_lines(merge, (), lines("A B"), lines("A:p B"), lines("A:q B")) == lines("A:p A:q B")
    assert merge.undecided == []


def test_chosen_order_keeps_what_the_other_added() -> None:
    base, theirs, mine = lines("A B C"), lines("B A C T"), lines("A C B M")
    merge = Merge({(ORDER,): theirs})

    assert merge_lines(merge, (), base, theirs, mine) == lines("B M A C T")


# --- Any two edits, against a merge by hand in which every line has a key

Keyed = dict[str, Line]
Edit = tuple[str, int, int]
edits = st.lists(st.tuples(st.sampled_from(["party", "note", "delete", "insert", "move"]), *[st.integers(0, 5)] * 2))


def edited(base: Keyed, changes: Sequence[Edit], who: str) -> Keyed:
    keys, content = [*base], dict(base)
    for number, (what, place, other) in enumerate(changes):
        key = keys[place % len(keys)] if keys else None
        if what == "insert":
            new = f"{who}{number}"
            keys.insert(place, new)
            content[new] = (f"{who} new {number}", "", "")
        elif key is None:
            continue
        elif what == "delete":
            keys.remove(key)
        elif what == "move":
            keys.remove(key)
            keys.insert(other, key)
        else:
            name, party, note = content[key]
            content[key] = (name, f"p{other}", note) if what == "party" else (name, party, f"n{other}")
    return {key: content[key] for key in keys}


def merged_by_hand(base: Keyed, theirs: Keyed, mine: Keyed) -> dict[str, Line | None]:
    """Content of each line; None where it is gone."""
    result: dict[str, Line | None] = {}
    for key in base | theirs | mine:
        versions = base.get(key), theirs.get(key), mine.get(key)
        if key not in base:
            result[key] = versions[1] or versions[2]
        elif versions[1] is None or versions[2] is None:
            result[key] = None
        else:
            pairs = zip(*versions, strict=True)  # type: ignore[arg-type]
            result[key] = tuple(t if m == b else m for b, t, m in pairs)
    return result


@given(st.integers(0, 6), edits, edits)
def test_any_two_edits_merge_as_by_hand_or_are_asked(size: int, their_edits: list[Edit], my_edits: list[Edit]) -> None:
    base: Keyed = {name: (name, "", "") for name in NAMES[:size]}
    theirs, mine = edited(base, their_edits, "theirs"), edited(base, my_edits, "mine")
    merge = Merge()

    result = merge_lines(merge, (), [*base.values()], [*theirs.values()], [*mine.values()])

    by_hand = merged_by_hand(base, theirs, mine)
    if not merge.collisions:
        assert sorted(result) == sorted(line for line in by_hand.values() if line)
        assert_order(result, base, theirs, mine)
    for collision in merge.collisions:
        assert collision.theirs not in (collision.base, collision.mine)
        assert collision.mine != collision.base


def assert_order(result: list[Line], base: Keyed, theirs: Keyed, mine: Keyed) -> None:
    """The lines that all have stand as with the one editor who moved any."""
    common = [key for key in base if key in theirs and key in mine]
    orders = [[key for key in version if key in common] for version in (base, theirs, mine)]
    expected = orders[1] if orders[2] == orders[0] else orders[2]
    names = [line[0] for line in result]
    assert [name for name in names if name in common] == expected
