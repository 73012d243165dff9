"""Countries: the parties of each, and what they signed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from archive.models import Party, Signatory, Statement
from archive.models.countries import country_name
from archive.models.folding import alphabetical
from archive.models.publishing import is_published


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
    countries_of = dict(Party.objects.exclude(country="").order_by().values_list("pk", "country"))
    signatures: Counter[str] = Counter()
    for party, count in _signatures_by_party().items():
        signatures[countries_of.get(party, "")] += count
    rows = [
        CountryRow(code, country_name(code), count, statements.get(code, 0), signatures[code])
        for code, count in Counter(countries_of.values()).items()
    ]
    return sorted(rows, key=lambda row: alphabetical(row.name))


def _signatures_by_party() -> dict[int, int]:
    """Public ones: all but those of the few statements that are not, so that not each is asked for its statement."""
    hidden = Statement.objects.exclude(is_published())
    every, not_public = (
        dict(found.order_by().values_list("party").annotate(Count("pk")))
        for found in (Signatory.objects.current(), Signatory.objects.current().filter(statement__in=hidden))
    )
    return {party: count - not_public.get(party, 0) for party, count in every.items()}
