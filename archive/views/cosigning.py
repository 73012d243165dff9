"""Who signs with whom: a picture of the statements that a query string asks for."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from archive.charts.heatmap import Cell, heat_map
from archive.filters.cosigning import Cosigning
from archive.filters.cosigning import cosigning as cosigning_of
from archive.filters.index.directory import NamedParty
from archive.filters.statement import StatementFilterSet
from archive.models import Statement
from archive.models.countries import country_name

SIZES = ("10", "20", "30")
SIZE = "20"
# Each cell's address says all of it again.
MOST_CHARACTERS = 500
# The picture is about parties, and has them all to choose from.
NO_FILTER = ("party", "match", "sort", "page", "after", "before", "parties")


@dataclass(frozen=True)
class Together:
    """Two parties, and the cell of what both signed."""

    a: NamedParty
    b: NamedParty
    cell: Cell


def cosigning(request: HttpRequest) -> HttpResponse:
    size = request.GET.get("parties", "")
    size = size if size in SIZES else SIZE
    filters = _filters(request.GET)
    is_too_long = len(filters.urlencode()) > MOST_CHARACTERS
    filterset = StatementFilterSet(QueryDict() if is_too_long else filters, queryset=Statement.objects.published)
    found = cosigning_of(filterset.index, filterset.mask, int(size))
    context = {"filterset": filterset, "is_too_long": is_too_long, "size": size, "sizes": SIZES}
    return render(request, "archive/cosigning.html", context | _pictured(found, filterset.data))


def _filters(asked: QueryDict) -> QueryDict:
    kept = asked.copy()
    for name in NO_FILTER:
        kept.pop(name, None)
    return kept


def _pictured(found: Cosigning, filters: QueryDict) -> dict[str, object]:
    parties = [*found.parties.values()]

    def link(a: int, b: int) -> str:
        pair = urlencode([("party", parties[a].slug), ("party", parties[b].slug), ("match", "all")])
        return f"{reverse('statement_list')}?{pair}{'&' if filters else ''}{filters.urlencode()}"

    chart = heat_map([_named(party) for party in parties], [*found.rows()], link)
    pairs = [Together(parties[cell.column], parties[cell.row], cell) for cell in chart.cells]
    return {"chart": chart, "pairs": pairs, "ranked": sorted(pairs, key=lambda pair: -pair.cell.count)}


def _named(party: NamedParty) -> str:
    """Short, with the country or territory, as "PCP" is many parties."""
    place = party.territory or country_name(party.country)
    return ", ".join(part for part in (party.short_name or party.name, place) if part)
