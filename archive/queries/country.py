"""Countries: the parties of each, and what they signed."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from archive.models import Party, Signatory
from archive.models.countries import country_name


@dataclass(frozen=True)
class CountryRow:
    """One country: its parties, and the published statements that any of them signed."""

    code: str
    name: str
    parties: int
    statements: int


def countries() -> list[CountryRow]:
    """Every country with a party in the archive, by name."""
    parties = dict(_grouped(Party.objects.exclude(country=""), "country", "pk"))
    statements = dict(_grouped(Signatory.objects.public().current(), "party__country", "statement"))
    rows = [CountryRow(code, country_name(code), count, statements.get(code, 0)) for code, count in parties.items()]
    return sorted(rows, key=lambda row: row.name)


def _grouped(rows: QuerySet, value: str, counted: str) -> QuerySet:
    return rows.order_by().values_list(value).annotate(Count(counted, distinct=True))
