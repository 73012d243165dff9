"""Pictures that several pages show: numbers, and the address of the list that each counts."""

from collections.abc import Iterable

from django.urls import reverse

from archive import queries
from archive.charts.attendance import AttendanceChart, attendance_chart
from archive.charts.worldmap import WorldMap, world_map
from archive.charts.years import YearsChart, years_chart

# What the map can show, and where the parties, statements and signatures of a country are listed.
LISTED = {"parties": "party_list", "statements": "statement_list", "signatures": "statement_list"}


def countries_map(rows: Iterable[queries.CountryRow], show: str) -> WorldMap:
    address = reverse(LISTED[show])
    return world_map({row.code: getattr(row, show) for row in rows}, lambda code: f"{address}?country={code}")


def signature_years() -> YearsChart:
    address = reverse("statement_list")
    return years_chart(queries.signatures_by_year(), lambda year: f"{address}?year={year}")


def meetings_attendance() -> AttendanceChart:
    return attendance_chart(queries.meetings_in_time())
