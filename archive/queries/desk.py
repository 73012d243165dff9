"""What waits for an editor: a few of each, and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from archive.models import ImportBatch, NewsItem, Signatory, Statement
from archive.models.publishing import PublishableQuerySet

MOST = 6
# As far back as somebody's own work is looked for.
MOST_ENTRIES = 300


@dataclass(frozen=True)
class Pile:
    """`kind` is the model's name, as the addresses of the admin have it."""

    kind: str
    records: list[Any]
    count: int


@dataclass(frozen=True)
class Desk:
    mine: list[Pile]
    in_review: list[Pile]
    scheduled: list[Pile]
    undated: list[Pile]
    incomplete: list[Pile]
    unidentified: Pile | None

    @property
    def is_clear(self) -> bool:
        piles = (self.mine, self.in_review, self.scheduled, self.undated, self.incomplete)
        return not any(piles) and self.unidentified is None


def read_desk(user: User) -> Desk:
    """Of the kinds of records that the user may look at; the same number of questions however much there is."""
    kinds: list[Any] = [
        model.objects.all()
        for model in (Statement, NewsItem)
        if user.has_perm(f"archive.view_{model._meta.model_name}")
    ]
    statements = [kind for kind in kinds if kind.model is Statement]
    return Desk(
        mine=_piles(kind.unpublished().filter(pk__in=_worked_on(kind, user)).order_by("-updated_at") for kind in kinds),
        in_review=_piles(kind.awaiting_review().order_by("updated_at") for kind in kinds),
        scheduled=_piles(kind.scheduled() for kind in kinds),
        undated=_piles(kind.undated().order_by("-pk") for kind in kinds),
        incomplete=_piles(kind.of_incomplete_lists().newest_first() for kind in statements),
        unidentified=_unidentified() if statements else None,
    )


def _piles(of_kinds: Iterable[PublishableQuerySet[Any]]) -> list[Pile]:
    """Those that hold anything."""
    return [pile for records in of_kinds if (pile := _pile(records)).count]


def _pile(records: QuerySet[Any]) -> Pile:
    return Pile(str(records.model._meta.model_name), [*records[:MOST]], records.count())


def _worked_on(kind: PublishableQuerySet[Any], user: User) -> list[int]:
    """Keys of the records of this kind that the user wrote last, in the admin or by an import."""
    entries = LogEntry.objects.filter(user=user, content_type=ContentType.objects.get_for_model(kind.model))
    written = entries.order_by("-action_time").values_list("object_id", flat=True)[:MOST_ENTRIES]
    keys = [int(key) for key in written if key and key.isdecimal()]
    if kind.model is Statement:
        keys += ImportBatch.objects.filter(created_by=user, statement__isnull=False).values_list("statement", flat=True)
    return keys


def _unidentified() -> Pile | None:
    """Names behind which nobody has found a party yet, the most frequent first, each with a statement that has it."""
    names = Signatory.objects.current().unidentified().names_with_statement()
    pile = Pile("statement", [*names[:MOST]], names.count())
    return pile if pile.count else None
