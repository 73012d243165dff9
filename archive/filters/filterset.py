"""What every list's filter can do, whatever it lists."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, Filter, FilterSet

from archive.models import OldAddress, RecordKind

from .facets import Counter, Facet, make_facet
from .fields import MOST_VALUES, SLUG, SharedFilter
from .form import ListForm, form_class
from .labels import LABELS, UNKNOWN, Labeller, Labels

# Where in a list the reader stands, which another choice would make meaningless.
PLACES = ("page", "after", "before")
# Parameters whose values are addresses of records.
ADDRESSES = {"party": RecordKind.PARTY, "not_party": RecordKind.PARTY, "meeting": RecordKind.MEETING}


@dataclass(frozen=True)
class Chip:
    """One choice that was made, and the query string without it."""

    parameter: str
    label: str
    without: str


class SortFilter(SharedFilter, ChoiceFilter):
    """Asks the queryset's method that the chosen order names."""

    def __init__(self, *, orders: Mapping[str, tuple[str, Any]], **options: Any) -> None:
        self.questions = {order: question for order, (question, _label) in orders.items()}
        choices = [(order, label) for order, (_question, label) in orders.items()]
        messages = {"invalid_choice": _("“%(value)s” is not an order; the list keeps its usual one.")}
        super().__init__(choices=choices, empty_label=None, error_messages=messages, **options)

    def filter(self, queryset: Any, value: str) -> Any:
        # Without a choice the first order counts.
        question = self.questions.get(value) or next(iter(self.questions.values()))
        return getattr(queryset, question)()


class ArchiveFilterSet(FilterSet):
    """A filter that applies what is well-formed and says what is not.

    `facets` names the parameters that are shown with counts, and who counts each.
    """

    facets: ClassVar[dict[str, Counter]] = {}
    # Parameters that are a choice of the reader's, in the order their chips stand.
    chips: ClassVar[list[str]] = []

    @classmethod
    @cache
    def _form_class(cls, _language: str | None) -> type[ListForm]:
        return form_class(f"{cls.__name__}Form", {name: found.field for name, found in cls.base_filters.items()})

    def get_form_class(self) -> type[ListForm]:
        """One for all in a language, where the library makes a class for every request."""
        return self._form_class(self.language)

    def __init__(self, data: QueryDict, queryset: Callable[[], QuerySet[Any]]) -> None:
        """`queryset` says what may be listed, and is asked only where the database is to answer.

        So are the filters made; the library would begin with both, which lists of statements never need.
        """
        self.is_bound, self.form_prefix, self.listed = True, None, queryset
        self.data = self._with_present_addresses(data)

    @cached_property
    def language(self) -> str | None:
        """Of the page that this is for."""
        return get_language()

    @cached_property
    def queryset(self) -> Any:
        return self.listed()

    @cached_property
    def filters(self) -> dict[str, Filter]:
        filters: dict[str, Filter] = deepcopy(self.base_filters)
        for each in filters.values():
            each.model, each.parent = self._meta.model, self
        return filters

    def _with_present_addresses(self, data: QueryDict) -> QueryDict:
        """A record that was renamed is found by each address it ever had."""
        for name, kind in ADDRESSES.items():
            asked = [slug for slug in data.getlist(name)[:MOST_VALUES] if SLUG.fullmatch(slug)]
            if unknown := asked and {*asked} - {*self.labellers[name](asked)}:
                moved = OldAddress.objects.present_slugs(kind, unknown)
                data = data.copy()
                data.setlist(name, [moved.get(slug, slug) for slug in data.getlist(name)])
        return data

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The well-formed part of the query string, by parameter; empty values left out."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def without(self, parameter: str) -> "QuerySet[Any]":
        """What would be found if nothing had been chosen for this parameter."""
        data = self.data.copy()
        data.pop(parameter, None)
        return type(self)(data, queryset=self.listed).qs

    def counted_facets(self) -> list[Facet]:
        return [
            make_facet(parameter, count(self.without(parameter)), self.chosen.get(parameter, []))
            for parameter, count in self.facets.items()
        ]

    @property
    def labellers(self) -> Mapping[str, Labeller]:
        """Who knows what the values of a parameter are called."""
        return LABELS

    @cached_property
    def labels(self) -> dict[str, Labels]:
        """What the chosen values are called; the unknown ones are missing."""
        labellers = self.labellers
        return {name: labellers[name](values) for name, values in self.chosen.items() if name in labellers}

    def sort_choices(self) -> list[tuple[str, str]]:
        """The orders that mean something here."""
        return self._orders(self.language)

    @classmethod
    @cache
    def _orders(cls, _language: str | None) -> list[tuple[str, str]]:
        return [(order, str(label)) for order, label in cls.base_filters["sort"].extra["choices"]]

    @cached_property
    def filter_count(self) -> int:
        """How many choices narrow the list; its order and the page are none."""
        chosen = self.chosen
        return sum(len(self._as_list(chosen.get(name))) for name in self.chips)

    @property
    def is_for_crawlers(self) -> bool:
        """Combinations of filters have no end, so that none of them is."""
        return self.filter_count < 2

    @property
    def canonical_query(self) -> str:
        """What alone tells this list from others: its one filter, and the place in it."""
        if not self.is_for_crawlers:
            return ""
        chosen = self.chosen
        kept = [(name, str(value)) for name in self.chips for value in self._as_list(chosen.get(name))]
        kept += [(name, str(self.data[name])[:50]) for name in PLACES if self.data.get(name)]
        return f"?{urlencode(kept)}" if kept else ""

    def applied_chips(self) -> list[Chip]:
        return [
            Chip(name, self.labels.get(name, {}).get(value, value), self._query_without(name, value))
            for name in self.chips
            for value in self._as_list(self.chosen.get(name))
        ]

    def unknown_values(self) -> list[str]:
        """A sentence for each chosen value that the archive does not know."""
        return [
            str(sentence) % {"value": value}
            for name, sentence in UNKNOWN.items()
            for value in self.chosen.get(name, [])
            if value not in self.labels[name]
        ]

    @staticmethod
    def _as_list(value: Any) -> list[str]:
        return [] if not value else value if isinstance(value, list) else [str(value)]

    def _query_without(self, parameter: str, value: str) -> str:
        return "?" + "&".join(pair for name, text, pair in self._pairs if (name, text) != (parameter, value))

    @cached_property
    def _pairs(self) -> list[tuple[str, str, str]]:
        """Each name and value in the query string but for the place in the list, and both as they stand in it."""
        asked = ((name, text) for name, texts in self.data.lists() if name not in PLACES for text in texts if text)
        return [(name, text.strip(), urlencode({name: text})) for name, text in asked]
