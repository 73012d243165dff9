"""Two records of one party made one: who did it, when, and all that it takes to undo it."""

from collections import Counter
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyMergeQuerySet(models.QuerySet["PartyMerge"]):
    def without_journal(self) -> Self:
        return self.defer("journal")

    def standing(self) -> Self:
        return self.filter(undone_at__isnull=True)

    def that_took(self, key: int) -> Self:
        """The merge that took away the party with this key."""
        return self.standing().filter(merged_key=key)


class PartyMerge(models.Model):
    # In words and by key, as of the two one is gone and the other may go some day.
    merged_key = models.BigIntegerField(db_index=True, editable=False)
    merged_name = models.CharField(_("party that was merged"), max_length=300)
    merged_slug = models.SlugField(_("its old address"), max_length=100)
    into_key = models.BigIntegerField(editable=False)
    into_name = models.CharField(_("into"), max_length=300)
    into_slug = models.SlugField(_("address"), max_length=100)
    merged_at = models.DateTimeField(_("merged at"), auto_now_add=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("merged by"), related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("undone by"), related_name="+", null=True, blank=True
    )
    # Every row that was written: what it was and what it became.
    journal = models.JSONField(default=list, blank=True, editable=False)

    objects = PartyMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of parties")
        verbose_name_plural = _("merges of parties")
        ordering = ["-merged_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.into_name}"

    def rows_by_table(self) -> list[tuple[str, int]]:
        """How many rows of each table the merge wrote."""
        counted = Counter(change["key"].split(":", 1)[0] for change in self.journal)
        return [(str(apps.get_model(label)._meta.verbose_name_plural), count) for label, count in counted.items()]

    def merged_record(self) -> dict[str, Any]:
        """The fields of the party that went, as they were; nothing once it is back."""
        key = f"archive.party:{self.merged_key}"
        return next((dict(change["before"]) for change in self.journal if change["key"] == key), {})

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None
