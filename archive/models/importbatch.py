"""An import: the source as it came, what an editor decided, and what it made."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .statement import Statement


class ImportState(models.TextChoices):
    REVIEW = "review", _("being reviewed")
    APPLIED = "applied", _("in the archive")
    UNDONE = "undone", _("undone")


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def of_source(self, sha256: str) -> Self:
        """Earlier imports of the very same file that count: not those that were undone."""
        return self.filter(sha256=sha256).exclude(state=ImportState.UNDONE)

    def that_wrote(self, record: models.Model) -> Self:
        """Imports that made this very row, or changed it."""
        return self.filter(journal__after__has_key=f"{record._meta.label_lower}:{record.pk}")

    def without_content(self) -> Self:
        return self.defer("content", "text", "structure", "journal", "decisions")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class ImportBatch(models.Model):
    name = models.CharField(_("name of the file"), max_length=255)
    format = models.CharField(_("format"), max_length=10)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    content = models.BinaryField(_("the source as it came"))
    text = models.TextField(_("its text"))
    # What the source says of itself: language, title, published, url.
    hints = models.JSONField(default=dict, blank=True)
    # Of the text's lines: headings, lists, links; empty for plain text.
    structure = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=ImportState, default=ImportState.REVIEW)
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("imported by"), null=True, blank=True
    )
    # The review form as the editor left it, so that coming back finds it so.
    decisions = models.JSONField(default=dict, blank=True)
    # Rows as they were before and after, so that the whole can be undone.
    journal = models.JSONField(default=dict, blank=True)
    statement = models.ForeignKey(
        Statement, models.SET_NULL, verbose_name=_("statement"), related_name="imports", null=True, blank=True
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        permissions = [("undo_importbatch", "Can undo import")]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state == ImportState.REVIEW

    def remember(self, decisions: dict[str, Any]) -> None:
        """Keep the review form as it stands."""
        self.decisions = decisions
        self.save(update_fields=["decisions"])
