"""Lines without blank ones between them: names broken over two of them, and paragraphs wrapped as mails wrap them."""

import re
from collections.abc import Sequence

from .headings import heading_of
from .listparts import Kind, Known, Part, Row
from .names import bodies_in, is_known, is_name, is_only_country
from .runs import DANGLING, GOES_ON, LONGEST_RUN, cut_at_line_ends, wrapped_run
from .spans import Span, Text, joined, split
from .splitting import comma_run
from .wordlists import words_of

_COMMA = re.compile("[,،、，]")
_SIGN = re.compile(r"[;|•·؛]|\s/\s")
_SMALL_WORDS = words_of("of the and for in de del della dei di da do du des la el les y et und der och för av")


def wrapped(rows: Sequence[Row], known: Known) -> Part | None:
    """Lines broken wherever their room ended, as mails break them."""
    text = joined([row.as_line() for row in rows])
    if len(text.text) > LONGEST_RUN:
        return None
    if "\t" in text.text:
        return (
            _run(text, cut_at_line_ends(text, split(text.text, "\t+"), known), rows)
            if _is_tab_run(rows, known)
            else None
        )
    if not (_COMMA.search(text.text) or _is_one_long_run(rows) or _SIGN.search(text.text)):
        return None
    if 2 * sum(_is_one_name(row.text, known) for row in rows) > len(rows):
        return None
    return _run(text, wrapped_run(text, known), rows) or (_prose(text, rows) if _has_many_commas(text, rows) else None)


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


def _is_tab_run(rows: Sequence[Row], known: Known) -> bool:
    """Double tabs, and no table with countries in its first column."""
    if all("\t" in row.text for row in rows) and len({len(split(row.text, "\t+")) for row in rows}) > 1:
        return any("\t\t" in row.text for row in rows)
    if any(DANGLING.fullmatch(row.text) for row in rows[:-1]):
        return True
    firsts = [row.text.split("\t", maxsplit=1)[0] for row in rows]
    countries = sum(is_only_country(first, known) for first in firsts)
    return any("\t\t" in row.text for row in rows) and 2 * countries < len(rows)


def unbroken(rows: Sequence[Row], known: Known) -> list[Row]:
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
    is_open = _last_word(before) in _SMALL_WORDS or GOES_ON.match(after) is not None
    return is_open and is_name(f"{before} {after}", known)


def _last_word(text: str) -> str:
    """In small letters, unless it is one capital letter, which is no small word."""
    word = text.rsplit(maxsplit=1)[-1]
    return word.casefold() if len(word) > 1 else word
