"""News, a row each: drafts, unless whoever imports them may publish."""

from typing import Any

from django.utils.translation import gettext as _

from archive.models import NewsItem, PublicationState

from .addressed import AddressedResource
from .columns import PartDate
from .fields import column
from .resource import RecordResource


class NewsItemResource(AddressedResource):
    date = column("date", PartDate())

    class Meta(RecordResource.Meta):
        model = NewsItem
        import_id_fields = ("slug",)
        fields = (
            "slug",
            "headline",
            "date",
            "text",
            "html",
            "parties",
            "countries",
            "meeting",
            "statement",
            "source_name",
            "source_url",
            "state",
            "publish_at",
        )

    def objections(self, instance: Any) -> dict[str, str]:
        return super().objections(instance) | ({} if self.may_publish else self._beyond_rights(instance))

    def _beyond_rights(self, instance: NewsItem) -> dict[str, str]:
        if self.before.get("state") == PublicationState.PUBLISHED:
            return {"state": _("This is published, and you may not change what readers see. Leave the row out.")}
        if instance.state == PublicationState.PUBLISHED:
            return {"state": _("You may not publish. Write in_review, or leave the cell empty for a draft.")}
        if any(change.column == "publish_at" for change in self.changes):
            return {"publish_at": _("You may not publish, so leave this cell as it was.")}
        return {}
