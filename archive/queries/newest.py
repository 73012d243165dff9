"""What of a list changed last, and how its lists of signatories grew: the events that a feed tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from archive.models import ListEdition, Signatory
from archive.models.publishing import PublishableQuerySet


def newest_of(records: PublishableQuerySet[Any], most: int) -> list[Any]:
    """Those that the public saw change last, in the order in which the list has them."""
    chosen = [*records.latest_change_first().values_list("pk", flat=True)[:most]]
    return [*records.filter(pk__in=chosen)]


@dataclass(frozen=True)
class Growth:
    """A later edition of a list: how many names came with it, and how many it has."""

    edition: ListEdition
    added: int
    total: int


def growth_of(statements: Iterable[int], most: int) -> dict[int, list[Growth]]:
    """By statement, the latest edition first; no more of them than `most` in all."""
    asked = list(statements)
    counted = _counted(asked)
    found: dict[int, list[Growth]] = {}
    for edition in ListEdition.objects.later_ones_of(asked)[:most]:
        rows = counted.get(edition.statement_id, [])
        added = sum(count for first, _last, count in rows if first == edition.number)
        total = sum(count for first, last, count in rows if first <= edition.number <= (last or edition.number))
        found.setdefault(edition.statement_id, []).append(Growth(edition, added, total))
    return found


def _counted(statements: list[int]) -> dict[int, list[tuple[int, int | None, int]]]:
    """How many rows belong to the list from which edition to which."""
    spans = Signatory.objects.under(statements).order_by().values_list("statement", "first_edition", "last_edition")
    found: dict[int, list[tuple[int, int | None, int]]] = {}
    for pk, first, last, count in spans.annotate(count=Count("pk")):
        found.setdefault(pk, []).append((first, last, count))
    return found
