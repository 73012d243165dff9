"""The cells of a meeting's matrix, in Python: with many statements a page has thousands."""

from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def matrix_cells(row: Any) -> SafeString:
    """A cell shows its mark, which the stylesheet draws, and says it in words to who cannot see it."""
    words = {mark: escape(str(mark.label)) for mark in {cell.mark for cell in row.cells}}
    return SafeString("".join(_cell(cell, row.party.name, words[cell.mark]) for cell in row.cells))


def _cell(cell: Any, party: str, words: str) -> str:
    names = "; ".join(cell.names)
    if names in {"", party}:
        return f'<td class="mark-{cell.mark.value}"><span>{words}</span></td>'
    words = escape(_("signed as “%(names)s”") % {"names": names})
    return f'<td class="mark-{cell.mark.value}" title="{escape(names)}"><span>{words}</span></td>'
