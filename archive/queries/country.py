"""Countries: the parties of each, and what they signed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from archive.models import Party, Signatory
from archive.models.countries import country_name
from archive.models.folding import alphabetical


@dataclass(frozen=True)
class CountryRow:
    """One country: its parties, the published statements that any of them signed, and their signatures."""

    code: str
    name: str
    parties: int
    statements: int
    signatures: int


def countries(statements: Mapping[str, int]) -> list[CountryRow]:
    """Every country with a party in the archive, by name; `statements` are counted already."""
    parties = _grouped(Party.objects.exclude(country=""), "country")
    signatures = _grouped(Signatory.objects.public().current(), "party__country")
    rows = [
        CountryRow(code, country_name(code), count, statements.get(code, 0), signatures.get(code, 0))
        for code, count in parties.items()
    ]
    return sorted(rows, key=lambda row: alphabetical(row.name))


def _grouped(rows: QuerySet, value: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(value).annotate(Count("pk")))
