"""A date with its precision, as one value: what a source says and no more."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .locales import reader_language, written_day, written_month


class DatePrecision(models.TextChoices):
    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    YEAR = "year", gettext_lazy("year")
    CIRCA = "circa", gettext_lazy("about that year")
    UNKNOWN = "unknown", gettext_lazy("unknown")


KNOWN_PRECISIONS = [DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.CIRCA]

_WRITTEN = re.compile(
    r"(?P<circa>(?:c\.?|ca\.?|circa|about|~)\s*)?"
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?(?P<tilde>~)?"
)


@dataclass(frozen=True)
class PartialDate:
    """A day, a month, a year, about a year, or unknown.

    `on` is the first day of the period that is meant, so that dates of every
    precision sort together; it is None exactly when the precision is unknown.
    """

    on: date | None = None
    precision: str = DatePrecision.UNKNOWN

    def __post_init__(self) -> None:
        object.__setattr__(self, "precision", DatePrecision(self.precision))
        if (self.on is None) != (self.precision == DatePrecision.UNKNOWN):
            raise ValueError("A date is unknown exactly when no day is given.")
        if self.on is not None:
            object.__setattr__(self, "on", self._first_day(self.on))

    def _first_day(self, on: date) -> date:
        match self.precision:
            case DatePrecision.DAY:
                return on
            case DatePrecision.MONTH:
                return on.replace(day=1)
            case _:
                return on.replace(month=1, day=1)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read "2019-11-01", "2019-11", "2019", "c. 2019" or nothing.

        Raises `ValidationError` in words for the person who typed it.
        """
        text = written.strip().lower()
        if text in {"", "unknown", "?"}:
            return cls()
        found = _WRITTEN.fullmatch(text)
        try:
            return cls(*cls._read(found))
        except (TypeError, ValueError) as error:
            raise ValidationError(
                _(
                    "“%(written)s” is not a date. "
                    "Write 2019-11-01, 2019-11, 2019 or c. 2019; leave it empty if unknown."
                ),
                params={"written": written},
                code="invalid_date",
            ) from error

    @staticmethod
    def _read(found: re.Match[str] | None) -> tuple[date, str]:
        if found is None:
            raise ValueError("no date")
        on = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if found["circa"] or found["tilde"]:
            if found["month"]:
                raise ValueError("only a year can be approximate")
            return on, DatePrecision.CIRCA
        if found["day"]:
            return on, DatePrecision.DAY
        return on, DatePrecision.MONTH if found["month"] else DatePrecision.YEAR

    def isoformat(self) -> str:
        """As short as it is precise: "2019-11-01", "2019-11", "2019", "2019~" or ""."""
        if self.on is None:
            return ""
        length = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7}.get(DatePrecision(self.precision), 4)
        return self.on.isoformat()[:length] + ("~" if self.precision == DatePrecision.CIRCA else "")

    def __str__(self) -> str:
        if self.on is None:
            return _("date unknown")
        match self.precision:
            case DatePrecision.DAY:
                return written_day(self.on, reader_language())
            case DatePrecision.MONTH:
                return written_month(self.on, reader_language())
            case DatePrecision.YEAR:
                return f"{self.on.year:04}"
            case _:
                return _("about %(year)s") % {"year": f"{self.on.year:04}"}

    def __bool__(self) -> bool:
        return self.on is not None


def as_typed(date: PartialDate) -> str:
    """The date as an editor would type it: "2019-11", "c. 2019"."""
    written = date.isoformat()
    return f"c. {written[:4]}" if date.precision == DatePrecision.CIRCA else written


def by_date(*, newest: bool = True) -> tuple[OrderBy, str]:
    """The order of every dated list: unknown dates last either way, the key as tie-break."""
    dated_on = F("dated_on")
    order = dated_on.desc(nulls_last=True) if newest else dated_on.asc(nulls_last=True)
    return order, "-pk" if newest else "pk"


class ByDateIndex(models.Index):
    """The published in the order of every dated list.

    PostgreSQL follows an index only if it sorts the unknown where the question does.
    SQLite sorts them last in this order anyhow, and refuses to be told in an index.
    """

    def __init__(self, *, name: str) -> None:
        super().__init__(F("state"), F("dated_on").desc(nulls_last=True), F("id").desc(), name=name)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, str]]:
        return f"{type(self).__module__}.{type(self).__name__}", (), {"name": self.name}

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **options: Any) -> Any:
        if schema_editor.connection.vendor == "sqlite":
            plain = models.Index(F("state"), F("dated_on").desc(), F("id").desc(), name=self.name)
            return plain.create_sql(model, schema_editor, using, **options)
        return super().create_sql(model, schema_editor, using, **options)


DatedModel = TypeVar("DatedModel", bound="Dated", covariant=True)


class DatedQuerySet(models.QuerySet[DatedModel]):
    def dated_from(self, year: int) -> Self:
        return self.filter(dated_on__gte=date(year, 1, 1))

    def dated_until(self, year: int) -> Self:
        return self.filter(dated_on__lte=date(year, 12, 31))

    def undated(self) -> Self:
        return self.filter(dated_on__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by(*by_date())

    def oldest_first(self) -> Self:
        return self.order_by(*by_date(newest=False))


class Dated(models.Model):
    """A record with a partial date, read and set as one value through `date`."""

    dated_on = models.DateField(gettext_lazy("date"), null=True, blank=True, editable=False)
    date_precision = models.CharField(
        gettext_lazy("precision of the date"),
        max_length=7,
        choices=DatePrecision,
        default=DatePrecision.UNKNOWN,
        editable=False,
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(dated_on__isnull=True, date_precision=DatePrecision.UNKNOWN)
                | Q(dated_on__isnull=False, date_precision__in=KNOWN_PRECISIONS),
                name="%(class)s_date_known_or_unknown",
                violation_error_message=gettext_lazy("A date is unknown exactly when no day is given."),
            ),
        ]

    @property
    def date(self) -> PartialDate:
        return PartialDate(self.dated_on, self.date_precision)

    @date.setter
    def date(self, value: PartialDate) -> None:
        self.dated_on, self.date_precision = value.on, value.precision
