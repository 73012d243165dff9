"""Names in a sentence: `… was signed by the Communist Party of Cuba, AKEL (Cyprus) and the KKE.`"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.importing.vocabulary.lexicon import concepts, is_joining

from .headings import speaks_of_attending, speaks_of_signing
from .names import folded, is_known, is_name, words
from .spans import Span, taken, trimmed
from .splitting import ARTICLE, at_and, entries, without_leading

Known = Collection[str]
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\d_a-z])|(?<=[\])”\"][.!?])\s+|(?<=؟)\s+")
_ISSUING = re.compile(
    r"\b(?:issued|joint statement|joint declaration|joint appeal|statement (?:of|by))\b", re.IGNORECASE
)
_LONGEST = 20_000
_OTHERS = re.compile(r"(?:^|\s)(?:other|others|more|otros|otras|outros|autres|altri|andere|weitere|parties|partidos)\s")
_PLURALS = {"parties", "partidos", "partis", "partiti", "partits", "partier", "partije", "κόμματα", "партии", "партий"}
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Sentence:
    """Names in their order and where the sentence stands in its paragraph; `is_sure` if it speaks of signing."""

    names: tuple[Span, ...]
    span: Span
    is_signing: bool
    is_attending: bool
    is_sure: bool


def sentences_with_names(text: str, known: Known) -> Iterator[Sentence]:
    """Those that name three or more and say what they did."""
    if len(text) > _LONGEST or not re.search("[,،;]", text):
        return
    for span in _sentences(text):
        if found := _read(text, span, known):
            yield found


def _sentences(text: str) -> list[Span]:
    return trimmed(text, pairwise([0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]))


def _read(text: str, span: Span, known: Known) -> Sentence | None:
    whole = text[span[0] : span[1]]
    is_signing, is_attending = speaks_of_signing(whole), speaks_of_attending(whole)
    is_issuing = _ISSUING.search(whole) is not None
    if not (is_signing or is_attending or is_issuing):
        return None
    names = [(span[0] + start, span[0] + end) for start, end in _names(whole, known)]
    if len(names) < 3:
        return None
    return Sentence(tuple(names), span, is_signing, is_attending, is_sure=is_signing)


def _names(sentence: str, known: Known) -> list[Span]:
    spans = entries(sentence.rstrip(" ."), known)
    spans = [part for span in spans for part in _narrowed(sentence, span, known)]
    spans = without_leading(sentence, [part for span in spans for part in at_and(sentence, span, known)], ARTICLE)
    return _longest_run(sentence, spans, known)


def _narrowed(sentence: str, span: Span, known: Known) -> list[Span]:
    """The parts that are names: a sentence leads to its first name and goes on after its last."""
    part = sentence[span[0] : span[1]]
    if is_known(part, known):
        return [span]
    start, end = _by_letters(part)
    parts = at_and(sentence, (span[0] + start, span[0] + end) if start < end else span, known)
    return [_by_knowledge(sentence, found, known) for found in parts]


def _by_knowledge(sentence: str, span: Span, known: Known) -> Span:
    """The longest known name in it, if there is one."""
    part = sentence[span[0] : span[1]]
    pieces = [found.span() for found in _WORD.finditer(part)][:60]
    for length in range(min(len(pieces), 14), 0, -1) if known else ():
        for at in range(len(pieces) - length + 1):
            start, end = pieces[at][0], pieces[at + length - 1][1]
            if part[start].isalnum() and folded(part[start:end]) in known:
                return span[0] + start, span[0] + _with_brackets(part, end)
    return span


def _with_brackets(part: str, end: int) -> int:
    found = re.match(r"\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])", part[end:])
    return end + found.end() if found else end


def _by_letters(part: str) -> Span:
    """The longest row of words that a name is made of."""
    pieces = [found.span() for found in _WORD.finditer(part)][:60]
    best = 0, 0
    start: int | None = None
    for first, last in [*pieces, (len(part), len(part))]:
        word = part[first:last]
        joins = not folded(word) or is_joining(folded(word))
        if not word or not _is_of_name(word):
            start = None
        elif not joins and not (start is None and word[:1].islower()):
            start = first if start is None else start
            best = max(best, (start, last), key=lambda span: span[1] - span[0])
    return best


def _is_of_name(word: str) -> bool:
    if word[-1:] in ":;" or word in _PLURALS or speaks_of_signing(word) or speaks_of_attending(word):
        return False
    first = next(filter(str.isalnum, word), "")
    if first and not first.islower():
        return first.isupper() or not first.isalpha() or not first.isascii()
    return all(is_joining(plain) or bool(concepts(plain)) for plain in words(word))


def _longest_run(sentence: str, spans: Sequence[Span], known: Known) -> list[Span]:
    """The names that stand next to each other; one that cannot be told may stand between two."""
    best: list[Span] = []
    run: list[Span] = []
    misses = 0
    for span, part in zip(spans, taken(sentence, spans), strict=True):
        is_one = is_name(part, known) and _OTHERS.search(part) is None
        misses = 0 if is_one else misses + 1
        run = [*run, span] if run or is_one else []
        if misses > 1 or len(part) > 150:
            run = []
        best = max(best, run[: len(run) - misses], key=len) if run else best
    return best
