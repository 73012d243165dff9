"""A text that may be formatted: kept as its plain words, and as HTML where the words alone would lose something.

Search, excerpts and exports read the words, which are always those of the HTML.  Whoever
writes the words alone thereby gives up the formatting, which was that of other words.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .richtext import clean, from_plain
from .richwords import plain_words

FormattedModel = TypeVar("FormattedModel", bound="FormattedText", covariant=True)


def kept(html: str) -> tuple[str, str]:
    """What is written as HTML, as the archive keeps it: its words, and the HTML if they alone do not say it all."""
    cleaned = clean(html)
    words = plain_words(cleaned)
    return words, "" if clean(from_plain(words)) == cleaned else cleaned


class FormattedQuerySet(models.QuerySet[FormattedModel]):
    def update(self, **values: Any) -> int:
        words = self.model.words_field
        if isinstance(html := values.get("html"), str) and html:
            values[words], values["html"] = kept(html)
        elif words in values and "html" not in values:
            values["html"] = ""
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        for text in objs:
            text.keep_words()
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        objs, names = list(objs), list(fields)
        if {self.model.words_field, "html"} & {*names}:
            for text in objs:
                text.keep_words()
            names = list({*names, self.model.words_field, "html"})
        return super().bulk_update(objs, names, *args, **kwargs)


class FormattedText(models.Model):
    html = models.TextField(_("formatted text"), blank=True, default="")

    # The field of the plain words.
    words_field: str

    class Meta:
        abstract = True

    # The HTML and the words as they were read or last written, to see which of them was changed.
    _were: tuple[str, str] | None = None

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        text = super().from_db(db, field_names, values, **more)
        text.note_as_read()
        return text

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.note_as_read()

    def clean(self) -> None:
        super().clean()
        self.keep_words()

    def keep_words(self) -> None:
        """Make the words and the HTML say the same."""
        if {"html", self.words_field} & self.get_deferred_fields():
            return
        now = self.html, self.words
        if now == self._were:
            return
        if self._were and now[0] == self._were[0]:
            self.html = ""
        elif now[0]:
            words, self.html = kept(now[0])
            setattr(self, self.words_field, words)
        self.note_as_read()

    def note_as_read(self) -> None:
        if not {"html", self.words_field} & self.get_deferred_fields():
            self._were = self.html, self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.keep_words()
        fields: Sequence[str] | None = kwargs.get("update_fields")
        if fields is not None and {"html", self.words_field} & {*fields}:
            kwargs["update_fields"] = {*fields, "html", self.words_field}
        super().save(*args, **kwargs)

    def _words(self) -> str:
        return str(getattr(self, self.words_field))

    _words.short_description = _("text")  # type: ignore[attr-defined]
    words = property(_words)

    @property
    def as_html(self) -> str:
        """To be edited: the HTML, or the plain words in paragraphs."""
        return self.html or from_plain(self.words)
