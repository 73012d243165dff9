"""The cells of a meeting's matrix, in Python: with many statements a page has thousands."""

from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def matrix_cells(row: Any) -> SafeString:
    """A cell shows its mark, which the stylesheet draws, and says it in words to who cannot see it."""
    return SafeString("".join(_cell(cell, row.party.name) for cell in row.cells))


def _cell(cell: Any, party: str) -> str:
    names = "; ".join(cell.names)
    if names in {"", party}:
        return f'<td class="mark-{cell.mark.value}"><span>{escape(cell.mark.label)}</span></td>'
    words = escape(_("signed as “%(names)s”") % {"names": names})
    return f'<td class="mark-{cell.mark.value}" title="{escape(names)}"><span>{words}</span></td>'
