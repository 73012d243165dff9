"""The statements a query string asks for."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from archive.models import Statement
from archive.search import ranked, search_statements

from . import facets
from .facets import Facet, make_facet, narrowed
from .fields import (
    LANGUAGE,
    SLUG,
    YEAR_OR_UNKNOWN,
    SharedFilter,
    ValuesFilter,
    WordsFilter,
    YearFilter,
    countries_filter,
    meetings_filter,
    parties_filter,
)
from .filterset import ArchiveFilterSet, SortFilter
from .index import Bits, StatementIndex, statement_index
from .labels import LABELS, Labeller, Labels

RELEVANCE = "relevance"
ORDERS = {
    "newest": ("newest_first", _("newest first")),
    "oldest": ("oldest_first", _("oldest first")),
    "signatories": ("most_signed_first", _("most signatories")),
    "title": ("by_title", _("title")),
    # Of the words that were typed; without any, the newest come first.
    RELEVANCE: ("newest_first", _("relevance")),
}


class MatchFilter(SharedFilter, ChoiceFilter):
    pass


class StatementFilterSet(ArchiveFilterSet):
    q = WordsFilter(method="search")
    party = parties_filter(method="signed_by")
    match = MatchFilter(
        choices=[("any", _("any of these parties")), ("all", _("all of these parties"))],
        method="leave",
        empty_label=None,
        label=_("Signed by"),
    )
    not_party = parties_filter(question="signed_by_none", label=_("None of these parties"))
    country = countries_filter(question="signed_in_any")
    meeting = meetings_filter(question="of_meetings")
    year = ValuesFilter(
        question="dated_in_any", pattern=YEAR_OR_UNKNOWN, malformed=_("“%(value)s” is not a year, such as 2019.")
    )
    year_from = YearFilter(question="dated_from", label=_("From year"))
    year_to = YearFilter(question="dated_until", label=_("To year"))
    language = ValuesFilter(
        question="in_languages", pattern=LANGUAGE, malformed=_("“%(value)s” is not a language’s code, such as es.")
    )
    kind = ValuesFilter(question="of_kinds", pattern=SLUG, malformed=_("“%(value)s” is not a kind of statement."))
    completeness = ValuesFilter(
        question="of_completeness", pattern=SLUG, malformed=_("Choose complete, partial or unknown.")
    )
    sort = SortFilter(orders=ORDERS, label=_("Sort by"))

    facets = {
        "country": facets.statements_by_country,
        "party": facets.statements_by_party,
        "meeting": facets.by_meeting,
        "year": facets.statements_by_year,
        "kind": facets.statements_by_kind,
        "language": facets.statements_by_language,
        "completeness": facets.statements_by_completeness,
    }
    chips = [
        "q",
        "party",
        "not_party",
        "country",
        "meeting",
        "year",
        "year_from",
        "year_to",
        "kind",
        "language",
        "completeness",
    ]

    class Meta:
        model = Statement
        fields: list[str] = []

    def __init__(
        self, data: QueryDict, queryset: Callable[[], QuerySet[Any]], index: StatementIndex | None = None
    ) -> None:
        """`index` is that of the asker, if it has one already."""
        if index:
            self.index = index
        super().__init__(data, queryset)

    @cached_property
    def index(self) -> StatementIndex:
        """One for all that this filter is asked."""
        return statement_index()

    @cached_property
    def found_by_words(self) -> Bits | None:
        """What the words alone would find; None if there are none."""
        typed = self.chosen.get("q")
        return self.index.found_by(typed) if typed else None

    @cached_property
    def mask(self) -> Bits:
        """The twin of `qs`, out of the index."""
        return self.index.mask(self.chosen, among=self.found_by_words)

    @property
    def left_out(self) -> list[tuple[str, str]]:
        """The parties that no list should have on it, with their names, beside what was malformed too."""
        names = self.index.directory.party_names
        asked = dict.fromkeys(self.data.getlist("not_party"))
        return [(slug, names[slug]) for slug in asked if slug in names]

    @property
    def order(self) -> str:
        asked = self.chosen.get("sort")
        has_meaning = asked and (asked != RELEVANCE or self.chosen.get("q"))
        return str(asked) if has_meaning else next(iter(ORDERS))

    def sort_choices(self) -> list[tuple[str, str]]:
        return [choice for choice in super().sort_choices() if choice[0] != RELEVANCE or self.chosen.get("q")]

    def filter_queryset(self, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        found = super().filter_queryset(queryset)
        return ranked(found, self.chosen["q"]) if self.order == RELEVANCE else found

    def counted_facets(self) -> list[Facet]:
        return [self._counted(parameter) for parameter in self.facets]

    def _counted(self, parameter: str) -> Facet:
        chosen, everything = self.chosen.get(parameter, []), self._of_everything(parameter)
        if not chosen and self.mask == self.index.public:
            return everything
        counts = self._counts(parameter)
        return narrowed(everything, counts, chosen) or make_facet(parameter, counts, chosen, self.labellers[parameter])

    def _counts(self, parameter: str) -> dict[str, int]:
        """Its own choice lifted."""
        typed = self.chosen.get("q")
        if typed and self._narrowing <= {parameter}:
            return self.index.counts_by_words(typed, parameter)
        if parameter not in self._narrowing:
            return self.index.counts(parameter, self.mask)
        return self.index.counts(parameter, self.index.mask(self.chosen, without=parameter, among=self.found_by_words))

    @cached_property
    def _narrowing(self) -> set[str]:
        """The parameters that narrow the list, besides words."""
        return {*self.index.parts(self.chosen)}

    def _of_everything(self, parameter: str) -> Facet:
        """Asked for on most pages, so made once an edition and language."""
        kept, key = self.index.kept_facets, (parameter, self.language)
        if key not in kept:
            counts = self.index.counts(parameter, self.index.public)
            kept[key] = make_facet(parameter, counts, [], self.labellers[parameter])
        return kept[key]

    @cached_property
    def labellers(self) -> Mapping[str, Labeller]:
        """Names of parties and meetings are known to the index already."""
        parties, meetings = self.index.directory.party_names, self.index.directory.meeting_titles

        def party(slugs: Collection[str]) -> Labels:
            return {slug: parties[slug] for slug in slugs if slug in parties}

        def not_party(slugs: Collection[str]) -> Labels:
            return {slug: str(_("without %(party)s")) % {"party": name} for slug, name in party(slugs).items()}

        def meeting(slugs: Collection[str]) -> Labels:
            return {slug: meetings[slug] for slug in slugs if slug in meetings}

        return LABELS | {"party": party, "not_party": not_party, "meeting": meeting}

    def search(self, statements: QuerySet[Statement], _name: str, typed: str) -> QuerySet[Statement]:
        return search_statements(statements, typed)

    def signed_by(self, statements: Any, _name: str, slugs: list[str]) -> QuerySet[Statement]:
        if not slugs:
            return statements
        together = self.form.cleaned_data.get("match") == "all"
        return statements.signed_by_all(slugs) if together else statements.signed_by_any(slugs)

    def leave(self, statements: QuerySet[Statement], _name: str, _value: str) -> QuerySet[Statement]:
        """`match` says how `party` is meant and narrows nothing by itself."""
        return statements
