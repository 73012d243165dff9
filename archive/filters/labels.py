"""What the values in a query string are called; a value that has no label is unknown."""

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.models import Completeness, Meeting, Party, StatementKind
from archive.models.countries import country_names
from archive.models.languages import language_name

Labels = dict[str, str]
Labeller = Callable[[Collection[str]], Labels]


def party_labels(slugs: Collection[str]) -> Labels:
    return dict(Party.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}


def meeting_labels(slugs: Collection[str]) -> Labels:
    return {each.slug: each.short_title for each in Meeting.objects.filter(slug__in=slugs)} if slugs else {}


def country_labels(codes: Collection[str]) -> Labels:
    names = country_names()
    return {code: names[code] for code in codes if code in names}


def language_labels(codes: Collection[str]) -> Labels:
    return {code: name for code in codes if (name := language_name(code)) != code}


def year_labels(years: Collection[str]) -> Labels:
    return {year: str(_("date unknown")) if year == "unknown" else year for year in years}


def choice_labels(choices: type[TextChoices]) -> Labeller:
    @cache
    def all_in(_language: str | None) -> Labels:
        return {str(value): str(label) for value, label in choices.choices}

    def labels(values: Collection[str]) -> Labels:
        return {value: label for value, label in all_in(get_language()).items() if value in values}

    return labels


LABELS: dict[str, Labeller] = {
    "party": party_labels,
    "not_party": party_labels,
    "country": country_labels,
    "meeting": meeting_labels,
    "year": year_labels,
    "language": language_labels,
    "kind": choice_labels(StatementKind),
    "completeness": choice_labels(Completeness),
}

UNKNOWN: dict[str, Any] = {
    "party": _("The archive has no party with the address “%(value)s”."),
    "not_party": _("The archive has no party with the address “%(value)s”."),
    "country": _("There is no country with the code “%(value)s”."),
    "meeting": _("The archive has no meeting with the address “%(value)s”."),
    "language": _("The archive knows no language with the code “%(value)s”."),
    "kind": _("There is no kind of statement called “%(value)s”."),
    "completeness": _("“%(value)s” says nothing about a list: choose complete, partial or unknown."),
}
