"""A source's bytes -> an import that waits for its review, and back to a plan at any time."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from archive.models import ImportBatch

from .document import Document
from .formatting import with_formatting
from .matching import Directory
from .parsing import parse
from .plan import Plan
from .planning import make_plan
from .sources import Source

_HINTS = ("language", "title", "published", "url")


def new_batch(source: Source, content: bytes, user: AbstractBaseUser | AnonymousUser | None = None) -> ImportBatch:
    """Not saved yet: looking at a document leaves no trace."""
    hints = {name: getattr(source, name) for name in _HINTS if getattr(source, name)}
    return ImportBatch(
        name=source.name,
        format=source.format,
        sha256=source.sha256,
        content=content,
        text=source.text,
        hints=hints,
        structure=source.structure,
        created_by_id=user.pk if user else None,
    )


@lru_cache(maxsize=2)
def known_names(directory: Directory) -> frozenset[str]:
    """Every name of every party, folded: what run-on lists are parted by."""
    return frozenset(name.folded for party in directory.parties for name in party.names)


def document_of(batch: ImportBatch, directory: Directory) -> Document:
    document = parse(batch.text, known=known_names(directory), **batch.hints)
    return with_formatting(document, batch.text, batch.structure)


def plan_of(batch: ImportBatch, directory: Directory) -> Plan:
    return make_plan(document_of(batch, directory), directory)


def origin_of(batch: ImportBatch, document: Document) -> dict[str, Any]:
    """The address that the source names as its own, and its site; empty where it names none."""
    url = document.source_url or str(batch.hints.get("url", ""))
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return {"source_name": "", "source_url": ""}
    return {"source_name": urlsplit(url).netloc.removeprefix("www.")[:200], "source_url": url[:1000]}
