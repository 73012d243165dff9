"""One language's text of a statement; translations share the one list of signatories."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .formatted import FormattedQuerySet, FormattedText
from .languages import language_direction, language_name, native_language_name, validate_language
from .statement import Statement


class StatementTextQuerySet(FormattedQuerySet["StatementText"]):
    def get_by_natural_key(self, slug: str, language: str) -> "StatementText":
        return self.get(statement__slug=slug, language=language)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        statements = self.statement_ids()
        deleted = super().delete()
        _note_texts(statements)
        return deleted

    delete.queryset_only = True  # type: ignore[attr-defined]

    @transaction.atomic
    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        created = super().bulk_create(objs, *args, **kwargs)
        _note_texts({text.statement_id for text in created})
        return created

    def statement_ids(self) -> list[int]:
        return [*self.order_by().values_list("statement_id", flat=True)]

    def originals_of(self, statements: Iterable[int]) -> "StatementTextQuerySet":
        """The texts in which these statements, by their keys, were signed."""
        return self.filter(statement__in=list(statements), is_original=True)

    def original_first(self) -> "StatementTextQuerySet":
        return self.order_by("-is_original", "language")


class StatementText(FormattedText):
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

    words_field = "body"

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

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        moved_from = type(self).objects.filter(pk=self.pk or 0).statement_ids()
        super().save(*args, **kwargs)
        self._note_on_statements(moved_from)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)
        self._note_on_statements()
        return deleted

    def _note_on_statements(self, others: Iterable[int] = ()) -> None:
        _note_texts({self.statement_id, *others})
        self.statement.has_text = Statement.objects.filter(pk=self.statement_id, has_text=True).exists()

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    def natural_key(self) -> tuple[str, str]:
        return (self.statement.slug, self.language)

    natural_key.dependencies = ["archive.statement"]  # type: ignore[attr-defined]

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def native_language_name(self) -> str:
        return native_language_name(self.language)

    @property
    def direction(self) -> str:
        return language_direction(self.language)


def _note_texts(statements: Iterable[int]) -> None:
    """Keep `has_text` true to the texts that are there."""
    held = StatementText.objects.filter(statement=OuterRef("pk")).exclude(body="")
    Statement.objects.filter(pk__in=statements).update(has_text=Exists(held))
