"""Columns that name other records by their slugs, which are read at once for a whole file."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.models import OldAddress
from archive.models.oldaddress import RecordKind

from .columns import Column, parted

# No record's slug has other signs, and a database may refuse to be asked for some of them.
_SLUG = re.compile(r"[-\w]+")


class Link(Column):
    """To one record."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model
        self.known: Mapping[str, models.Model] = {}
        self.moved: Mapping[str, str] = {}

    def look_up(self, slugs: set[str]) -> None:
        """Before cells are read that name these."""
        records = self.model._default_manager.filter(slug__in=slugs)
        self.known = {record.slug: record for record in records}  # type: ignore[attr-defined]
        self.moved = moved(self.model, slugs - {*self.known})

    def read(self, cell: str) -> Any:
        return self.found(cell.strip()) if cell.strip() else None

    def written(self, value: Any) -> Any:
        return value.slug if value else ""

    def found(self, slug: str) -> models.Model:
        if slug in self.known:
            return self.known[slug]
        words = {"kind": self.model._meta.verbose_name, "slug": slug, "now": self.moved.get(slug)}
        if slug in self.moved:
            raise ValueError(_("“%(slug)s” is an old address: that %(kind)s is now “%(now)s”.") % words)
        message = _("There is no %(kind)s with the slug “%(slug)s”. Add it first, in a file of its own or by hand.")
        raise ValueError(message % words)


class Links(Link):
    """To any number of records; their order means nothing."""

    def read(self, cell: str) -> list[models.Model]:
        return [self.found(slug) for slug in parted(cell)]

    def written(self, value: Any) -> list[str]:
        return sorted(record.slug for record in (value.all() if hasattr(value, "all") else value or ()))


def slugs_of(dataset: Any, column: str) -> set[str]:
    """All that a column of the file names."""
    cells: Iterable[str | None] = dataset[column] if column in dataset.headers else ()
    return {slug for cell in cells for slug in parted(cell or "") if _SLUG.fullmatch(slug)}


def moved(model: type[models.Model], slugs: set[str]) -> dict[str, str]:
    """Where what stood at these addresses once is now."""
    return OldAddress.objects.present_slugs(RecordKind(str(model._meta.model_name)), slugs) if slugs else {}
