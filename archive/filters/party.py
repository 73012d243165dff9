"""The parties a query string asks for."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.models import Party

from . import facets
from .fields import ValuesFilter, WordsFilter, countries_filter
from .filterset import ArchiveFilterSet, SortFilter

MOST_STATEMENTS = "statements"
ORDERS = {
    "name": ("by_name", _("name")),
    MOST_STATEMENTS: ("by_statement_count", _("most statements")),
}


class PartyFilterSet(ArchiveFilterSet):
    q = WordsFilter(method="search")
    country = countries_filter(question="of_countries")
    letter = ValuesFilter(
        question="starting_with",
        pattern=re.compile(r"\w"),
        malformed=_("“%(value)s” is not one letter."),
    )
    sort = SortFilter(orders=ORDERS, label=_("Sort by"))

    facets = {"country": facets.parties_by_country}
    chips = ["q", "letter", "country"]

    class Meta:
        model = Party
        fields: list[str] = []

    def search(self, parties: Any, _name: str, typed: str) -> Any:
        return parties.named_like(typed)
