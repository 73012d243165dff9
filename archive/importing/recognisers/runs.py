"""Names that run on in one paragraph, parted by whatever parts them best, and lines that break inside names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from functools import partial

from .headings import speaks_of_attending, speaks_of_signing
from .names import bodies_in, is_known, is_name
from .runons import at_seams, run_on, seams
from .spans import Span, Text, taken
from .splitting import comma_run, dash_run, separated

Known = Collection[str]
_COMMA = re.compile("[,،]")
# A list of a thousand names is shorter; what is longer is no line of names, and reading one takes time by the square.
LONGEST_RUN = 50_000
_SPOKEN = 300
_OF_NARRATION = re.compile(
    r"\b(?:issued|declared|other parties|otros partidos|autres partis|altri partiti|is|are|was|were|has|have"
    r"|been|will|that|which|who|its|their|our|we|condemn|condemns|express|took|attended|hold|held"
    r"|que|han|ha|qui|sont|ont|che|sono|hanno|haben|sind|wurde|nahmen|foram|são|são|что|были|που|είναι|ήταν"
    r"|jest|som har)\b"
)
DANGLING = re.compile(
    r"(?i).*\b(?:of|the|and|for|in|de|del|della|dei|di|da|do|du|des|la|el|les|y|e|et|und|der|och|för|av|i"
    r"|communist|workers['’]?"
    r"|socialist|new|revolutionary)|.*[-–&,]$"
)
GOES_ON = re.compile(r"(?:of|the|and|for|in|de|del|della|dei|di|da|do|du|des|la|et|und|der|för|av)\s")


def wrapped_run(text: Text, known: Known) -> list[Span]:
    """The names of lines joined; nothing if they are not names alone."""
    body = text.text.rstrip(" .")
    if not could_be_run(body):
        return []
    cut = partial(cut_at_line_ends, text, known=known)
    return separated(body, known, cut) or cut(_best(body, known, fewest=3))


def several(text: str, known: Known, *, fewest: int) -> list[Span]:
    """The names on one line."""
    if spans := separated(text, known):
        return spans
    if len(run := _best(text, known, fewest=max(fewest, 2))) > 1:
        return run
    pair = at_seams(text, known)
    return pair if len(pair) > 1 else []


def could_be_run(text: str) -> bool:
    """Not the words of a sentence: a run is names and nothing else."""
    if len(text) > LONGEST_RUN or _OF_NARRATION.search(text):
        return False
    return not any(speaks_of_signing(end) or speaks_of_attending(end) for end in {text[:_SPOKEN], text[-_SPOKEN:]})


def _best(text: str, known: Known, *, fewest: int) -> list[Span]:
    """By commas, by dashes or by nothing: whatever makes most names, commas first."""
    ways = [comma_run(text, known, fewest=fewest), dash_run(text, known), run_on(text, known)]
    return max(ways, key=lambda spans: _worth(text, spans, known))


def _worth(text: str, spans: Sequence[Span], known: Known) -> float:
    """Known names count most; what holds several names, or none, counts against."""
    return sum(_worth_of(part, known) for part in taken(text, spans))


def _worth_of(part: str, known: Known) -> float:
    if is_known(part, known):
        return 1.0
    if not is_name(part, known) or bodies_in(part) > 2 or seams(part):
        return -0.1
    return 0.5 if _COMMA.search(part) else 0.6


def cut_at_line_ends(text: Text, spans: Sequence[Span], known: Known) -> list[Span]:
    """A line's end is a blank inside a name, unless names are known on both its sides or whole at every end."""
    parted = _cut_where(text, spans, partial(_parts_known, known=known))
    rest = _cut_where(text, parted, partial(_parts_names, known=known))
    inside = sum(len(_ends_inside(text, span)) for span in parted)
    return rest if len(rest) == len(parted) + inside else parted


def _cut_where(text: Text, spans: Sequence[Span], parts: Callable[[str, str], bool]) -> list[Span]:
    parted: list[Span] = []
    for start, end in spans:
        begin = start
        for at in _ends_inside(text, (start, end)):
            if parts(text.text[begin : at - 1], text.text[at:end]):
                parted.append((begin, at - 1))
                begin = at
        parted.append((begin, end))
    return parted


def _ends_inside(text: Text, span: Span) -> Sequence[int]:
    return text.starts[bisect_right(text.starts, span[0]) : bisect_left(text.starts, span[1])]


def _parts_known(left: str, right: str, known: Known) -> bool:
    return not is_known(f"{left} {right}", known) and is_known(left, known) and is_known(right, known)


def _parts_names(left: str, right: str, known: Known) -> bool:
    if is_known(f"{left} {right}", known) or not is_name(left, known) or not is_name(right, known):
        return False
    return not (DANGLING.fullmatch(left) or GOES_ON.match(right) or right[0] in "([") and " " in right
