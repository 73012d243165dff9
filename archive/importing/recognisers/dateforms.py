"""Every way in which a date is written, and what each can mean; which it means is for `date`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.models.dates import DatePrecision, PartialDate

from .months import is_whole_name, months_called, weekdays_called

_FIRST_YEAR, _LAST_YEAR = 1900, 2089
DAY_FIRST, MONTH_FIRST = "day", "month"
# A two-digit year is taken to lie between 1990 and 2089.
_CENTURY_TURNS = 90

_ARABIC = r"[\u0621-\u064A\u066E-\u06D3]{2,12}"
_WORD = r"[^\W\d_][^\s\d,./|()\[\]:;–—-]{1,20}"
_MONTH = rf"(?:d['’])?(?P<month>{_ARABIC}(?:\s{_ARABIC})?|{_WORD})\.?(?:\s?[/-]\s?{_ARABIC}(?:\s{_ARABIC})?)?"
# Between the day, the month and the year.
_OF = r"\s{0,3}[.,]?\s{0,3}(?:\b(?:of|de|del|di|do|the|den|ve|av|år|عام|سنة|لعام)\b\s{0,3})?"
_DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|re|[-‑]?(?:го|е)|ης|η|[:.]?[ae]\b|[.º°ª])?"
_YEAR = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_TIME = r"\s{0,3},?\s{0,3}\d{1,2}:\d{2}(?::\d{2})?\s{0,3}(?P<half>[AaPp]\.?[Mm]\b\.?)?"

_NAMED = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}{_OF}{_MONTH}{_OF}{_YEAR}",
        rf"(?<![^\W_]){_MONTH}\s{{1,3}}{_DAY},?\s{{0,3}}(?:of\s)?{_YEAR}",
        rf"(?<![^\W_]){_YEAR}\.?\s{{1,3}}{_MONTH}\s{{1,3}}{_DAY}",
        rf"(?<![^\W_]){_MONTH}{_OF}{_YEAR}",
    )
)
_COUNTED = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?日)?",
        r"(?<!\d)(?P<year>\d{4}) ?년 ?(?P<month>\d{1,2}) ?월(?: ?(?P<day>\d{1,2}) ?일)?",
        r"(?i)(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}),? năm (?P<year>\d{4})",
        r"(?<![\d./-])(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d/-])",
        r"(?<![\d./-])(?P<year>\d{4})-(?P<month>\d{2})(?![\d/-])",
    )
)
_NUMERIC = re.compile(
    r"(?<![\d./|-])(?P<first>\d{1,2})\s?(?P<sign>[./|-])\s?(?P<second>\d{1,2})\s?"
    rf"(?P=sign)\s?(?P<year>\d{{4}}|\d{{2}})(?![\d/|-])(?:{_TIME})?"
)
# "18-20", "18, 19 and": the days of a meeting, of which the last is not the document's.
_RANGE = re.compile(r"\d\s*(?:[-–—/,&]|\b(?:and|to|y|al?|e|et|au|und|bis|и|по|και|ve|و)\b)\s*$")


@dataclass(frozen=True, kw_only=True)
class WrittenDate:
    """A date as it stands in a line.

    Two readings: day and month cannot be told apart by the form alone, the day first in the
    first of them.  `sign` is what parts the numbers of such a date, `order` which of the
    two comes first where the date itself shows it.
    """

    start: int
    end: int
    readings: tuple[PartialDate, ...]
    sign: str = ""
    order: str = ""
    is_short_name: bool = False


def dates_in(text: str, language: str = "") -> list[WrittenDate]:
    """The dates of a line in the order of their places; the longest form wins."""
    found: list[WrittenDate] = []
    for written in sorted(_all(text, language), key=lambda written: (written.start, -written.end)):
        if not found or written.start >= found[-1].end:
            found.append(written)
    return [written for written in found if not _RANGE.search(text[: written.start][-12:])]


def _all(text: str, language: str) -> Iterator[WrittenDate]:
    if not re.search(r"\d", text):
        return
    for form in _NAMED:
        yield from _named(form, text, language)
    for form in _COUNTED:
        for match in form.finditer(text):
            parts = match.groupdict()
            yield from _written(match, [_partial(match["year"], int(match["month"]), parts.get("day"))])
    for match in _NUMERIC.finditer(text):
        yield from _written(match, _numeric(match), sign=match["sign"])


def _named(form: re.Pattern[str], text: str, language: str) -> Iterator[WrittenDate]:
    """Also where a word before the month was taken for it: the search goes on one word further."""
    at = 0
    while match := form.search(text, at):
        parts = match.groupdict()
        months = _months(match["month"], language)
        readings = [_partial(match["year"], month, parts.get("day")) for month in months]
        yield from _written(match, readings, is_short_name=not is_whole_name(match["month"]))
        at = match.end() if months else match.start("month") + 1


def _months(name: str, language: str) -> tuple[int, ...]:
    return months_called(name, language) or months_called(name.split()[0], language)


def _numeric(match: re.Match[str]) -> list[PartialDate | None]:
    year, first, second = match["year"], match["first"], match["second"]
    day_first, month_first = _partial(year, int(second), first), _partial(year, int(first), second)
    if match["half"] and match["sign"] == "/" and month_first:
        return [month_first]
    # No country writes the month first with dots.
    return [day_first] if match["sign"] == "." else [day_first, month_first]


def _partial(year: str, month: int, day: str | None) -> PartialDate | None:
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _CENTURY_TURNS else 2000
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    try:
        on = date(number, month, int(day or 1))
    except ValueError:
        return None
    return PartialDate(on, DatePrecision.DAY if day else DatePrecision.MONTH)


def _written(
    match: re.Match[str], readings: list[PartialDate | None], *, sign: str = "", is_short_name: bool = False
) -> Iterator[WrittenDate]:
    known = tuple(dict.fromkeys(filter(None, readings)))
    if not known:
        return
    fitting = _on_weekday(match.string[: match.start()], known)
    order = _order(fitting, int(match["first"])) if sign and sign != "." else ""
    yield WrittenDate(
        start=match.start(), end=match.end(), readings=fitting, sign=sign, order=order, is_short_name=is_short_name
    )


def _order(readings: tuple[PartialDate, ...], first: int) -> str:
    on = readings[0].on
    if len(readings) > 1 or on is None or on.day == on.month:
        return ""
    return DAY_FIRST if on.day == first else MONTH_FIRST


def _on_weekday(before: str, readings: tuple[PartialDate, ...]) -> tuple[PartialDate, ...]:
    """The readings that fall on the weekday written before the date; all where none does."""
    days = weekday_before(before)
    fitting = tuple(reading for reading in readings if reading.on and reading.on.weekday() in days)
    return fitting or readings


def weekday_before(before: str) -> frozenset[int]:
    words = re.findall(r"[^\W\d_][^\s,.|()]*", before[-30:])
    return weekdays_called(words[-1]) if words else frozenset()
