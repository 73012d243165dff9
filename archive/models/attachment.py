"""Files beside a statement: scans of the original, images in its text.

Kept under their digest, never under the name that they came with, and served by a view
to those who may see the statement.  A file outlives its row, out of everybody's reach,
so that a record that is taken back to an earlier state finds it.
"""

import os
from collections.abc import Iterable
from hashlib import file_digest
from typing import IO, Any, Self, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .languages import language_name, validate_language
from .mediatype import ENDINGS, SHOWN, media_type
from .statement import Statement


class AttachmentKind(models.TextChoices):
    SCAN = "scan", _("scan of the original")
    IMAGE = "image", _("image")
    OTHER = "other", _("other file")


class AttachmentStorage(FileSystemStorage):
    """A file is written once, as its name says what is in it; one that is brought again is as young as a new one."""

    def _save(self, name: str, content: Any) -> str:
        try:
            os.utime(self.path(name))
        except FileNotFoundError:
            return str(super()._save(name, content))  # type: ignore[misc]
        return name

    def url(self, name: str | None) -> str:
        return f"/attachments/{(name or '').rpartition('/')[2].partition('.')[0]}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def of(self, statement: Statement) -> Self:
        return self.filter(statement=statement)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(statement__in=Statement.objects.visible_to(user))

    def with_digest(self, digest: str) -> Self:
        return self.filter(sha256=digest)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        for attachment in objs:
            attachment.examine()
        return super().bulk_create(objs, *args, **kwargs)


def stored_as(attachment: models.Model, _name: str) -> str:
    digest = cast("Attachment", attachment).sha256
    return f"attachments/{digest[:2]}/{digest}{ENDINGS[cast('Attachment', attachment).media_type]}"


class Attachment(models.Model):
    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="attachments")
    kind = models.CharField(_("kind"), max_length=5, choices=AttachmentKind, default=AttachmentKind.SCAN)
    title = models.CharField(_("title"), max_length=300, help_text=_("What it is, for readers."))
    language = models.CharField(_("language"), max_length=16, blank=True, validators=[validate_language])
    file = models.FileField(
        _("file"), upload_to=stored_as, storage=AttachmentStorage(allow_overwrite=True), max_length=120
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("The least is shown first."))
    # Found in the file itself.
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    media_type = models.CharField(_("media type"), max_length=30, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["statement", "position", "pk"]
        indexes = [models.Index(fields=["sha256"], name="attachment_digest")]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "sha256"],
                name="attachment_once",
                violation_error_message=_("This file is attached to the statement already."),
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="attachment_has_title",
                violation_error_message=_("Say what the file is."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self.examine()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.examine()
        super().save(*args, **kwargs)

    def examine(self) -> None:
        """Read what a new file is; refuse what the archive does not take."""
        # Django's only word for a file that is not yet stored.
        if not self.file or self.file._committed:  # type: ignore[attr-defined]  # noqa: SLF001
            return
        self.size = self.file.size
        if self.size > settings.ATTACHMENT_MAX_BYTES:
            raise ValidationError({"file": _too_big(self.size)})
        content = cast("IO[bytes]", self.file.file)
        content.seek(0)
        self.media_type = media_type(content.read(16))
        if not self.media_type:
            raise ValidationError({"file": _("Attach a PDF, or an image: PNG, JPEG, WebP, GIF or TIFF.")})
        content.seek(0)
        self.sha256 = file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # files and what wraps them
        content.seek(0)

    @property
    def address(self) -> str:
        """By its digest alone, as formatted text has it."""
        return reverse("attachment", kwargs={"digest": self.sha256})

    def get_absolute_url(self) -> str:
        return reverse("attachment_named", kwargs={"digest": self.sha256, "name": self.name})

    @property
    def name(self) -> str:
        """What a reader's copy is called."""
        return f"{slugify(self.title, allow_unicode=True)[:80] or self.kind}{ENDINGS[self.media_type]}"

    @property
    def ending(self) -> str:
        return ENDINGS[self.media_type].removeprefix(".").upper()

    @property
    def is_shown_by_browsers(self) -> bool:
        return self.media_type in SHOWN

    @property
    def language_name(self) -> str:
        return language_name(self.language) if self.language else ""


def _too_big(size: int) -> str:
    message = _("This file has %(size)s; the archive takes at most %(most)s. Scan it with fewer dots, or in parts.")
    return str(message) % {"size": filesizeformat(size), "most": filesizeformat(settings.ATTACHMENT_MAX_BYTES)}
