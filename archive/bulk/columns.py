"""The text in a cell -> a value, by the kind of the record's field, and back as what a file holds of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django_countries.fields import CountryField
from import_export.fields import Field
from import_export.widgets import Widget

from archive.models import PartialDate
from archive.models.countries import is_country
from archive.models.dates import as_typed

from .cells import NO, YES

_PARTED = re.compile(r"[\s|,;]+")
# No record's key has other signs, and a database may refuse to be asked for some of them.
_SLUG = re.compile(r"[-\w]+")
_YES = {YES, "y", "true", "1"}
_NO = {NO, "n", "false", "0", ""}


def parted(text: str) -> list[str]:
    """Each once."""
    return [*dict.fromkeys(filter(None, _PARTED.split(text)))]


class Column(Widget):
    """`read` raises ValueError in words for the person who typed the cell."""

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        return self.read(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return self.written(value)

    def read(self, cell: str) -> Any:
        raise NotImplementedError

    def written(self, value: Any) -> Any:
        """A text, a number, a yes or no, or a list, as a file may hold it."""
        return value


class Text(Column):
    def read(self, cell: str) -> str:
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()

    def written(self, value: Any) -> str:
        return str(value or "")


class Line(Text):
    def read(self, cell: str) -> str:
        line = super().read(cell)
        if "\n" in line:
            raise ValueError(_("This is one line. Take the line break out."))
        return line


class WholeNumber(Column):
    def read(self, cell: str) -> int | None:
        if not cell.strip():
            return None
        if not re.fullmatch(r"[0-9]{1,9}(?:\.0*)?", cell.strip()):
            raise ValueError(_("“%(value)s” is not a whole number.") % {"value": cell})
        return int(cell.strip().partition(".")[0])


class YesOrNo(Column):
    def read(self, cell: str) -> bool:
        answer = cell.strip().lower()
        if answer not in _YES | _NO:
            raise ValueError(_("Write yes or no instead of “%(value)s”.") % {"value": cell})
        return answer in _YES


class Choice(Column):
    def __init__(self, field: models.Field) -> None:
        super().__init__()
        self.choices = [value for value, _label in field.flatchoices]
        self.default = field.get_default()

    def read(self, cell: str) -> str:
        chosen = cell.strip().lower() or self.default
        if chosen not in self.choices:
            words = {"value": cell, "choices": ", ".join(self.choices)}
            raise ValueError(_("“%(value)s” is not among %(choices)s.") % words)
        return str(chosen)


class Day(Column):
    def read(self, cell: str) -> date | None:
        try:
            return date.fromisoformat(cell.strip()) if cell.strip() else None
        except ValueError as error:
            raise ValueError(_("“%(value)s” is not a day. Write 2019-11-01.") % {"value": cell}) from error

    def written(self, value: date | None) -> str:
        return value.isoformat() if value else ""


class Moment(Column):
    def read(self, cell: str) -> datetime | None:
        if not cell.strip():
            return None
        try:
            moment = datetime.fromisoformat(cell.strip())
            return timezone.make_aware(moment, UTC) if timezone.is_naive(moment) else moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            message = _("“%(value)s” is not a moment. Write 2019-11-01 18:00, in UTC.")
            raise ValueError(message % {"value": cell}) from error

    def written(self, value: datetime | None) -> str:
        return value.isoformat() if value else ""


class PartDate(Column):
    """A date and its precision, as editors type it."""

    def read(self, cell: str) -> PartialDate:
        try:
            return PartialDate.parse(cell)
        except ValidationError as error:
            raise ValueError(error.messages[0]) from error

    def written(self, value: PartialDate) -> str:
        return as_typed(value)


class Country(Column):
    def read(self, cell: str) -> str:
        code = cell.strip().upper()
        if code and not is_country(code):
            raise ValueError(_("“%(value)s” is not a country’s code. Write two letters, such as CU.") % {"value": cell})
        return code

    def written(self, value: Any) -> str:
        return str(value.code or "")


class Countries(Country):
    def read(self, cell: str) -> Any:
        return [super(Countries, self).read(code) for code in parted(cell)]

    def written(self, value: Any) -> Any:
        return sorted(country.code for country in value)


class Link(Column):
    """To one record, by its slug; the resource reads all that a file names at once."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model
        self.known: Mapping[str, models.Model] = {}
        self.moved: Mapping[str, str] = {}

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


def slugs_in(cells: Iterable[str | None]) -> set[str]:
    return {slug for cell in cells for slug in parted(cell or "") if _SLUG.fullmatch(slug)}


def column(name: str, kind: Widget) -> Field:
    return Field(attribute=name, column_name=name, widget=kind)


def column_of(field: models.Field) -> Field:
    return column(field.name, _kind(field))


def _kind(field: Any) -> Column:
    match field:
        case models.ForeignKey():
            return Link(field.related_model)
        case models.ManyToManyField():
            return Links(field.related_model)
        case CountryField():
            return Countries() if field.multiple else Country()
        case models.BooleanField():
            return YesOrNo()
        case models.PositiveSmallIntegerField():
            return WholeNumber()
        case models.TextField():
            return Text()
        case models.DateTimeField():
            return Moment()
        case models.DateField():
            return Day()
        case _:
            return Choice(field) if field.choices else Line()
