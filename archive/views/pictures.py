"""Pictures that several pages show: numbers, and the address of the list that each counts."""

from collections.abc import Mapping

from django.urls import reverse

from archive import queries
from archive.charts.attendance import AttendanceChart, attendance_chart
from archive.charts.worldmap import WorldMap, world_map
from archive.charts.years import YearsChart, years_chart
from archive.filters.index import StatementIndex, statement_index
from archive.filters.index.bits import Bits

# What the map can show, and where the parties, statements and signatures of a country are listed.
LISTED = {"parties": "party_list", "statements": "statement_list", "signatures": "statement_list"}


def countries_map(counts: Mapping[str, int], show: str) -> WorldMap:
    address = reverse(LISTED[show])
    return world_map(counts, lambda code: f"{address}?country={code}")


def statements_by_country() -> dict[str, int]:
    index = statement_index()
    return index.counts("country", index.public)


def signature_years() -> YearsChart:
    """All of them have a year, without which no statement is published."""
    index, address = statement_index(), reverse("statement_list")
    signatures = index.signatories("year", index.public)
    return years_chart({int(year): count for year, count in signatures.items()}, lambda year: f"{address}?year={year}")


def years_signed(index: StatementIndex, slug: str, signed: Bits) -> YearsChart:
    """Statements of each year among those with the party on their lists."""
    counts = index.counts("year", signed)
    address = f"{reverse('statement_list')}?party={slug}"
    return years_chart({int(year): count for year, count in counts.items()}, lambda year: f"{address}&year={year}")


def meetings_attendance() -> AttendanceChart:
    return attendance_chart(queries.meetings_in_time())
