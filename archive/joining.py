"""One stylesheet and one script for a first visit, joined from the files that they are written in.

A finder of static files, so that the same happens wherever these are served from:
`collectstatic` gathers, hashes and compresses what is joined, and on one's own machine
it is joined anew whenever a part has changed, and compressed here.
"""

import gzip
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

# What is joined, and from which parts; what stands before a part and after it.
_WHOLE, _ON_PAPER = ("", ""), ("@media print {\n", "}\n")
JOINED = {
    "archive/archive.css": {
        "archive/css/tokens.css": _WHOLE,
        "archive/css/base.css": _WHOLE,
        "archive/css/components.css": _WHOLE,
        "archive/css/print.css": _ON_PAPER,
    },
    "archive/listing.js": {"django_htmx/htmx-2.min.js": _WHOLE, "archive/js/listing.js": _WHOLE},
}


class JoinedFinder(finders.BaseFinder):
    def __init__(self, app_names: Any = None, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.storage = FileSystemStorage(location=settings.LOCAL_STATE / "joined")

    def check(self, **_options: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:  # noqa: FBT001, FBT002, Django's own signature
        found = [str(self._join(path))] if path in JOINED else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in JOINED:
            self._join(path)
            yield path, self.storage
            if settings.IS_LOCAL:  # elsewhere `collectstatic` compresses
                yield f"{path}.gz", self.storage

    def _join(self, path: str) -> Path:
        target = Path(self.storage.path(path))
        joined = "".join(f"{before}{_text(part)}\n{after}" for part, (before, after) in JOINED[path].items()).encode()
        if not target.exists() or target.read_bytes() != joined:
            _write(target.with_name(f"{target.name}.gz"), gzip.compress(joined, mtime=0))
            _write(target, joined)
        return target


def _text(part: str) -> str:
    found = finders.find(part)
    return Path(str(found)).read_text()


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all, as several processes start together."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(draft).chmod(0o644)
    Path(draft).replace(target)
