"""Where a text holds what was looked for: a short excerpt, escaped, with the words marked."""

import re
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .query import Query, Term
from .words import SIGNS, is_unspaced

LONGEST_EXCERPT = 200
# So much stands before the first hit.
_BEFORE = 60


def excerpt(text: str, query: Query) -> SafeString | None:
    """Around the first hit, or None if there is none."""
    pattern = _pattern(query.wanted)
    first = pattern and pattern.search(_spaced(text))
    if not pattern or not first:
        return None
    words, places = _with_places(text, first.end() + 4 * LONGEST_EXCERPT)
    start, end = _window(text, places[first.start()])
    hits = {place for match in pattern.finditer(words) for place in _covered(text, places, match)}
    return _marked(text, start, end, hits)


def _covered(text: str, places: list[int], match: re.Match[str]) -> range:
    """The match as it stands in the text, with the accents that follow its last letter."""
    end = places[match.end() - 1] + 1
    while end < len(text) and not SIGNS[ord(text[end])]:
        end += 1
    return range(places[match.start()], end)


def _window(text: str, first: int) -> tuple[int, int]:
    start = _word_start(text, max(0, first - _BEFORE), first)
    # Two signs are left for the dots at the ends.
    return start, _word_end(text, start, min(len(text), start + LONGEST_EXCERPT - 2))


def _marked(text: str, start: int, end: int, hits: set[int]) -> SafeString:
    marked = "".join(
        f"<mark>{part}</mark>" if is_hit else part
        for is_hit, part in _parts(text[start:end], {hit - start for hit in hits})
    )
    return mark_safe(f"{'…' if start else ''}{marked}{'…' if end < len(text) else ''}")  # noqa: S308, escaped by _parts


def _parts(text: str, hits: set[int]) -> list[tuple[bool, str]]:
    runs = groupby(range(len(text)), lambda place: place in hits)
    return [(is_hit, escape("".join(text[place] for place in run))) for is_hit, run in runs]


def _spaced(text: str) -> str:
    return f" {' '.join(text.translate(SIGNS).split())} "


def _with_places(text: str, most: int) -> tuple[str, list[int]]:
    """The beginning of `_spaced`, and for each sign of it the place in the text that it is from."""
    signs, places = [" "], [0]
    for place, sign in enumerate(text):
        for letter in SIGNS[ord(sign)]:
            if letter != " " or signs[-1] != " ":
                signs.append(letter)
                places.append(place)
        if len(signs) > most:
            break
    return "".join([*signs, " "]), [*places, min(place + 1, len(text))]


def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """The words of a term with the blanks between, where they stand as whole words."""
    each = [f"{' '.join(map(re.escape, term.words))}{'[^ ]*' if term.is_prefix else ''}" for term in terms]
    return re.compile(rf"(?<= )(?:{'|'.join(each)})(?= )") if each else None


def _word_start(text: str, start: int, latest: int) -> int:
    """The beginning of the next word, unless that would leave the hit out."""
    if not start or is_unspaced(text[start]):
        return start
    blank = re.compile(r"\s").search(text, start, latest)
    return blank.end() if blank else start


def _word_end(text: str, start: int, end: int) -> int:
    if end == len(text) or is_unspaced(text[end]):
        return end
    blank = text.rfind(" ", start + LONGEST_EXCERPT // 2, end)
    return blank if blank > 0 else end
