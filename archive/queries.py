"""ASKED: questions that belong to no single record."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from .models import Meeting, Party, Signatory, Statement
from .models.countries import country_name


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


@dataclass(frozen=True)
class Comparison:
    """Two sides, and what is on both or on one alone; each a queryset of the same model."""

    both: QuerySet
    only_a: QuerySet
    only_b: QuerySet


def compare_parties(a: Party, b: Party) -> Comparison:
    """The published statements that both, only a, and only b stand under."""
    statements = Statement.objects.published().newest_first().for_cards()
    return Comparison(
        both=statements.signed_by_all([a.slug, b.slug]),
        only_a=statements.signed_by_all([a.slug]).signed_by_none([b.slug]),
        only_b=statements.signed_by_all([b.slug]).signed_by_none([a.slug]),
    )


def compare_statements(a: Statement, b: Statement) -> Comparison:
    """The identified parties on both lists, only on a's, and only on b's."""
    on_a, on_b = Party.objects.signing(a), Party.objects.signing(b)
    return Comparison(
        both=on_a.filter(pk__in=on_b.values("pk")).by_name(),
        only_a=on_a.exclude(pk__in=on_b.values("pk")).by_name(),
        only_b=on_b.exclude(pk__in=on_a.values("pk")).by_name(),
    )
