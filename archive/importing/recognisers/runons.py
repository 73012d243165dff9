"""Names that run on without a separator: `Communist Party of AlbaniaAlgerian Party for Democracy`.

Known names are looked for word by word; what lies between them is a name of its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .names import LONGEST_NAME, bodies_in, folded, is_adjective, is_country, is_known, is_name
from .spans import Span, taken

_MAY_BE_SEAM = re.compile(r"(?<=\S)(?=[(A-ZÀ-ÞĀ-ſΆ-ΫЀ-Я])")
_PIECE = re.compile(r"[^\s,،;]+[,،;]?")
_OPEN_END = re.compile(r".*(?:\s(?:of|the|for|de|del|der|des|du|di|do|da|of the)|[–-])", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AT_ENDS = re.compile(r"^(?:[-–—,;،/|]\s*)+|\s*(?:[,;،/|]|\s(?:and|y|e|et|und|i|och|ve|[-–—]))+$")
# A name costs little, a word that belongs to none much, a name over a seam between.
_NAME, _SEAM, _WORD = 1, 4, 10
_MOST_WORDS = 18
_SMALL = frozenset({"and", "the", "et", "y", "e", "und", "i", "och", "ve"})


@dataclass(frozen=True)
class _Word:
    span: Span
    plain: str
    is_seamed: bool


def run_on(text: str, known: Collection[str]) -> list[Span]:
    """The names of a run without separators; nothing if the text is none or cannot be split safely."""
    if bodies_in(text) < (2 if known else 3) and len(seams(text)) < 2:
        return []
    spans = [_bare(text, span) for span in _closed(text, _split(text, known))]
    if len(spans) < 3 or any(part.islower() for part in taken(text, spans)):
        return []
    return spans if _is_covered(text, spans, known) else []


def _closed(text: str, spans: Sequence[Span]) -> list[Span]:
    """What ends in `of` goes on: `Communist Youth of` and then a known party; brackets belong to what they follow."""
    closed: list[Span] = []
    for span in spans:
        if closed and (_BRACKETS.fullmatch(text, *span) or _OPEN_END.fullmatch(text, *closed[-1])):
            closed[-1] = closed[-1][0], span[1]
        else:
            closed.append(span)
    return closed


def _bare(text: str, span: Span) -> Span:
    """Without signs and an "and" at its ends."""
    part = text[span[0] : span[1]]
    ends = [found.span() for found in _AT_ENDS.finditer(part)]
    start = next((end for begin, end in ends if begin == 0), 0)
    stop = next((begin for begin, end in ends if end == len(part) and begin > start), len(part))
    return span[0] + start, span[0] + stop


def seams(text: str) -> list[int]:
    """Where a word ends and the next begins without a blank between: `AlbaniaAlgerian`, `(PADS)Communist`, `USAThe`."""
    return [found.start() for found in _MAY_BE_SEAM.finditer(text) if _is_seam(text, found.start())]


def _is_seam(text: str, at: int) -> bool:
    before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if here == "(":
        return before.isalpha()
    if not here.isupper():
        return False
    if before.islower():
        return after.islower() or after.isupper()
    return before in ")]”»" or (before.isupper() and after.islower() and at >= 2 and text[at - 2].isupper())


def at_seams(text: str, known: Collection[str], start: int = 0) -> list[Span]:
    """Cut at every seam that has names on both sides; seams inside a name stay."""
    spans: list[Span] = []
    begin = 0
    cuts = [*seams(text), len(text)]
    for at, cut in enumerate(cuts):
        rest_end = cuts[at + 1] if at + 1 < len(cuts) else len(text)
        is_short = cut - begin <= LONGEST_NAME and rest_end - cut <= LONGEST_NAME
        if cut == len(text) or (is_short and _are_names(text[begin:cut], text[cut:rest_end], known)):
            spans.append((start + begin, start + cut))
            begin = cut
    return spans


def _are_names(left: str, right: str, known: Collection[str]) -> bool:
    return is_name(left.strip(), known) and is_name(right.strip(), known)


def _split(text: str, known: Collection[str]) -> list[Span]:
    words = _words(text)
    spans: list[Span] = []
    for is_sure, first, last in _pieces(words, _best_ends(words, known)):
        span = words[first].span[0], words[last].span[1]
        if is_sure:
            spans.append(span)
        else:
            _add_doubtful(text, span, spans, known)
    return spans


def _add_doubtful(text: str, span: Span, spans: list[Span], known: Collection[str]) -> None:
    """Brackets and a country belong to the name before; anything else stands for itself."""
    part = text[span[0] : span[1]]
    if folded(part[:200]) in _SMALL or not any(map(str.isalnum, part)):
        return
    if spans and (part.startswith(("(", "[", "–", "- ")) or is_country(part.strip(" ,"))) and len(part.split()) <= 4:
        spans[-1] = spans[-1][0], span[1]
    else:
        spans.extend(found for seamed in at_seams(part, known, span[0]) for found in at_countries(text, seamed))


def at_countries(text: str, span: Span) -> list[Span]:
    """Cut after a country where another name begins: `Communist Youth of Austria Young Communists of Belgium`."""
    pieces = [found.span() for found in _PIECE.finditer(text, *span)]
    texts = [text[start:end] for start, end in pieces]
    cuts = [0]
    for at in range(1, len(texts)):
        if bodies_in(" ".join(texts[cuts[-1] : at])) and _begins_another(texts, at):
            cuts.append(at)
    ends = [*(pieces[cut - 1][1] for cut in cuts[1:]), span[1]]
    return [(pieces[cut][0], end) for cut, end in zip(cuts, ends, strict=True)] if pieces else []


def _begins_another(texts: Sequence[str], at: int) -> bool:
    """After a country or its bracket, a capital that begins no country, and soon a word like `party`."""
    before, here = texts[at - 1], texts[at]
    if (
        not here[0].isupper()
        or not bodies_in(" ".join(texts[at : at + 3]))
        or is_country(f"{before} {here}".rstrip(")]"))
    ):
        return False
    if is_adjective(here):
        return bodies_in(before) > 0 or _ends_name(before)
    return not is_country(here) and _ends_name(before)


def _ends_name(word: str) -> bool:
    return word[-1] in ")]”" or (word[0] not in "([" and is_country(word) and not is_adjective(word))


def _words(text: str) -> list[_Word]:
    cuts = seams(text)
    found: list[_Word] = []
    at = 0
    for piece in _PIECE.finditer(text):
        begin = piece.start()
        while at < len(cuts) and cuts[at] < piece.end():
            if cuts[at] > begin:
                found.append(_Word((begin, cuts[at]), folded(text[begin : cuts[at]][:200]), is_seamed=True))
                begin = cuts[at]
            at += 1
        found.append(_Word((begin, piece.end()), folded(text[begin : piece.end()][:200]), is_seamed=False))
    return found


def _best_ends(words: Sequence[_Word], known: Collection[str]) -> list[tuple[int, bool]]:
    """For each word where the piece that begins there ends, at the least cost for all that follows."""
    beginnings = _beginnings(frozenset(known))
    costs, ends = [0] * (len(words) + 1), [(0, False)] * len(words)
    for start in range(len(words) - 1, -1, -1):
        costs[start], ends[start] = costs[start + 1] + _WORD, (start + 1, False)
        for end, cost in _known_ends(words, start, known, beginnings):
            if cost + costs[end] < costs[start]:
                costs[start], ends[start] = cost + costs[end], (end, True)
    return ends


def _known_ends(
    words: Sequence[_Word], start: int, known: Collection[str], beginnings: Collection[str]
) -> Iterator[tuple[int, int]]:
    plain, cost = "", _NAME
    for end in range(start, min(start + _MOST_WORDS, len(words))):
        plain = f"{plain} {words[end].plain}".strip()
        if plain in known and words[end].plain:
            yield end + 1, cost
        if plain and plain not in beginnings:
            return
        cost += _SEAM if words[end].is_seamed else 0


@lru_cache(maxsize=4)
def _beginnings(known: frozenset[str]) -> frozenset[str]:
    parts = (name.split() for name in known)
    return frozenset(" ".join(words[:end]) for words in parts for end in range(1, len(words) + 1))


def _pieces(words: Sequence[_Word], ends: Sequence[tuple[int, bool]]) -> Iterator[tuple[bool, int, int]]:
    """Known names, and the words between them put together."""
    at, doubtful = 0, -1
    while at < len(words):
        end, is_sure = ends[at]
        if is_sure and doubtful >= 0:
            yield False, doubtful, at - 1
        doubtful = -1 if is_sure else (at if doubtful < 0 else doubtful)
        if is_sure:
            yield True, at, end - 1
        at = end
    if doubtful >= 0:
        yield False, doubtful, len(words) - 1


def _is_covered(text: str, spans: Sequence[Span], known: Collection[str]) -> bool:
    sure = sum(len(part) for part in taken(text, spans) if is_name(part, known) or is_known(part, known))
    return sure >= 0.6 * len(text)
