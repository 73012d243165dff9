"""The news a query string asks for."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.models import NewsItem
from archive.search import search_newsitems

from . import facets
from .fields import WordsFilter, YearFilter, countries_filter, meetings_filter, parties_filter
from .filterset import ArchiveFilterSet, SortFilter

ORDERS = {
    "newest": ("newest_first", _("newest first")),
    "oldest": ("oldest_first", _("oldest first")),
}


class NewsItemFilterSet(ArchiveFilterSet):
    q = WordsFilter(method="search")
    party = parties_filter(question="about_parties")
    country = countries_filter(question="about_countries")
    meeting = meetings_filter(question="about_meetings")
    year_from = YearFilter(question="dated_from", label=_("From year"))
    year_to = YearFilter(question="dated_until", label=_("To year"))
    sort = SortFilter(orders=ORDERS, label=_("Sort by"))

    facets = {
        "country": facets.newsitems_by_country,
        "party": facets.newsitems_by_party,
        "meeting": facets.by_meeting,
    }
    chips = ["q", "party", "country", "meeting", "year_from", "year_to"]

    class Meta:
        model = NewsItem
        fields: list[str] = []

    def search(self, newsitems: QuerySet[NewsItem], _name: str, typed: str) -> QuerySet[NewsItem]:
        return search_newsitems(newsitems, typed)
