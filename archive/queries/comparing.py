"""Two parties or two statements side by side."""

from dataclasses import dataclass

from django.db.models import QuerySet

from archive.models import Party, Statement


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
