"""Marks of pictures, in Python as all that a page has dozens of."""

from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.charts.years import YearMark, YearsChart

from .wording import intcomma


def years_bars(chart: YearsChart, unit: str = "") -> SafeString:
    """A bar for each year, each a drawing of its own; a year of which there is nothing leads nowhere."""
    return SafeString("\n".join(f"<li>{_bar(chart, mark, unit)}</li>" for mark in chart.marks))


def _bar(chart: YearsChart, mark: YearMark, unit: str) -> str:
    if mark.count:
        return f'<a href="{escape(mark.url)}" aria-label="{escape(_in_words(mark, unit))}">{_drawn(chart, mark)}</a>'
    said = _("%(year)s: none in the archive") % {"year": mark.year}
    return f'<span class="visually-hidden">{escape(said)}</span>{_drawn(chart, mark)}'


def _in_words(mark: YearMark, unit: str) -> str:
    if unit == "signatures":
        said = ngettext("%(year)s: %(n)s signature", "%(year)s: %(n)s signatures", mark.count)
    else:
        said = ngettext("%(year)s: %(n)s statement", "%(year)s: %(n)s statements", mark.count)
    return said % {"year": mark.year, "n": localize(mark.count)}


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
    return SafeString("".join(_row(mark) for mark in chart.counted))


def _row(mark: YearMark) -> str:
    year = f'<a href="{escape(mark.url)}">{mark.year}</a>'
    return f'<tr><th scope="row">{year}</th><td class="number">{escape(intcomma(mark.count))}</td></tr>'
