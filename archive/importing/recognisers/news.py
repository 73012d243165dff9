"""A page of news: short items that have nothing to do with each other.

Either bare summaries below each other, or posts that each begin with a date and a headline.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from archive.importing.document import FoundItem
from archive.models.dates import DatePrecision, PartialDate

from .date import is_sentence
from .dateforms import WrittenDate, dates_in
from .datelines import is_bare_date, is_date_line
from .noise import ends_document, is_noise
from .paragraphs import Paragraph
from .title import is_title_like

_FEWEST_ITEMS, _FEWEST_POSTS = 5, 2
_LONGEST_ITEM, _SENTENCES = 450, 3
_FEWEST_WORDS = 6
# So many items may stand below the name of the page; below fewer it is a title.
_MANY_ITEMS, _NAME_WORDS = 8, 3
# So many items in parts of all must stand for themselves.
_SHARE = 0.75
_FIRST_YEAR = 1990

# Words that lean on what was said before, or speak for the author: a text's, not an item's.
_LEANING = re.compile(
    r"(?i)^\W*(?:we|our|this|these|those|that|they|it|he|she|in this|in that|therefore|thus|however|moreover|"
    r"furthermore|at the same time|for this|for these|also|but|and|so|such|among|finally|in addition|"
    r"nosotros|nuestr|est[aeo]s?|por eso|por ello|sin embargo|además|nous|notre|nos|cette|ces?|cependant|"
    r"nós|noss|est[ae]s?|isto|contudo|wir|unser|dies|deshalb|daher|questo|questi|questa|queste|noi|nostr|"
    r"мы|наш|это|эти|поэтому|εμείς|αυτ|biz|bu|نحن|هذا|هذه|ما|این)\b"
)
_SPEAKING = re.compile(
    r"(?i)\b(?:we|our|us|nosotros|nuestr[oa]s?|nous|notre|nós|nosso|nossa|wir|unser\w*|noi|nostr[oaie]|мы|наш\w*|"
    r"εμείς|μας|biz|bizim|نحن|ما)\b"
)
# What an item is about bears a name: capitals inside a sentence, or an acronym.
_NAME = re.compile(r"(?<=[\w,’'\"“(\s-][\s’'\"“(-])[^\W\d_a-zà-ÿа-яα-ω][^\W\d_]+|[A-Z]{3,}")
# Before a date that is spoken of and is not the item's own.
_SPOKEN_OF = re.compile(
    r"(?i)\b(?:since|until|till|before|after|from|anniversary|desde|depuis|dal|seit|hasta|bis)\b.{0,12}$"
)


def find_items(paragraphs: Sequence[Paragraph]) -> tuple[FoundItem, ...]:
    """The items of a page of news; none if the page is something else."""
    return tuple(_posts(paragraphs) or _summaries(paragraphs))


def _posts(paragraphs: Sequence[Paragraph]) -> list[FoundItem]:
    """Posts of a blog: a date alone on a line, a headline, the text."""
    starts = [at for at in range(len(paragraphs) - 2) if _is_post(paragraphs[at : at + 3])]
    if len(starts) < _FEWEST_POSTS or starts[0] > 2:
        return []
    ends = [*starts[1:], len(paragraphs)]
    return [_post(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]


def _is_post(three: Sequence[Paragraph]) -> bool:
    dated, headline, text = (paragraph.text for paragraph in three)
    return is_bare_date(dated) and is_title_like(headline) and is_sentence(text)


def _post(paragraphs: Sequence[Paragraph]) -> FoundItem:
    dated, *rest = paragraphs
    written = dates_in(dated.text)[0]
    text = "\n\n".join(paragraph.text for paragraph in rest if not ends_document(paragraph.text))
    return FoundItem(text=text, line=rest[0].line, date=_certain(written.readings))


def _summaries(paragraphs: Sequence[Paragraph]) -> list[FoundItem]:
    items = _without_frame(paragraphs)
    if len(items) < _FEWEST_ITEMS or any(is_date_line(item.text) for item in items[:4]):
        return []
    if any(not _is_short(item.text) for item in items) or not _differ(items):
        return []
    standing = sum(map(_stands_for_itself, (item.text for item in items)))
    speaking = sum(bool(_SPEAKING.search(item.text)) for item in items)
    if standing < _SHARE * len(items) or speaking > (1 - _SHARE) / 2 * len(items):
        return []
    return [FoundItem(text=item.text, line=item.line, date=own_date(item.text)) for item in items]


def _without_frame(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Without the site's lines, the page's name above many items ("News") and the pages' numbers below."""
    items = [paragraph for paragraph in paragraphs if not is_noise(paragraph.text)]
    if len(items) > _MANY_ITEMS and len(items[0].text.split()) <= _NAME_WORDS:
        del items[0]
    while items and len(items[-1].text.split()) < _FEWEST_WORDS and not re.search(r"[.!?]$", items[-1].text):
        items.pop()
    return items


def _is_short(text: str) -> bool:
    """A summary: a whole sentence or a few, no heading, no name of a list."""
    sentences = len(re.findall(r"[.!?…](?=\s+[^\Wa-z\d_])", text)) + 1
    return len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST_ITEM and sentences <= _SENTENCES


def _stands_for_itself(text: str) -> bool:
    return not _LEANING.match(text) and bool(_NAME.search(text))


def _differ(items: Sequence[Paragraph]) -> bool:
    """Different subjects: few begin alike beyond an article."""
    beginnings = Counter(" ".join(item.text.lower().split()[:4]) for item in items)
    return max(beginnings.values()) <= max(2, len(items) // 4)


def own_date(text: str) -> PartialDate:
    """The one date that an item gives itself, a day or a month with its year; unknown otherwise."""
    dates = {_certain(written.readings) for written in _own(text)}
    return dates.pop() if len(dates) == 1 else PartialDate()


def _own(text: str) -> Iterator[WrittenDate]:
    for written in dates_in(text):
        is_month = written.readings[0].precision == DatePrecision.MONTH
        if not (is_month and written.is_short_name) and not _SPOKEN_OF.search(text[: written.start][-40:]):
            yield written


def _certain(readings: Sequence[PartialDate]) -> PartialDate:
    on = readings[0].on
    return readings[0] if len(readings) == 1 and on and on.year >= _FIRST_YEAR else PartialDate()
