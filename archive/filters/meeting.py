"""The meetings a query string asks for."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.models import Meeting
from archive.search import search_meetings

from . import facets
from .fields import WordsFilter, countries_filter
from .filterset import ArchiveFilterSet, SortFilter

ORDERS = {
    "newest": ("newest_first", _("newest first")),
    "oldest": ("oldest_first", _("oldest first")),
}


class MeetingFilterSet(ArchiveFilterSet):
    q = WordsFilter(method="search")
    country = countries_filter(question="held_in_any")
    sort = SortFilter(orders=ORDERS, label=_("Sort by"))

    facets = {"country": facets.meetings_by_country}
    chips = ["q", "country"]

    class Meta:
        model = Meeting
        fields: list[str] = []

    def search(self, meetings: QuerySet[Meeting], _name: str, typed: str) -> QuerySet[Meeting]:
        return search_meetings(meetings, typed)
