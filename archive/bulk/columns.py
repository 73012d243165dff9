"""The text in a cell -> a value, and back as what a file holds of it: a class for each kind of column."""

import re
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from archive.models import PartialDate
from archive.models.countries import is_country
from archive.models.dates import as_typed

from .cells import NO, YES

_PARTED = re.compile(r"[\s|,;]+")
# As much as a small column holds in every database.
_HIGHEST = 32_767
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
        number = re.fullmatch(r"([0-9]{1,9})(?:\.0*)?", cell.strip())
        if not number or int(number[1]) > _HIGHEST:
            raise ValueError(_("“%(value)s” is not a whole number up to %(most)s.") % {"value": cell, "most": _HIGHEST})
        return int(number[1])


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
