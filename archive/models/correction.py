"""What the archive has had to correct in a record, told in public."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def newest_first(self) -> Self:
        return self.order_by("-corrected_on", "-pk")


class Correction(models.Model):
    statement = models.ForeignKey(
        "archive.Statement", models.CASCADE, verbose_name=_("statement"), related_name="corrections"
    )
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.TextField(
        _("what was corrected"),
        help_text=_("In the archive’s own words, for readers: what it said, and what it says now."),
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["statement", "-corrected_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="correction_has_text",
                violation_error_message=_("Say what was corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} · {self.corrected_on:%Y-%m-%d}"
