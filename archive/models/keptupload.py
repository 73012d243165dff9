"""A file that an editor chose and that is not saved yet, so that it need not be chosen again.

Nobody is handed it: it comes back only as a part of its editor's own form, by a token that
nobody can guess.  How much is kept is bounded: of one editor, whose oldest files make room
for new ones, and of all of them together.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import models, transaction
from django.utils import timezone

from .keptform import KEPT_FOR, KeptForm, new_token

# Of one editor, and so of one form.
MOST_UPLOADS = 20
# One editor may fill this part of all the room there is.
SHARE = 5
FOLDER = "kept"
# A file without a row is that of a save that is under way, or of one that failed.
UNDER_WAY = timedelta(hours=1)

storage = FileSystemStorage(file_permissions_mode=0o600)


class KeptUploadQuerySet(models.QuerySet["KeptUpload"]):
    def keep(self, user: int, upload: File) -> "KeptUpload | None":
        """None if there is no room for it."""
        self.prune()
        size = upload.size or 0
        if size > min(settings.ATTACHMENT_MAX_BYTES, _share()):
            return None
        self._make_room(user, size)
        if self._bytes() + size > settings.KEPT_UPLOADS_MAX_BYTES:
            return None
        return self.create(user_id=user, name=upload.name, size=size, file=upload)

    def _make_room(self, user: int, size: int) -> None:
        going, left = [], _share() - size
        for number, kept in enumerate(self.filter(user=user).order_by("-kept_at", "-pk"), 1):
            left -= kept.size
            if left < 0 or number >= MOST_UPLOADS:
                going.append(kept.pk)
        self.filter(pk__in=going).drop()

    def _bytes(self) -> int:
        return int(self.aggregate(all=models.Sum("size", default=0))["all"])

    def of(self, user: int | None, tokens: Collection[str]) -> Self:
        # PostgreSQL takes no NUL in a query.
        askable = [token for token in dict.fromkeys(tokens) if "\x00" not in token]
        return self.filter(user=user, token__in=askable[:MOST_UPLOADS])

    def prune(self) -> None:
        """Let go of what nobody came back for, and of files that no row knows."""
        self.filter(kept_at__lt=timezone.now() - KEPT_FOR).drop()
        if not storage.exists(FOLDER):
            return
        known, started = {*self.values_list("file", flat=True)}, timezone.now() - UNDER_WAY
        for name in (f"{FOLDER}/{each}" for each in storage.listdir(FOLDER)[1]):
            if name not in known and storage.get_modified_time(name) < started:
                storage.delete(name)

    def drop(self) -> None:
        names = [*self.values_list("file", flat=True)]
        self.delete()
        for name in names:
            transaction.on_commit(lambda name=name: storage.delete(name))  # type: ignore[misc]


def _share() -> int:
    return int(settings.KEPT_UPLOADS_MAX_BYTES // SHARE)


def stored_as(kept: models.Model, _name: str) -> str:
    return f"{FOLDER}/{kept.token}"  # type: ignore[attr-defined]


class KeptUpload(models.Model):
    token = models.CharField(max_length=32, unique=True, default=new_token)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # As the editor's machine called it.
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    file = models.FileField(upload_to=stored_as, storage=storage)
    # Begins anew whenever the form is shown again.
    kept_at = models.DateTimeField(auto_now=True)

    objects = KeptUploadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


def prune_kept() -> None:
    """Forms and files that nobody came back for."""
    KeptForm.objects.prune()
    KeptUpload.objects.prune()
