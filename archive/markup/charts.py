"""Marks of pictures, in Python as all that a page has dozens of; the words for each number are kept by language."""

from functools import lru_cache
from html import escape

from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.charts.years import YearMark, YearsChart

from .wording import intcomma


def years_bars(chart: YearsChart, unit: str = "") -> SafeString:
    """A bar for each year, each a drawing of its own; a year of which there is nothing leads nowhere."""
    language = get_language()
    return SafeString("\n".join(f"<li>{_bar(chart, mark, unit, language)}</li>" for mark in chart.marks))


def _bar(chart: YearsChart, mark: YearMark, unit: str, language: str | None) -> str:
    said = escape(_in_words(mark.count, unit, language) % {"year": mark.year})
    if mark.count:
        return f'<a href="{escape(mark.url)}" aria-label="{said}">{_drawn(chart, mark)}</a>'
    return f'<span class="visually-hidden">{said}</span>{_drawn(chart, mark)}'


@lru_cache(maxsize=5_000)
def _in_words(count: int, unit: str, _language: str | None) -> str:
    """With a blank for the year."""
    if not count:
        return _("%(year)s: none in the archive")
    if unit == "signatures":
        said = ngettext("%(year)s: %(n)s signature", "%(year)s: %(n)s signatures", count)
    else:
        said = ngettext("%(year)s: %(n)s statement", "%(year)s: %(n)s statements", count)
    return said % {"year": "%(year)s", "n": localize(count)}


def _drawn(chart: YearsChart, mark: YearMark) -> str:
    counted = (
        f'<rect x="12%" y="{mark.y}" width="76%" height="{mark.height}"/>'
        f'<text x="50%" y="{mark.label_y}">{mark.count}</text>'
    )
    return (
        f'<svg width="100%" height="{chart.height}" aria-hidden="true" focusable="false">'
        f'<rect class="chart-base" x="0" y="{chart.base}" width="100%" height="1"/>{counted if mark.count else ""}'
        f'<text class="chart-quiet" x="50%" y="{chart.height - 4}">{mark.year}</text></svg>'
    )


def years_rows(chart: YearsChart) -> SafeString:
    """The same numbers as rows of a table."""
    language = get_language()
    return SafeString("".join(_row(mark, language) for mark in chart.counted))


def _row(mark: YearMark, language: str | None) -> str:
    year = f'<a href="{escape(mark.url)}">{mark.year}</a>'
    return f'<tr><th scope="row">{year}</th><td class="number">{_number(mark.count, language)}</td></tr>'


@lru_cache(maxsize=5_000)
def _number(count: int, _language: str | None) -> str:
    return escape(intcomma(count))
