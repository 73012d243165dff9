"""The document's date, and which of two readings is meant.

A stamp under the title goes before a place and date after the text, that before the
date in the header of a mail.  A date inside a sentence is never the document's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from archive.importing.document import FoundDate, Problem
from archive.models.dates import PartialDate

from .dateforms import DAY_FIRST, MONTH_FIRST, WrittenDate, dates_in
from .datelines import dated_header, dated_line
from .paragraphs import Paragraph

# So many paragraphs before the list, and after it, may hold a place and a date.
_LAST, _AFTER = 3, 4
# The stamp stands among the title, a sentence that sums up, and the site's own lines.
_HEAD_SENTENCES, _HEAD = 2, 60
_EVIDENCE = 20_000
# Where the English of a page puts the month first, or, elsewhere, the day.
_MONTH_FIRST_LOCALES = {"en-us", "en-ph"}
# The meetings began in 1998, their forerunners hardly before this.
_FIRST_YEAR = 1990


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for the order of day and month, beside the date itself."""

    language: str = ""
    locale: str = ""
    published: str = ""
    texts: Sequence[str] = field(default=())


def find_date(
    before: Sequence[Paragraph], after: Sequence[Paragraph] = (), *, title_line: int = 0, evidence: Evidence
) -> FoundDate | None:
    """`before` and `after` are what stands before and after the list of signatories."""
    for paragraph, written in _dated(before, after, title_line, evidence.language):
        readings = _decide(written, evidence)
        return FoundDate(readings=readings, written=paragraph.text, line=paragraph.line)
    return None


def date_problems(found: FoundDate | None, *, published: str = "", today: date | None = None) -> Iterator[Problem]:
    if found is None:
        page = f" The page itself was published {published}." if published else ""
        yield Problem(code="date_missing", message=f"No date was found.{page}")
    elif len(found.readings) > 1:
        either = " or ".join(reading.isoformat() for reading in found.readings)
        message = f"“{found.written}” can be read as {either}."
        yield Problem(code="date_ambiguous", message=message, line=found.line)
    elif _is_doubtful(found.date.on, today):
        yield Problem(code="date_doubtful", message=f"“{found.written}” is an unlikely date.", line=found.line)


def _is_doubtful(on: date | None, today: date | None) -> bool:
    return on is not None and (on.year < _FIRST_YEAR or (today is not None and on > today))


def _dated(
    before: Sequence[Paragraph], after: Sequence[Paragraph], title_line: int, language: str
) -> Iterator[tuple[Paragraph, WrittenDate]]:
    """The paragraphs that may date the document, the best first."""
    head = list(_head(before, title_line))
    # Under the title first; above it only where nothing stands under it.
    head.sort(key=lambda paragraph: paragraph.line < title_line)
    for paragraph in (*head, *reversed(before[-_LAST:]), *after[:_AFTER]):
        if written := dated_line(paragraph.text, language):
            yield paragraph, written
    for paragraph in head:
        if written := dated_header(paragraph.text):
            yield paragraph, written


def _head(paragraphs: Iterable[Paragraph], title_line: int) -> Iterator[Paragraph]:
    sentences = 0
    for number, paragraph in enumerate(paragraphs):
        sentences += paragraph.line > title_line and is_sentence(paragraph.text)
        if sentences >= _HEAD_SENTENCES or number > _HEAD:
            return
        yield paragraph


def is_sentence(text: str) -> bool:
    """Prose, and no heading: long, or a whole sentence with its full stop."""
    return len(text) >= 160 or (len(text.split()) >= 7 and text.rstrip().endswith((".", "。", "।", ".”", ".»")))


def _decide(written: WrittenDate, evidence: Evidence) -> tuple[PartialDate, ...]:
    readings = written.readings
    if len(readings) == 1:
        return readings
    published = _published(evidence.published)
    if len(close := [reading for reading in readings if _is_close(reading, published)]) == 1:
        return (close[0],)
    if not written.sign:
        return readings
    day_first, month_first = readings
    order = _order_on_page(written.sign, readings, evidence.texts) or _order_of_language(evidence)
    return {DAY_FIRST: (day_first,), MONTH_FIRST: (month_first,)}.get(order, readings)


def _published(stamp: str) -> date | None:
    found = dates_in(stamp)
    return found[0].readings[0].on if found and len(found[0].readings) == 1 else None


def _is_close(reading: PartialDate, published: date | None) -> bool:
    """The same day, or the next one in another part of the world."""
    return bool(reading.on and published) and abs((reading.on - published).days) <= 1  # type: ignore[operator]


def _order_on_page(sign: str, readings: Sequence[PartialDate], texts: Iterable[str]) -> str:
    """As the page's other dates have it: one order among them, or one reading in words."""
    others = [written for text in texts for written in dates_in(text[:_EVIDENCE])]
    orders = {written.order for written in others if written.sign == sign and written.order}
    if len(orders) == 1:
        return orders.pop()
    in_words = {written.readings for written in others if not written.sign}
    spelt = [order for order, reading in zip((DAY_FIRST, MONTH_FIRST), readings, strict=True) if (reading,) in in_words]
    return spelt[0] if len(spelt) == 1 and not orders else ""


def _order_of_language(evidence: Evidence) -> str:
    locale = evidence.locale.lower().replace("_", "-")
    if locale in _MONTH_FIRST_LOCALES:
        return MONTH_FIRST
    if re.fullmatch(r"en-[a-z]{2}", locale) or evidence.language not in {"", "en"}:
        return DAY_FIRST
    return ""
