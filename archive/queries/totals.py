"""How much the public archive holds."""

from dataclasses import dataclass

from archive.filters.index import statement_index
from archive.models import Meeting


@dataclass(frozen=True)
class Totals:
    """How much the public archive holds."""

    statements: int
    signatures: int
    parties: int
    countries: int
    meetings: int


def totals() -> Totals:
    """As the index of statements has counted; the database would read every signature."""
    index = statement_index()
    return Totals(
        statements=index.count(index.public),
        signatures=sum(index.signatories("kind", index.public).values()),
        parties=len(index.counts("party", index.public)),
        countries=len(index.counts("country", index.public)),
        meetings=Meeting.objects.held().count(),
    )
