"""Several names in one text: parted by signs, by commas and "and", or by numbers."""

import re
from collections.abc import Callable, Collection, Sequence

from .markers import numbered_spans
from .names import begins_with_acronym, folded, is_country, is_known, is_name, is_only_country, names_body
from .spans import Span, split, taken, trimmed

COMMAS = r"[,،、，]"
# Each with the share of names that there must be: a stroke can stand inside a name.
_SEPARATORS = ((r"[;；؛|¦]", 0.5), (r"[•·●▪■]", 0.8), (r"\s+/+\s+", 0.6))
_DASHES = r"\s+[-–—]\s+"
_ANDS = (
    r"and|&|et|y|e|und|sowie|i|oraz|a|och|og|en|ve|ile|и|та|і|και|κι|و|یا|ja|és|si|și"
    r"|as well as|así como|ainsi que|nonché|bem como"
)
_AND = re.compile(rf"\s+(?:{_ANDS})\s+(?=\S)|\s+و(?=الحزب|حزب|الجبهة|جبهة|الاتحاد|المنبر)")
_LEADING_AND = re.compile(rf"(?:{_ANDS})\s+(?=\S)|و(?=الحزب|حزب|الجبهة|جبهة|الاتحاد|المنبر)")
ARTICLE = re.compile(
    r"(?:the|la|le|les|el|los|il|lo|la|i|gli|die"
    r"|der|das|den|o|a|os|as|to|το|η|τα)\s+(?=[^\W\d_a-zα-ω])|l['’](?=[A-Z])"
)
_ADJECTIVE = re.compile(r"(?i)(?:\w+ )?(?:d[ée]mo[ck]rat\w+|socialist\w*|revolutionary)")
_FULL_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\w\)))\.(?=\s+\S)")
_MOST_PARTS, _LONGEST_PART = 4, 400
Known = Collection[str]
Cutter = Callable[[list[Span]], list[Span]]


def separated(text: str, known: Known, cut: Cutter = list) -> list[Span]:
    """The names of a text that holds several, each parted from the next by the same sign; nothing if it holds one.

    `cut` parts them further, where the text has lines that end between two names.
    """
    if is_known(text, known):
        return []
    if len(numbered := trimmed(text, numbered_spans(text))) > 1 and _mostly(text, numbered, known, 0.5):
        return numbered
    for separator, share in _SEPARATORS:
        if spans := _parted(text, separator, known, cut, fewest=2, share=share):
            return spans
    return []


def dash_run(text: str, known: Known, cut: Cutter = list) -> list[Span]:
    """Names with dashes between them; with fewer than three a dash belongs to a name."""
    return _parted(text, _DASHES, known, cut, fewest=3, share=0.8)


def _parted(text: str, separator: str, known: Known, cut: Cutter, *, fewest: int, share: float) -> list[Span]:
    if len(spans := split(text, separator)) < fewest:
        return []
    spans = cut(with_countries(text, rejoined(text, spans, known), known, leads=False))
    return spans if len(spans) >= fewest and _mostly(text, spans, known, share) else []


def comma_run(text: str, known: Known, *, fewest: int = 3) -> list[Span]:
    """The names of a run with commas and "and" before the last; nothing if it is none."""
    spans = entries(text, known)
    return spans if len(spans) >= fewest and _mostly(text, spans, known, 0.6) else []


def entries(text: str, known: Known) -> list[Span]:
    """A run's parts, put together where a comma belongs to a name."""
    spans = [part for span in split(text, COMMAS) for part in _sentences(text, span, known)]
    spans = without_leading(text, spans, _LEADING_AND)
    leads = bool(spans) and is_only_country(text[slice(*spans[0])], known)
    spans = rejoined(text, _parted_at_and(text, spans, known, leads=leads), known)
    spans = with_countries(text, spans, known, leads=leads)
    return without_leading(text, trimmed(text, spans), ARTICLE)


def rejoined(text: str, spans: Sequence[Span], known: Known) -> list[Span]:
    """Parts that are one name only together: `PADS, Algeria`, if the name is known."""
    joined: list[Span] = []
    at = 0
    while at < len(spans):
        end = at + 1
        for far in range(min(at + _MOST_PARTS, len(spans)), at + 1, -1) if known else ():
            if folded(text[spans[at][0] : spans[far - 1][1]][:200]) in known:
                end = far
                break
        joined.append((spans[at][0], spans[end - 1][1]))
        at = end
    return joined


def with_countries(text: str, spans: Sequence[Span], known: Known, *, leads: bool) -> list[Span]:
    """A country alone belongs to the name before it; where it `leads`, to the name after it."""
    are_countries = [is_only_country(part, known) for part in taken(text, spans)]
    joined: list[Span] = []
    is_open = False
    for span, is_lone in zip(spans, are_countries, strict=True):
        belongs = is_open if leads else joined and (is_lone or _is_adjective(text, joined[-1], known))
        if belongs:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
        is_open = leads and is_lone and not belongs
    return joined


def _is_adjective(text: str, span: Span, known: Known) -> bool:
    """`Democratic` of `Democratic, Progressive Tribune`."""
    part = text[span[0] : span[1]]
    return len(part) < 40 and _ADJECTIVE.fullmatch(part) is not None and not is_known(part, known)


def _parted_at_and(text: str, spans: Sequence[Span], known: Known, *, leads: bool) -> list[Span]:
    """The last part at its "and"; with a country after the last name or before it, the part before that."""
    leads = leads or _ends_in_country(text, spans)
    far = 2 if len(spans) > 1 and (leads or is_only_country(text[slice(*spans[-1])], known)) else 1
    tail = [part for span in spans[len(spans) - far :] for part in at_and(text, span, known, leads=leads)]
    return [*spans[: max(len(spans) - far, 0)], *tail]


def _ends_in_country(text: str, spans: Sequence[Span]) -> bool:
    """`… and Brazil, Communist Party of Brazil`: the last name has its country first."""
    before = text[slice(*spans[-2])] if len(spans) > 1 else ""
    found = list(_AND.finditer(before)) if len(before) <= _LONGEST_PART else []
    return bool(found) and is_country(before[found[-1].end() :])


def at_and(text: str, span: Span, known: Known, *, leads: bool = False) -> list[Span]:
    """Both sides of the "and" that stands between two names; none does in `Bohemia and Moravia`."""
    whole = text[span[0] : span[1]]
    if is_known(whole, known) or len(whole) > _LONGEST_PART:
        return [span]
    for found in reversed(list(_AND.finditer(whole))):
        left, right = whole[: found.start()], whole[found.end() :]
        follows = _is_whole(_without_article(right), known) or (leads and is_country(right))
        if follows and (_is_whole(left, known) or is_country(left)):
            middle = span[0] + found.start(), span[0] + found.end()
            return [*at_and(text, (span[0], middle[0]), known), (middle[1], span[1])]
    return [span]


def _without_article(part: str) -> str:
    found = ARTICLE.match(part)
    return part[found.end() :] if found else part


def _is_whole(part: str, known: Known) -> bool:
    return is_known(part, known) or ((names_body(part) or begins_with_acronym(part)) and is_name(part, known))


def _sentences(text: str, span: Span, known: Known) -> list[Span]:
    """A full stop may stand where a comma was meant."""
    cuts = [found.start() for found in _FULL_STOP.finditer(text, *span)][:1]
    parts = [(span[0], cuts[0]), (cuts[0] + 1, span[1])] if cuts else [span]
    both = trimmed(text, parts)
    return both if all(is_name(part, known) for part in taken(text, both)) else [span]


def without_leading(text: str, spans: Sequence[Span], pattern: re.Pattern[str]) -> list[Span]:
    found = [pattern.match(text, *span) for span in spans]
    return [(match.end(), span[1]) if match else span for match, span in zip(found, spans, strict=True)]


def _mostly(text: str, spans: Sequence[Span], known: Known, share: float) -> bool:
    names = sum(is_name(part, known) for part in taken(text, spans))
    return names >= share * len(spans)


def cells(text: str, known: Known) -> list[Span]:
    """The names of a table's row: cells that are numbers or countries beside a name are none."""
    spans = [span for span in split(text, "\t+") if not text[slice(*span)].strip(" .)").isdecimal()]
    names = [span for span in spans if not is_only_country(text[slice(*span)], known)]
    sure = [span for span in names if is_name(text[slice(*span)], known)]
    return names if len(names) > 2 and 2 * len(sure) >= len(names) else sure or names[-1:]
