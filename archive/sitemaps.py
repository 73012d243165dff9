"""What the archive tells crawlers to read, with the moment that each record really changed."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from archive import queries
from archive.models import RecordChange, RecordKind


class RecordSitemap(Sitemap):
    limit = 5_000

    def __init__(self, kind: RecordKind) -> None:
        self.kind = kind

    def items(self) -> QuerySet[Any]:
        return RecordChange.objects.on(self.kind, self.kind.records).order_by("pk")

    def lastmod(self, item: Any) -> datetime | None:
        """Its last change, or the moment from which it could be seen, whichever came later.

        Of changes before the archive began to note them, its own row may know the last.
        """
        changed = item.last_changed_at or getattr(item, "updated_at", None)
        return max(filter(None, (changed, getattr(item, "publish_at", None))), default=None)

    def get_latest_lastmod(self) -> datetime | None:
        # Django's own reads every record for it.
        records = self.items()
        moments = [name for name in _MOMENTS if name == "last_changed_at" or hasattr(records.model, name)]
        latest = records.aggregate(**{f"{name}_latest": Max(name) for name in moments})
        return max(filter(None, latest.values()), default=None)


_MOMENTS = ("last_changed_at", "updated_at", "publish_at")


class PageSitemap(Sitemap):
    """Lists and countries; what is on them changes with the records, so no moment is theirs."""

    def items(self) -> list[str]:
        pages = [reverse(name) for name in ("home", *_LISTS)]
        return pages + [reverse("country_detail", args=[row.code]) for row in queries.countries({})]

    def location(self, item: str) -> str:
        return item


_LISTS = ("statement_list", "meeting_list", "party_list", "country_list", "newsitem_list", "accessibility")
SITEMAPS: dict[str, Sitemap] = {
    "pages": PageSitemap(),
    "statements": RecordSitemap(RecordKind.STATEMENT),
    "parties": RecordSitemap(RecordKind.PARTY),
    "meetings": RecordSitemap(RecordKind.MEETING),
    "news": RecordSitemap(RecordKind.NEWSITEM),
}
