"""What each line of a page is to a list: names, something that may be one, a heading, an end, or prose."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from archive.importing.document import Line, Problem

from .endings import ends_list, is_date_line
from .headings import heading_of, parting_of
from .listparts import Kind, Known, Part, Row, row_of, single
from .markers import stripped
from .names import bodies_in, could_be_name, hints_at_names, is_known, is_name, is_only_country
from .runons import seams
from .runs import LONGEST_RUN, could_be_run, several
from .spans import taken
from .splitting import cells
from .wrapping import unbroken, wrapped

_SHORT, _SHORTEST_RUN, _MOST_WORDS = 45, 10, 12
_FEWEST_UNSPLIT, _MOST_WORDS_A_BODY = 4, 8
_COLON = re.compile(r"[:：]\s*(?=\S)")
_GLUED_HEADING = re.compile(
    r"(?:The )?(?:Signatory |Signing |Subscribing )?(?:Part(?:y|ies|idos|iti|eien|is)|Signatories|Signed by"
    r"|Firmantes|Firmatari|Signataires"
    r"|Signatários|Υπογράφουν|Подписали)(?=[A-ZÀ-ÞΑ-ΩА-Я])"
)


def parts_of(lines: Sequence[Line], known: Known) -> Iterator[Part]:
    """The page's parts in order, each line in one of them."""
    rows = (row_of(line) for line in lines)
    for is_blank, group in groupby(rows, key=lambda row: not row.text):
        found = list(group)
        if is_blank:
            yield Part(kind=Kind.BLANK, text="", first=found[0].line, last=found[-1].line)
        else:
            yield from _paragraph(found, known)


def _paragraph(rows: list[Row], known: Known) -> Iterator[Part]:
    for is_marked, group in groupby(unbroken(rows, known), key=lambda row: row.is_marked):
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
    whole = wrapped(body, known) if len(body) > 1 else None
    yield from _one_by_one(rows[:begin], known)
    yield from [whole] if whole else _one_by_one(body, known)
    yield from _one_by_one(rows[end:], known)


def _heads(row: Row, known: Known) -> bool:
    """A heading on a line of its own, not the first line of a sentence."""
    if is_known(row.text, known) or heading_of(row.text) is None:
        return False
    return row.text.endswith(":") or len(row.text) < _SHORT


def _part(row: Row, known: Known) -> Iterator[Part]:
    if len(row.text) > LONGEST_RUN:
        yield single(row, Kind.PROSE)
    elif is_known(row.text, known):
        yield single(row, Kind.NAMES, row.text)
    elif _tells(row.text):
        yield single(row, Kind.PROSE)
    elif heading := heading_of(row.text):
        yield single(row, Kind.HEADING, heading=heading)
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
            return [single(row, Kind.HEADING, heading=heading), names]
    return []


def _cuts(text: str) -> list[int]:
    colons = [found.end() for found in _COLON.finditer(text[:600])][:2]
    glued = _GLUED_HEADING.match(text)
    return [*colons, *([glued.end()] if glued else [])]


def _unopened(row: Row, known: Known) -> Part:
    if is_date_line(row.text) or ends_list(row.text):
        return single(row, Kind.END)
    if names := _named(row, known, fewest=3):
        return names
    if heading := parting_of(row.text):
        return single(row, Kind.HEADING, heading=heading)
    if could_be_name(row.text.rstrip(",;")) and len(row.text.split()) <= 12:
        return single(row, Kind.MAYBE, row.text)
    return _glued(row, known) or _unsplit(row) or single(row, Kind.PROSE)


def _named(row: Row, known: Known, *, fewest: int) -> Part | None:
    """The names of a line, one or several."""
    text = row.text
    if "\t" in text and (spans := cells(text, known)):
        return single(row, Kind.NAMES, *taken(text, spans))
    body = text.rstrip(" .")
    if (
        len(body) > _SHORTEST_RUN
        and hints_at_names(body)
        and could_be_run(body)
        and (spans := several(body, known, fewest=fewest))
    ):
        return single(row, Kind.NAMES, *taken(body, spans), is_run=len(spans) > 2)
    if parting_of(text) and not is_known(text, known):
        return None
    if is_name(text, known) and not is_only_country(text, known):
        return single(row, Kind.NAMES, text)
    return _ending_in_sign(row, known)


def _ending_in_sign(row: Row, known: Known) -> Part | None:
    bare = row.text.rstrip(",;.")
    is_sentence = row.text.endswith(".") and len(bare.split()) > _MOST_WORDS
    is_ended = bare != row.text and not is_sentence and is_name(bare, known)
    return single(row, Kind.NAMES, row.text) if is_ended else None


def _glued(row: Row, known: Known) -> Part | None:
    """A name and, without a blank, the first sentence of what follows."""
    for cut in seams(row.text[:200]):
        name = row.text[:cut]
        if is_name(name, known) and not could_be_name(row.text):
            problem = Problem(code="glued_text", message="Text runs on after the last name of the list.", line=row.line)
            return single(row, Kind.NAMES, name, problems=(problem,), is_last=True)
    return None


def _unsplit(row: Row) -> Part | None:
    """Names that run on and cannot be told apart stay together, for an editor to part."""
    bodies = bodies_in(row.text) if len(row.text) <= LONGEST_RUN else 0
    if bodies < _FEWEST_UNSPLIT or _MOST_WORDS_A_BODY * bodies < len(row.text.split()) or not could_be_run(row.text):
        return None
    problem = Problem(code="unsplit_names", message="Several names run on and could not be told apart.", line=row.line)
    return single(row, Kind.NAMES, row.text, problems=(problem,), is_run=True)
