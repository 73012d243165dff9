"""What each line of a page is to a list: names, something that may be one, a heading, an end, or prose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import groupby

from archive.importing.document import Line, Problem

from .endings import ends_list, is_date_line
from .headings import Heading, heading_of, parting_of, speaks_of_attending, speaks_of_signing
from .markers import is_ornament, marker_length, stripped
from .names import bodies_in, could_be_name, hints_at_names, is_known, is_name, is_only_country
from .runons import at_seams, run_on, seams
from .spans import Span, Text, joined, split, taken
from .splitting import cells, comma_run, dash_run, separated
from .wordlists import words_of

Known = Collection[str]
# A list of a thousand names is shorter; what is longer is no line of names.
LONGEST_RUN = 150_000
_SPOKEN = 300
_SHORT, _SHORTEST_RUN = 45, 10
_COMMA = re.compile("[,،、，]")
_SIGN = re.compile(r"[;|•·؛]|\s/\s")
_FEWEST_UNSPLIT, _MOST_WORDS_A_BODY = 4, 8
_DANGLING = re.compile(
    r"(?i).*\b(?:of|the|and|for|in|de|del|della|dei|di|da|do|du|des|la|el|les|y|e|et|und|der|och|för|av|i"
    r"|communist|workers['’]?"
    r"|socialist|new|revolutionary)|.*[-–&,]$"
)
_GOES_ON = re.compile(r"(?:of|the|and|for|in|de|del|della|dei|di|da|do|du|des|la|et|und|der|för|av)\s")
_COLON = re.compile(r"[:：]\s*(?=\S)")
_GLUED_HEADING = re.compile(
    r"(?:The )?(?:Signatory |Signing |Subscribing )?(?:Part(?:y|ies|idos|iti|eien|is)|Signatories|Signed by"
    r"|Firmantes|Firmatari|Signataires"
    r"|Signatários|Υπογράφουν|Подписали)(?=[A-ZÀ-ÞΑ-ΩА-Я])"
)


class Kind(Enum):
    NAMES = auto()
    MAYBE = auto()
    HEADING = auto()
    END = auto()
    PROSE = auto()
    BLANK = auto()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line, or several that belong together, as a list sees it."""

    kind: Kind
    text: str
    first: int
    last: int
    names: tuple[tuple[str, int], ...] = ()
    heading: Heading | None = None
    is_marked: bool = False
    # Names run on in one piece, and the list with them.
    is_run: bool = False
    # No name follows: other text runs on after this one.
    is_last: bool = False
    problems: tuple[Problem, ...] = ()
    # Of wrapped prose, to tell on which line a sentence begins.
    source: Text | None = None

    def line_at(self, offset: int) -> int:
        return self.source.line_at(offset) if self.source else self.first


@dataclass(frozen=True)
class Row:
    """A line without blanks, bullet and number."""

    line: int
    text: str
    is_marked: bool

    def as_line(self) -> Line:
        return Line(self.line, self.text)


def parts_of(lines: Sequence[Line], known: Known) -> Iterator[Part]:
    """The page's parts in order, each line in one of them."""
    rows = (_row(line) for line in lines)
    for is_blank, group in groupby(rows, key=lambda row: not row.text):
        found = list(group)
        if is_blank:
            yield Part(kind=Kind.BLANK, text="", first=found[0].line, last=found[-1].line)
        else:
            yield from _paragraph(found, known)


def _row(line: Line) -> Row:
    text = stripped(line.text)
    if is_ornament(text):
        return Row(line.number, "", is_marked=False)
    length = marker_length(text[:40])
    return Row(line.number, stripped(text[length:]), is_marked=length > 0)


def _paragraph(rows: list[Row], known: Known) -> Iterator[Part]:
    for is_marked, group in groupby(_unbroken(rows, known), key=lambda row: row.is_marked):
        found = list(group)
        if is_marked or len(found) == 1:
            yield from _one_by_one(found, known)
        else:
            yield from _together(found, known)


def _one_by_one(rows: Sequence[Row], known: Known) -> Iterator[Part]:
    for row in rows:
        yield from _part(row, known)


def _together(rows: list[Row], known: Known) -> Iterator[Part]:
    """Unmarked lines without blank ones between: each for itself, or wrapped prose or names."""
    begin = next((at for at, row in enumerate(rows) if not _heads(row, known)), len(rows))
    end = next((at for at in range(len(rows), begin, -1) if not ends_list(rows[at - 1].text)), begin)
    body = rows[begin:end]
    is_short = len(body) > 1 and sum(len(row.text) for row in body) <= LONGEST_RUN
    whole = _wrapped(body, known) if is_short else None
    yield from _one_by_one(rows[:begin], known)
    yield from [whole] if whole else _one_by_one(body, known)
    yield from _one_by_one(rows[end:], known)


def _heads(row: Row, known: Known) -> bool:
    """A heading on a line of its own, not the first line of a sentence."""
    if is_known(row.text, known) or heading_of(row.text) is None:
        return False
    return row.text.endswith(":") or len(row.text) < _SHORT


def _wrapped(rows: Sequence[Row], known: Known) -> Part | None:
    """Lines broken wherever their room ended, as mails break them."""
    text = joined([row.as_line() for row in rows])
    if "\t" in text.text:
        return (
            _run(text, _cut_at_line_ends(text, split(text.text, "\t+"), known), rows)
            if _is_tab_run(rows, known)
            else None
        )
    if not (_COMMA.search(text.text) or _is_one_long_run(rows) or _SIGN.search(text.text)):
        return None
    if 2 * sum(_is_one_name(row.text, known) for row in rows) > len(rows):
        return None
    return _run(text, _run_spans(text, known), rows) or (_prose(text, rows) if _has_many_commas(text, rows) else None)


def _has_many_commas(text: Text, rows: Sequence[Row]) -> bool:
    return len(_COMMA.findall(text.text)) >= len(rows) + 2


def _is_one_long_run(rows: Sequence[Row]) -> bool:
    lengths = [len(row.text) for row in rows[:-1]]
    return min(lengths) > 45 and sum(bodies_in(row.text) for row in rows) > 1.5 * len(rows)


def _is_one_name(text: str, known: Known) -> bool:
    return is_known(text, known) or (is_name(text.rstrip(",;"), known) and len(comma_run(text, known, fewest=2)) < 2)


def _prose(text: Text, rows: Sequence[Row]) -> Part | None:
    if heading_of(rows[-1].text):
        return None
    return Part(kind=Kind.PROSE, text=text.text, first=rows[0].line, last=rows[-1].line, source=text)


def _run(text: Text, spans: Sequence[Span], rows: Sequence[Row]) -> Part | None:
    if not spans:
        return None
    names = tuple((text.text[start:end], text.line_at(start)) for start, end in spans)
    return Part(kind=Kind.NAMES, text=text.text, first=rows[0].line, last=rows[-1].line, names=names, is_run=True)


def _run_spans(text: Text, known: Known) -> list[Span]:
    body = text.text.rstrip(" .")
    if not could_be_run(body):
        return []
    cut = partial(_cut_at_line_ends, text, known=known)
    return separated(body, known, cut) or cut(_run_of_names(body, known, fewest=3))


def _run_of_names(text: str, known: Known, *, fewest: int) -> list[Span]:
    """By commas, by dashes or by nothing: whatever makes most names, commas first."""
    ways = [comma_run(text, known, fewest=fewest), dash_run(text, known), run_on(text, known)]
    return max(ways, key=lambda spans: _worth(text, spans, known))


def _worth(text: str, spans: Sequence[Span], known: Known) -> float:
    """Known names count most; what holds several names, or none, counts against."""
    return sum(_worth_of(part, known) for part in taken(text, spans))


def _worth_of(part: str, known: Known) -> float:
    if is_known(part, known):
        return 1.0
    return 0.6 if is_name(part, known) and bodies_in(part) <= 2 and not seams(part) else -0.5


def could_be_run(text: str) -> bool:
    """Not the words of a sentence: a run is names and nothing else."""
    if len(text) > LONGEST_RUN or _OF_NARRATION.search(text):
        return False
    return not any(speaks_of_signing(end) or speaks_of_attending(end) for end in {text[:_SPOKEN], text[-_SPOKEN:]})


_OF_NARRATION = re.compile(
    r"\b(?:issued|declared|other parties|otros partidos|autres partis|altri partiti|is|are|was|were|has|have"
    r"|been|will|that|which|who|its|their|our|we|condemn|condemns|express|took|attended|hold|held"
    r"|que|han|ha|qui|sont|ont|che|sono|hanno|haben|sind|wurde|nahmen|foram|são|são|что|были|που|είναι|ήταν"
    r"|jest|som har)\b"
)


def _is_tab_run(rows: Sequence[Row], known: Known) -> bool:
    """Double tabs, and no table with countries in its first column."""
    if all("\t" in row.text for row in rows) and len({len(split(row.text, "\t+")) for row in rows}) > 1:
        return any("\t\t" in row.text for row in rows)
    if any(_DANGLING.fullmatch(row.text) for row in rows[:-1]):
        return True
    firsts = [row.text.split("\t", maxsplit=1)[0] for row in rows]
    countries = sum(is_only_country(first, known) for first in firsts)
    return any("\t\t" in row.text for row in rows) and 2 * countries < len(rows)


def _cut_at_line_ends(text: Text, spans: Sequence[Span], known: Known) -> list[Span]:
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
    return not (_DANGLING.fullmatch(left) or _GOES_ON.match(right) or right[0] in "([") and " " in right


def _unbroken(rows: Sequence[Row], known: Known) -> list[Row]:
    """Put together again where a name was broken: after `of`, or before it."""
    whole: list[Row] = []
    for row in rows:
        if whole and not row.is_marked and _is_broken(whole[-1].text, row.text, known):
            whole[-1] = Row(whole[-1].line, f"{whole[-1].text} {row.text}", whole[-1].is_marked)
        else:
            whole.append(row)
    return whole


def _is_broken(before: str, after: str, known: Known) -> bool:
    if len(before) + len(after) > 150 or is_known(before, known) or heading_of(before):
        return False
    if is_known(f"{before} {after}", known):
        return True
    is_open = before.rsplit(maxsplit=1)[-1].casefold() in _SMALL_WORDS or _GOES_ON.match(after) is not None
    return is_open and is_name(f"{before} {after}", known)


_SMALL_WORDS = words_of("of the and for in de del della dei di da do du des la el les y et und der och för av")


def _part(row: Row, known: Known) -> Iterator[Part]:
    if len(row.text) > LONGEST_RUN:
        yield _single(row, Kind.PROSE)
    elif is_known(row.text, known):
        yield _single(row, Kind.NAMES, row.text)
    elif _tells(row.text):
        yield _single(row, Kind.PROSE)
    elif heading := heading_of(row.text):
        yield _single(row, Kind.HEADING, heading=heading)
    elif opened := _opened(row, known):
        yield from opened
    else:
        yield _unopened(row, known)


def _tells(text: str) -> bool:
    """A sentence that names those who signed, and the text follows: `Four parties – A, B, C and D – have signed:`."""
    before, colon, _ = text.rpartition(":")
    return bool(colon) and text.endswith(":") and before.count(",") > 1 and bodies_in(before) > 2


def _opened(row: Row, known: Known) -> list[Part]:
    """A heading with names after it on its line: `Signed by: A, B and C`, `PartyCommunist Party of Albania`."""
    for cut in _cuts(row.text):
        heading = heading_of(row.text[:cut].strip())
        rest = Row(row.line, stripped(row.text[cut:]), row.is_marked)
        if heading and (names := _named(rest, known, fewest=1)):
            return [_single(row, Kind.HEADING, heading=heading), names]
    return []


def _cuts(text: str) -> list[int]:
    colons = [found.end() for found in _COLON.finditer(text[:600])][:2]
    glued = _GLUED_HEADING.match(text)
    return [*colons, *([glued.end()] if glued else [])]


def _unopened(row: Row, known: Known) -> Part:
    if is_date_line(row.text) or ends_list(row.text):
        return _single(row, Kind.END)
    if names := _named(row, known, fewest=3):
        return names
    if heading := parting_of(row.text):
        return _single(row, Kind.HEADING, heading=heading)
    if could_be_name(row.text.rstrip(",;")) and len(row.text.split()) <= 12:
        return _single(row, Kind.MAYBE, row.text)
    return _glued(row, known) or _unsplit(row) or _single(row, Kind.PROSE)


def _named(row: Row, known: Known, *, fewest: int) -> Part | None:
    """The names of a line, one or several."""
    text = row.text
    if "\t" in text and (spans := cells(text, known)):
        return _single(row, Kind.NAMES, *taken(text, spans))
    body = text.rstrip(" .")
    if (
        len(body) > _SHORTEST_RUN
        and hints_at_names(body)
        and could_be_run(body)
        and (spans := _several(body, known, fewest=fewest))
    ):
        return _single(row, Kind.NAMES, *taken(body, spans), is_run=len(spans) > 2)
    if parting_of(text) and not is_known(text, known):
        return None
    if is_name(text, known) and not is_only_country(text, known):
        return _single(row, Kind.NAMES, text)
    return _ending_in_sign(row, known)


def _ending_in_sign(row: Row, known: Known) -> Part | None:
    bare = row.text.rstrip(",;.")
    return _single(row, Kind.NAMES, row.text) if bare != row.text and is_name(bare, known) else None


def _several(text: str, known: Known, *, fewest: int) -> list[Span]:
    if spans := separated(text, known):
        return spans
    if len(run := _run_of_names(text, known, fewest=max(fewest, 2))) > 1:
        return run
    pair = at_seams(text, known)
    return pair if len(pair) > 1 else []


def _glued(row: Row, known: Known) -> Part | None:
    """A name and, without a blank, the first sentence of what follows."""
    for cut in seams(row.text[:200]):
        name = row.text[:cut]
        if is_name(name, known) and not could_be_name(row.text):
            problem = Problem(code="glued_text", message="Text runs on after the last name of the list.", line=row.line)
            return _single(row, Kind.NAMES, name, problems=(problem,), is_last=True)
    return None


def _unsplit(row: Row) -> Part | None:
    """Names that run on and cannot be told apart stay together, for an editor to part."""
    bodies = bodies_in(row.text) if len(row.text) <= LONGEST_RUN else 0
    if bodies < _FEWEST_UNSPLIT or _MOST_WORDS_A_BODY * bodies < len(row.text.split()) or not could_be_run(row.text):
        return None
    problem = Problem(code="unsplit_names", message="Several names run on and could not be told apart.", line=row.line)
    return _single(row, Kind.NAMES, row.text, problems=(problem,), is_run=True)


def _single(
    row: Row,
    kind: Kind,
    *names: str,
    heading: Heading | None = None,
    is_run: bool = False,
    is_last: bool = False,
    problems: tuple[Problem, ...] = (),
) -> Part:
    return Part(
        kind=kind,
        text=row.text,
        first=row.line,
        last=row.line,
        names=tuple((name, row.line) for name in names),
        heading=heading,
        is_marked=row.is_marked,
        is_run=is_run,
        is_last=is_last,
        problems=problems,
    )
