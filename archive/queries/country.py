"""Countries: the parties of each, and what they signed."""

from dataclasses import dataclass

from django.db.models import Count

from archive.models import Party, Signatory
from archive.models.countries import country_name


@dataclass(frozen=True)
class CountryRow:
    """One country: its parties, the published statements that any of them signed, and their signatures."""

    code: str
    name: str
    parties: int
    statements: int
    signatures: int


def countries() -> list[CountryRow]:
    """Every country with a party in the archive, by name."""
    parties = Party.objects.exclude(country="").order_by().values_list("country").annotate(Count("pk"))
    signed = _signed()
    rows = [CountryRow(code, country_name(code), count, *signed.get(code, (0, 0))) for code, count in parties]
    return sorted(rows, key=lambda row: row.name)


def _signed() -> dict[str, tuple[int, int]]:
    grouped = Signatory.objects.public().current().order_by().values_list("party__country")
    counted = grouped.annotate(Count("statement", distinct=True), Count("pk"))
    return {code: (statements, signatures) for code, statements, signatures in counted}
