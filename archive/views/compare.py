"""Two parties or two statements side by side: both, only the first, only the second."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import queries
from archive.filters.fields import SLUG
from archive.models import Party, Statement


def compare(request: HttpRequest) -> HttpResponse:
    slugs = request.GET.get("a", "").strip(), request.GET.get("b", "").strip()
    context = {"a_slug": slugs[0][:150], "b_slug": slugs[1][:150], "parties": Party.objects.by_name()}
    return render(request, "archive/compare.html", context | _compared(*slugs))


def _compared(a: str, b: str) -> dict[str, Any]:
    if not a or not b:
        return {}
    if a == b:
        return {"problem": _("Choose two different parties or statements.")}
    parties = [_found(Party.objects.all(), slug) for slug in (a, b)]
    if all(parties):
        return {"a": parties[0], "b": parties[1], "comparison": queries.compare_parties(*parties), "of_parties": True}
    statements = [_found(Statement.objects.published(), slug) for slug in (a, b)]
    if all(statements):
        return {"a": statements[0], "b": statements[1], "comparison": queries.compare_statements(*statements)}
    return {"problem": _("The archive does not have two parties or two statements with these addresses.")}


def _found(records: Any, slug: str) -> Any:
    return records.filter(slug=slug).first() if SLUG.fullmatch(slug) else None
