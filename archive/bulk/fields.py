"""Which kind of column holds which of a record's fields."""

from typing import Any

from django.db import models
from django_countries.fields import CountryField
from import_export.fields import Field
from import_export.widgets import Widget

from .columns import Choice, Column, Countries, Country, Day, Line, Moment, Text, WholeNumber, YesOrNo
from .links import Link, Links


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
