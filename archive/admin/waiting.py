"""What is still to do about records, as a filter of their lists; the desk leads here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Statement

_OF_ALL = (("date", _("a date")), ("moment", _("its moment of publishing")))
_OF_STATEMENTS = (("names", _("names to be identified")), ("list", _("the whole of its list")))


class WaitingFilter(admin.SimpleListFilter):
    title = _("what it waits for")
    parameter_name = "waits_for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return (*_OF_ALL, *_OF_STATEMENTS) if model_admin.model is Statement else _OF_ALL

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        match self.value():
            case None:
                return queryset
            case "date":
                return queryset.undated()
            case "moment":
                return queryset.scheduled()
            case "names" if queryset.model is Statement:
                return queryset.with_unidentified_names()
            case "list" if queryset.model is Statement:
                return queryset.of_incomplete_lists()
            case _:
                return queryset.none()
