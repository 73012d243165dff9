"""How much the public archive holds."""

from dataclasses import dataclass

from django.db.models import Count

from archive.models import Meeting, Signatory, Statement


@dataclass(frozen=True)
class Totals:
    """How much the public archive holds."""

    statements: int
    signatures: int
    parties: int
    countries: int
    meetings: int


def totals() -> Totals:
    signed = Signatory.objects.public().current()
    people = signed.aggregate(signatures=Count("pk"), parties=Count("party", distinct=True))
    return Totals(
        statements=Statement.objects.published().count(),
        signatures=people["signatures"],
        parties=people["parties"],
        countries=signed.exclude(party__country="").aggregate(n=Count("party__country", distinct=True))["n"],
        meetings=Meeting.objects.held().count(),
    )
