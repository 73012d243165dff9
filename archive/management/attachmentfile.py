"""Files of attachments that nothing in the archive names any more, and nothing can bring back.

Three things make it safe to remove them.  A file stays while its digest stands in any
column of any table: in a row, in a revision that can be restored, in a form that waits
for its editor, in a text.  It stays for a day after it was written or brought again, as
its row may be on the way.  And it is renamed before it is looked at for the last time, so
that whoever brings the same file at that moment writes one of their own.
"""

import re
from datetime import timedelta
from functools import cache
from pathlib import Path
from time import time
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast
from reversion.models import Version

from archive.models import Attachment

KEPT_FOR = timedelta(days=1)
_NAME = re.compile(r"([0-9a-f]{64})\.[a-z]{2,5}")
_ASIDE = ".removed"
_DIGEST = 64


class StrangeFolderError(Exception):
    """The folder and the database do not belong together."""


def orphans() -> list[Path]:
    """Raises `StrangeFolderError` where no file at all is named: then it is rather the database that is another."""
    _put_back()
    files = [path for path in sorted(_folder().glob("??/*")) if _NAME.fullmatch(path.name) and path.is_file()]
    found = [path for path in files if not is_named(digest_of(path))]
    if files and found == files:
        raise StrangeFolderError(str(_folder()))
    return [path for path in found if not _is_young(path)]


def remove(path: Path) -> bool:
    """False where it has come to be needed in the meantime."""
    aside = path.with_name(path.name + _ASIDE)
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    if _is_young(aside) or is_named(digest_of(path)):
        aside.rename(path)  # over one that was brought just now, which is the same
        return False
    aside.unlink(missing_ok=True)
    return True


def digest_of(path: Path) -> str:
    return path.name.partition(".")[0]


def is_named(digest: str) -> bool:
    """Anywhere; the rows themselves are asked first, by their index."""
    return Attachment.objects.with_digest(digest).exists() or any(
        records.filter(**{f"{column}__contains": digest}).exists() for records, column in _columns()
    )


def _folder() -> Path:
    storage: Any = Attachment._meta.get_field("file").storage
    return Path(storage.path("attachments"))


def _put_back() -> None:
    """What a run that was broken off left renamed."""
    for aside in _folder().glob(f"??/*{_ASIDE}"):
        aside.rename(aside.with_name(aside.name.removesuffix(_ASIDE)))


def _is_young(path: Path) -> bool:
    return path.stat().st_mtime > time() - KEPT_FOR.total_seconds()


@cache
def _columns() -> list[tuple[models.QuerySet[Any], str]]:
    """All that a digest can stand in, found by the models, as a list of them could forget one; revisions first."""
    tables = [Version, *(model for model in apps.get_models(include_auto_created=True) if model is not Version)]
    return [
        _as_text(model, field)
        for model in tables
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if _holds_text(field)
    ]


def _holds_text(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField | models.FileField | models.JSONField)
    return is_text and (field.max_length or _DIGEST) >= _DIGEST


def _as_text(model: type[models.Model], field: models.Field) -> tuple[models.QuerySet[Any], str]:
    found = model._base_manager.order_by()
    if not isinstance(field, models.JSONField):
        return found, field.name
    return found.annotate(written=Cast(field.name, models.TextField())), "written"
