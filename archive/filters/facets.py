"""The count beside each choice: what choosing it would give, that facet's own choice lifted.

Plain SQL, over a subquery: grouping the filtered join itself would count only the
party that was filtered by.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting, NewsItem, Party, Signatory, Statement, StatementText
from archive.models.folding import alphabetical

from .labels import LABELS, Labeller

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


def make_facet(parameter: str, counts: Counts, chosen: Iterable[str], label: Labeller | None = None) -> Facet:
    """Choices nobody would find anything by are left out, unless they were chosen."""
    counts = counts | {value: 0 for value in chosen if value not in counts}
    labels = (label or LABELS[parameter])(counts.keys())
    choices = [
        Choice(value, labels[value], count, value in chosen) for value, count in counts.items() if value in labels
    ]
    order = _newest if parameter == "year" else _most
    return Facet(parameter, str(FACET_LABELS[parameter]), tuple(sorted(choices, key=order)))


def _most(choice: Choice) -> tuple[int, str]:
    return -choice.count, alphabetical(choice.label)


def _newest(choice: Choice) -> int:
    return -int(choice.value) if choice.value.isdigit() else 0


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
