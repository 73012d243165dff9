"""What stands before a name on its line: bullets and numbers, and several numbers on one line."""

import re
from collections.abc import Iterable

from .spans import Span

_BULLET = re.compile(r"(?:[•·▪▫◦‣⁃●○■□►▶➢➤✓✔★☆*§¤>−–—\uf0b7\uf0a7-]|(?:o(?=\s)))[\s\u200b]*(?=\S)")
_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,4})\s?(?:[.)°º:]\s?[-–—]?|[-–—](?=\s)|\s[-–—](?=\s))\s*(?=[^\W\d_]|[(“\"«'‘\[])"
)
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?=[^\W\d_])")
_ORNAMENT = re.compile(r"[\W_]*")
_BLANKS = " \t\r\n\f\v\u00a0\u2000\u2001\u2002\u2003\u2007\u2009\u200a\u200b\u200e\u200f\u202f\u3000\ufeff"


def stripped(text: str) -> str:
    """Without blanks at the ends, those that cannot be seen included."""
    return text.strip(_BLANKS)


def is_ornament(text: str) -> bool:
    """Nothing, or a row of signs: `=====`, `* * *`."""
    return _ORNAMENT.fullmatch(text[:200]) is not None and len(text) <= 200


def marker_length(text: str) -> int:
    """How much of a line its bullet and number take up.

    >>> marker_length("• 12. Communist Party of Cuba")
    6
    """
    start = 0
    while (found := _BULLET.match(text, start) or _NUMBER.match(text, start)) and start < 12:
        start = found.end()
    return start


def bare_number(text: str) -> int | None:
    """The number of a line whose dot is lacking: `17 Communist Party of Finland`."""
    found = _BARE_NUMBER.match(text)
    return int(found["number"]) if found else None


def without_bare_number(text: str) -> str:
    return _BARE_NUMBER.sub("", text, count=1)


def numbered_spans(text: str) -> list[Span]:
    """The entries of a line that holds several numbers: `1. A 2. B 3. C`."""
    found = _ascending(_INLINE_NUMBER.finditer(text))
    if not found or not _counts(found):
        return []
    ends = [*(number.start() for number in found), len(text)]
    return list(zip([0, *(number.end() for number in found)], ends, strict=True))


def _counts(found: list[re.Match[str]]) -> bool:
    """Bare numbers count only if there are more of them, one after the other."""
    if all(number["sign"] for number in found):
        return True
    numbers = [int(number["number"]) for number in found]
    return len(found) > 2 and numbers == list(range(numbers[0], numbers[0] + len(found)))


_INLINE_NUMBER = re.compile(
    r"(?:^|(?<=\s)|(?<=[^\W\d_])|(?<=[)\]”\"]))\(?(?P<number>\d{1,3})(?P<sign>\s?[.)°º]-?|\s?[-–—](?=\s)|(?=\s))\s*(?=[^\W\d_]|[(“\"«'‘\[])"
)


def _ascending(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Those that count on, one or two at a time; an article of a law or a year does not."""
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or 0 < int(match["number"]) - int(kept[-1]["number"]) <= 2:
            kept.append(match)
    return kept
