"""One language's text of a statement; translations share the one list of signatories."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .languages import language_direction, language_name, validate_language
from .statement import Statement


class StatementTextQuerySet(models.QuerySet["StatementText"]):
    def get_by_natural_key(self, slug: str, language: str) -> "StatementText":
        return self.get(statement__slug=slug, language=language)

    def original_first(self) -> "StatementTextQuerySet":
        return self.order_by("-is_original", "language")


class StatementText(models.Model):
    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="texts")
    language = models.CharField(_("language"), max_length=16, validators=[validate_language])
    title = models.CharField(_("title"), max_length=500)
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Empty where the archive knows of the text in this language but does not hold it."),
    )
    is_original = models.BooleanField(_("original"), default=False)
    source_url = models.URLField(_("source address"), max_length=1000, blank=True)

    objects = StatementTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["statement", "-is_original", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "language"],
                name="statementtext_once_per_language",
                violation_error_message=_("This statement already has a text in that language."),
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(is_original=True),
                name="statementtext_one_original",
                violation_error_message=_("Only one text of a statement can be the original."),
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self._note_on_statement()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)  # type: ignore[arg-type]
        self._note_on_statement()
        return deleted

    def _note_on_statement(self) -> None:
        texts = type(self).objects.filter(statement=self.statement_id).exclude(body="")
        self.statement.has_text = texts.exists()
        Statement.objects.filter(pk=self.statement_id).update(has_text=self.statement.has_text)

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    def natural_key(self) -> tuple[str, str]:
        return (self.statement.slug, self.language)

    natural_key.dependencies = ["archive.statement"]  # type: ignore[attr-defined]

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def direction(self) -> str:
        return language_direction(self.language)
