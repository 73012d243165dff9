"""Where a text holds what was looked for: a short excerpt, escaped, with the words marked."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from .query import Query, Term
from .spelling import first_written, is_spelled
from .words import SIGNS, UNSPACED, is_unspaced

LONGEST_EXCERPT = 200
# So much stands before the first hit.
_BEFORE = 60
# A text is gone through by pieces of about so many signs, to find which of them holds a hit:
# where each sign of it is from is then asked of that piece alone.  Those in plain letters
# are translated many times faster.
PIECE = 64
_BLANK = re.compile(r"\s")
_WORD_START = re.compile(f"[ {''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSPACED)}]")


def excerpt(text: str, query: Query) -> SafeString | None:
    """Around the first hit, or None if there is none."""
    pattern = _pattern(query.wanted)
    hits = pattern and (_hits_as_written(text, query.wanted, pattern) or _hits_as_indexed(text, pattern))
    if not hits:
        return None
    start, end = _window(text, hits[0].start)
    return _marked(text, start, end, hits)


def _hits_as_written(text: str, terms: tuple[Term, ...], pattern: re.Pattern[str]) -> list[range]:
    """Looked for in the text as it is, which is quick and finds nearly all; else nothing."""
    first = first_written(text, terms) if is_spelled(terms) else None
    if not first:
        return []
    start = text.rfind(" ", 0, first.start) + 1
    return _hits(text[: first.stop + 2 * LONGEST_EXCERPT], pattern, start)


def _hits_as_indexed(text: str, pattern: re.Pattern[str]) -> list[range]:
    """Looked for in the words that the index holds."""
    near = _first_piece(text, pattern)
    if near is None:
        return []
    return _hits(text[: near.stop + 2 * LONGEST_EXCERPT], pattern, near.start) or _hits(text, pattern, near.start)


def _first_piece(text: str, pattern: re.Pattern[str]) -> range | None:
    """Where in the text the piece stands in which the first hit begins."""
    pieces = list(_pieces(text))
    words = [" ".join(piece.translate(SIGNS).split()) for piece in pieces]
    first = pattern.search(f" {' '.join(filter(None, words))} ")
    if not first:
        return None
    number = _number_at(words, first.start())
    start = sum(map(len, pieces[:number]))
    return range(start, start + len(pieces[number]))


def _pieces(text: str) -> Iterator[str]:
    """Each begins with a new word, but the first."""
    start = 0
    while found := _WORD_START.search(text, start + PIECE):
        yield text[start : found.start()]
        start = found.start()
    yield text[start:]


def _number_at(words: list[str], place: int) -> int:
    """Which of the pieces holds this place of their words put together, with blanks between and around."""
    length = 1
    for number, piece in enumerate(words):
        length += len(piece) + 1 if piece else 0
        if length > place:
            return number
    raise ValueError("No piece reaches so far.")


def _hits(text: str, pattern: re.Pattern[str], start: int) -> list[range]:
    words, places = _with_places(text[start:])
    return [_covered(text, start, places, match) for match in pattern.finditer(words)]


def _covered(text: str, start: int, places: Sequence[int], match: re.Match[str]) -> range:
    """The match as it stands in the text, with the accents that follow its last letter."""
    end = start + places[match.end() - 1] + 1
    while end < len(text) and not SIGNS[ord(text[end])]:
        end += 1
    return range(start + places[match.start()], end)


def _window(text: str, first: int) -> tuple[int, int]:
    start = _word_start(text, max(0, first - _BEFORE), first)
    # Two signs are left for the dots at the ends.
    return start, _word_end(text, start, min(len(text), start + LONGEST_EXCERPT - 2))


def _marked(text: str, start: int, end: int, hits: list[range]) -> SafeString:
    parts, place = ["…" if start else ""], start
    for hit in hits:
        first, last = max(hit.start, place), min(hit.stop, end)
        if first < last:
            parts += escape(text[place:first]), f"<mark>{escape(text[first:last])}</mark>"
            place = last
    parts += escape(text[place:end]), "…" if end < len(text) else ""
    # Words without a sign between them are marked as one.
    return SafeString("".join(parts).replace("</mark><mark>", ""))


def _with_places(text: str) -> tuple[str, Sequence[int]]:
    """The words of the text, and for each sign of them the place in the text that it is from."""
    words = text.translate(SIGNS)
    # In nearly every text each sign is one letter, or one blank.
    if SIGNS.single.issuperset(text):
        return f" {words} ", range(-1, len(text) + 1)
    signs, places = [" "], [0]
    for place, sign in enumerate(text):
        for letter in SIGNS[ord(sign)]:
            if letter != " " or signs[-1] != " ":
                signs.append(letter)
                places.append(place)
    return "".join([*signs, " "]), [*places, len(text)]


@lru_cache(maxsize=100)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """The words of a term with blanks between, where they stand as whole words."""
    each = [f"{' +'.join(map(re.escape, term.words))}{'[^ ]*' if term.is_prefix else ''}" for term in terms]
    return re.compile(rf"(?<= )(?:{'|'.join(each)})(?= )") if each else None


def _word_start(text: str, start: int, latest: int) -> int:
    """The beginning of the next word, unless that would leave the hit out."""
    if not start or is_unspaced(text[start]):
        return start
    blank = _BLANK.search(text, start, latest)
    return blank.end() if blank else start


def _word_end(text: str, start: int, end: int) -> int:
    if end == len(text) or is_unspaced(text[end]):
        return end
    blank = text.rfind(" ", start + LONGEST_EXCERPT // 2, end)
    return blank if blank > 0 else end
