"""The count beside each choice: what choosing it would give, that facet's own choice lifted.

Plain SQL, over a subquery: grouping the filtered join itself would count only the
party that was filtered by.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting, NewsItem, Party, Signatory, Statement, StatementText
from archive.models.folding import alphabetical

from .labels import LABELS, Labeller, Labels

Counts = dict[str, int]
Counter = Callable[[QuerySet[Any]], Counts]


LONG = 12
_NAMED = ("party", "country")


@dataclass(slots=True)
class Choice:
    """One possible answer; a page has hundreds."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One question with all its possible answers, those with most results first."""

    parameter: str
    label: str
    choices: tuple[Choice, ...]

    @cached_property
    def labels(self) -> Labels:
        """By value, in the order of choices that have as many results."""
        return _in_order(self.parameter, {choice.value: choice.label for choice in self.choices})

    @property
    def is_long(self) -> bool:
        """So long that its reader types a name rather than look for it."""
        return self.parameter in _NAMED and len(self.choices) > LONG

    @property
    def is_used(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


FACET_LABELS = {
    "party": _("Party"),
    "country": _("Country"),
    "meeting": _("Meeting"),
    "year": _("Year"),
    "language": _("Language"),
    "kind": _("Kind"),
    "completeness": _("List of signatories"),
}


def make_facet(parameter: str, counts: Counts, chosen: Collection[str], label: Labeller | None = None) -> Facet:
    """Choices nobody would find anything by are left out, unless they were chosen."""
    labels = (label or LABELS[parameter])(dict.fromkeys([*counts, *chosen]))
    return _facet(parameter, str(FACET_LABELS[parameter]), _in_order(parameter, labels), counts, chosen)


def narrowed(everything: Facet, counts: Counts, chosen: Collection[str]) -> Facet | None:
    """The facet of a part of what `everything` counts, whose labels are in order already; None if more was chosen."""
    if not everything.labels.keys() >= {*chosen}:
        return None
    return _facet(everything.parameter, everything.label, everything.labels, counts, chosen)


def _facet(parameter: str, label: str, labels: Labels, counts: Counts, chosen: Collection[str]) -> Facet:
    choices = [
        Choice(value, name, counts.get(value, 0), value in chosen)
        for value, name in labels.items()
        if value in counts or value in chosen
    ]
    if parameter != "year":
        choices.sort(key=attrgetter("count"), reverse=True)
    return Facet(parameter, label, tuple(choices))


def _in_order(parameter: str, labels: Labels) -> Labels:
    order = _newest if parameter == "year" else _by_name
    return dict(sorted(labels.items(), key=order))


def _by_name(labelled: tuple[str, str]) -> str:
    return alphabetical(labelled[1])


def _newest(labelled: tuple[str, str]) -> int:
    year = labelled[0]
    return -int(year) if year.isdigit() else 0


def _counted(rows: QuerySet[Any], value: str, counted: str = "pk") -> Counts:
    grouped = rows.order_by().values_list(value).annotate(Count(counted, distinct=counted != "pk"))
    return {str(found): count for found, count in grouped if found not in (None, "")}


def _signatories_of(statements: QuerySet[Statement]) -> QuerySet[Signatory]:
    return Signatory.objects.current().filter(statement__in=statements.order_by().values("pk"))


def statements_by_party(statements: QuerySet[Statement]) -> Counts:
    return _counted(_signatories_of(statements), "party__slug", "statement")


def statements_by_country(statements: QuerySet[Statement]) -> Counts:
    return _counted(_signatories_of(statements), "party__country", "statement")


def statements_by_language(statements: QuerySet[Statement]) -> Counts:
    texts = StatementText.objects.filter(statement__in=statements.order_by().values("pk"))
    return _counted(texts, "language", "statement")


def statements_by_year(statements: QuerySet[Statement]) -> Counts:
    counts = _counted(statements.annotate(year=ExtractYear("dated_on")), "year")
    unknown = statements.filter(dated_on__isnull=True).count()
    return counts | ({"unknown": unknown} if unknown else {})


def statements_by_completeness(statements: QuerySet[Statement]) -> Counts:
    return _counted(statements.with_completeness(), "completeness")  # type: ignore[attr-defined]


def by_meeting(records: QuerySet[Any]) -> Counts:
    return _counted(records, "meeting__slug")


def statements_by_kind(statements: QuerySet[Statement]) -> Counts:
    return _counted(statements, "kind")


def parties_by_country(parties: QuerySet[Party]) -> Counts:
    return _counted(parties, "country")


def newsitems_by_party(newsitems: QuerySet[NewsItem]) -> Counts:
    linked = NewsItem.parties.through.objects.filter(newsitem__in=newsitems.order_by().values("pk"))
    return _counted(linked, "party__slug", "newsitem")


def newsitems_by_country(newsitems: QuerySet[NewsItem]) -> Counts:
    """Counted here and not in SQL: a news item holds its few countries in one column."""
    counts: Counts = {}
    for countries in newsitems.order_by().values_list("countries", flat=True):
        for code in filter(None, str(countries or "").split(",")):
            counts[code] = counts.get(code, 0) + 1
    return counts


def meetings_by_country(meetings: QuerySet[Meeting]) -> Counts:
    return _counted(meetings, "country")
