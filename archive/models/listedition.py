"""Lists grow: each edition says when and where a list was seen, and how much of it."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .dates import Dated


class Completeness(models.TextChoices):
    COMPLETE = "complete", _("complete")
    PARTIAL = "partial", _("known in part")
    UNKNOWN = "unknown", _("not known")


class ListEditionQuerySet(models.QuerySet["ListEdition"]):
    def get_by_natural_key(self, slug: str, number: int) -> "ListEdition":
        return self.get(statement__slug=slug, number=number)

    def later_ones_of(self, statements: Iterable[int]) -> Self:
        """Of these statements, by their keys, every edition but the first; the latest first."""
        return (
            self.filter(statement__in=list(statements), number__gt=1)
            .select_related("statement")
            .order_by("-number", "-pk")
        )

    def by_number(self) -> Self:
        return self.order_by("number")


class ListEdition(Dated):
    statement = models.ForeignKey(
        "archive.Statement", models.CASCADE, verbose_name=_("statement"), related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("edition"), default=1)
    completeness = models.CharField(
        _("how much of the list is known"), max_length=8, choices=Completeness, default=Completeness.UNKNOWN
    )
    claimed_count = models.PositiveSmallIntegerField(
        _("signatories the source claims"), null=True, blank=True, help_text=_("Empty if it gives no figure.")
    )
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source address"), max_length=1000, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ListEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of the list")
        verbose_name_plural = _("editions of the list")
        ordering = ["statement", "number"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["statement", "number"],
                name="listedition_number_once",
                violation_error_message=_("This statement already has an edition with that number."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="listedition_number_from_one",
                violation_error_message=_("Editions are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} · {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("statement_edition", kwargs={"slug": self.statement.slug, "number": self.number})

    def natural_key(self) -> tuple[str, int]:
        return (self.statement.slug, self.number)

    natural_key.dependencies = ["archive.statement"]  # type: ignore[attr-defined]
