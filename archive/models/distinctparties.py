"""Pairs of parties that look like one, and that an editor has said are two."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .party import Party


class DistinctPartiesQuerySet(models.QuerySet["DistinctParties"]):
    def of(self, one: Party, other: Party) -> Self:
        """Whichever was named first."""
        return self.filter(Q(one=one, other=other) | Q(one=other, other=one))

    def newest_first(self) -> Self:
        return self.select_related("one", "other").order_by("-said_at", "-pk")

    def pairs(self) -> set[frozenset[int]]:
        return {frozenset(pair) for pair in self.order_by().values_list("one", "other")}


class DistinctParties(models.Model):
    one = models.ForeignKey(Party, models.CASCADE, verbose_name=_("one party"), related_name="+")
    other = models.ForeignKey(Party, models.CASCADE, verbose_name=_("other party"), related_name="+")
    said_at = models.DateTimeField(_("said at"), auto_now_add=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("said by"), related_name="+", null=True, blank=True
    )

    objects = DistinctPartiesQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of distinct parties")
        verbose_name_plural = _("pairs of distinct parties")
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(one=F("other")),
                name="distinctparties_are_two",
                violation_error_message=_("A party is not distinct from itself."),
            ),
            models.UniqueConstraint(
                fields=["one", "other"],
                name="distinctparties_once",
                violation_error_message=_("These are known to be two parties already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"
