"""Filters whose value is typed: no page carries a list of a thousand links."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting, Party
from archive.models.countries import country_name, is_country
from archive.models.folding import fold

from .searchedlist import bounded

# As many as a person would scroll through; typing finds the rest.
MOST_SUGGESTIONS = 300


class Suggestion(NamedTuple):
    value: str
    label: str = ""


class TypedFilter(admin.SimpleListFilter):
    """A plain form with one text box: it works without JavaScript."""

    template = "admin/archive/typed_filter.html"
    help_text: Any = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        others = {name: values for name, values in changelist.filter_params.items() if name != self.parameter_name}
        yield {
            "filter": self,
            "others": [(name, value) for name, values in others.items() for value in values],
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "suggestions": [*self.suggestions(changelist.model)][:MOST_SUGGESTIONS],
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        written = bounded(self.value() or "")
        self.is_unknown = False
        if not written:
            return queryset
        keys = [*self.meant(written, queryset.model)]
        self.is_unknown = not keys
        return self.narrowed(queryset, keys)

    def suggestions(self, model: Any) -> Iterable[Suggestion]:
        return []

    def meant(self, written: str, model: Any) -> Iterable[str]:
        """The codes or slugs that are called so."""
        raise NotImplementedError

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        raise NotImplementedError


class CountryFilter(TypedFilter):
    """Countries of the records themselves."""

    title = _("country")
    parameter_name = "country"
    help_text = _("A name, or a code as in CU.")

    def in_use(self, model: Any) -> set[str]:
        return {str(code) for code in model.objects.order_by().values_list("country", flat=True).distinct() if code}

    def suggestions(self, model: Any) -> list[Suggestion]:
        return sorted(Suggestion(country_name(code), code) for code in self.in_use(model))

    def meant(self, written: str, model: Any) -> list[str]:
        if is_country(written.upper()):
            return [written.upper()]
        return [code for code in self.in_use(model) if fold(written) in fold(country_name(code))]

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.filter(country__in=keys)


class SignedInFilter(CountryFilter):
    """Countries whose parties signed the statement."""

    title = _("country of a signatory")

    def in_use(self, model: Any) -> set[str]:
        return super().in_use(Party)

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.signed_in_any(keys)


class NewsCountryFilter(CountryFilter):
    """Countries that the news is about."""

    def in_use(self, model: Any) -> set[str]:
        kept = model.objects.order_by().values_list("countries", flat=True).distinct()
        return {code for codes in kept for code in str(codes).split(",") if code}

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.about_countries(keys)


class MeetingFilter(TypedFilter):
    title = _("meeting")
    parameter_name = "meeting"
    help_text = _("A number, words of the title, or the slug.")

    def suggestions(self, model: Any) -> Iterator[Suggestion]:
        newest = Meeting.objects.newest_first()[:MOST_SUGGESTIONS]
        return (Suggestion(meeting.slug, meeting.title) for meeting in newest)

    def meant(self, written: str, model: Any) -> QuerySet:
        called = Q(slug=written) | Q(title__icontains=written)
        if written.isdecimal() and len(written) < 5:
            called = Q(number=int(written))
        return Meeting.objects.filter(called).values_list("slug", flat=True)

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.of_meetings(keys)


class PartyFilter(TypedFilter):
    title = _("party")
    parameter_name = "party"
    help_text = _("Words of one of its names, or the slug.")

    def meant(self, written: str, model: Any) -> QuerySet:
        exactly = Party.objects.filter(slug=written)
        called = exactly if exactly.exists() else Party.objects.named_like(written)
        return called.values_list("slug", flat=True)[:MOST_SUGGESTIONS]

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.about_parties(keys)


class SignedByFilter(PartyFilter):
    title = _("party that signed")

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.signed_by_any(keys)


class AboutMeetingFilter(MeetingFilter):
    """For news, which is about a meeting where a statement is of one."""

    def narrowed(self, queryset: Any, keys: list[str]) -> QuerySet:
        return queryset.about_meetings(keys)
