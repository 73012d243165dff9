"""The names under a statement, however they are laid out, to the letter and in their order.

markers.py     bullets and numbers before a name
names.py       whether a text is a name
headings.py    the words that open a list or part it; counts.py how many they speak of
endings.py     what ends a list
splitting.py   several names in one text, runons.py those without anything between them
runs.py        the best of these ways; wrapping.py lines that break inside names
listparts.py   what a line can be to a list, listlines.py which of these it is
candidates.py  the lists of a page; sentences.py those in a sentence
"""

from collections.abc import Collection, Sequence

from archive.importing.document import FoundList, Line, Problem

from .candidates import Candidate, candidates_of
from .counts import claimed_count
from .headings import speaks_of_signing
from .listlines import parts_of
from .listparts import Kind, Part

_LONGEST_CLAIM = 2_000
_FEWEST_TO_COMPARE = 3


def find_signatories(lines: Sequence[Line], *, known: Collection[str] = frozenset()) -> FoundList | None:
    """The fullest list of a page, the first of several as full.

    Names of which a page says only that they took part come as an empty list with a problem;
    its lines are none, so that nothing is cut away.
    """
    parts = list(parts_of(lines, known))
    lists = sorted(candidates_of(parts, known), key=lambda found: found.weight, reverse=True)
    if signed := [found for found in lists if found.is_signed]:
        return _found(signed[0], _claimed(parts, signed[0]), _disagreement(signed))
    return _attended(lists[0]) if lists else None


def _found(chosen: Candidate, claimed: int | None, problems: Sequence[Problem]) -> FoundList:
    return FoundList(
        names=chosen.names,
        first_line=chosen.first,
        last_line=chosen.last,
        heading=chosen.heading,
        claimed_count=claimed,
        problems=(*chosen.problems, *problems),
    )


def _attended(found: Candidate) -> FoundList:
    message = "The page names those who took part, and none who signed."
    problem = Problem(code="attendance_not_signatures", message=message, line=found.first)
    return FoundList(names=(), first_line=found.first, last_line=found.first - 1, problems=(problem,))


def _claimed(parts: Sequence[Part], chosen: Candidate) -> int | None:
    """From the heading, then the title, then whatever speaks of signing before the list."""
    before = [part.text for part in parts if part.first <= chosen.first and part.kind is not Kind.BLANK]
    spoken = (text for text in before[2:] if len(text) < _LONGEST_CLAIM and speaks_of_signing(text))
    return claimed_count([chosen.heading, *before[:2], *spoken])


def _disagreement(signed: Sequence[Candidate]) -> list[Problem]:
    """Lists of one page that differ in length: the fullest is taken, an editor is told."""
    chosen = signed[0]
    others = [found for found in signed[1:] if found.is_listed and len(found.names) >= _FEWEST_TO_COMPARE]
    return [
        Problem(
            code="lists_differ",
            message=f"Another list of the page has {len(other.names)} names, not {len(chosen.names)}.",
            line=other.first,
        )
        for other in others
        if len(other.names) != len(chosen.names)
    ]
