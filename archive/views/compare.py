"""Two parties or two statements side by side: both, only the first, only the second."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import queries
from archive.filters.fields import WordsField
from archive.filters.index import statement_index
from archive.models import Party, Statement
from archive.queries import Meant

# More names than these would weigh more than the page.
MOST_NAMES = 250
# No name or title is longer.
LONGEST = 500


class CompareForm(forms.Form):
    """What was typed on either side: an address, a name, or words of one."""

    a = WordsField(required=False)
    b = WordsField(required=False)


def compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.GET)
    form.is_valid()
    a, b = (queries.meant_by(form.cleaned_data.get(side, "")[:LONGEST]) for side in ("a", "b"))
    context = {"a": a, "b": b, "is_asked": a.typed or b.typed, "names": _names()}
    return render(request, "archive/compare.html", context | _compared(a, b))


def _names() -> list[str]:
    """The names to choose from, as long as they are few."""
    names = list(Party.objects.by_name().values_list("name", flat=True)[: MOST_NAMES + 1])
    return names if len(names) <= MOST_NAMES else []


def _compared(a: Meant, b: Meant) -> dict[str, Any]:
    if a.party and b.party:
        return _parties(a.party, b.party)
    if a.statement and b.statement:
        return _statements(a.statement, b.statement)
    if a.record and b.record:
        return {"is_mixed": True}
    return _suggested(a.record or b.record, "b" if a.record else "a")


def _parties(a: Party, b: Party) -> dict[str, Any]:
    if a == b:
        return {"is_same": True} | _suggested(a, "b")
    return {"parties": (a, b), "comparison": queries.compare_parties(statement_index(), a, b)}


def _statements(a: Statement, b: Statement) -> dict[str, Any]:
    if a == b:
        return {"is_same": True} | _suggested(a, "b")
    return {"statements": (a, b), "comparison": queries.compare_statements(a, b)}


def _suggested(record: Party | Statement | None, side: str) -> dict[str, Any]:
    """For one record alone, others worth comparing it with, to be put on the other side."""
    match record:
        case Party():
            found: Any = queries.cosigners(statement_index(), record.slug)
        case Statement():
            found = [each.statement for each in queries.lists_in_common(statement_index(), record)]
        case _:
            return {}
    return {"known": record, "suggested": found, "side": side}
