"""Records that have an address of their own, known by their slug."""

from typing import Any

from django.utils.translation import gettext as _

from .links import moved, slugs_of
from .resource import RecordResource


class AddressedResource(RecordResource):
    """Of a record that has an address of its own, and may have had others."""

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        self.moved = moved(self.model, slugs_of(dataset, "slug"))

    def objections(self, instance: Any) -> dict[str, str]:
        now = self.moved.get(instance.slug) if self.is_new else None
        if not now:
            return {}
        message = _("“%(slug)s” is an old address of “%(now)s”. Write that to change it, or another for a new record.")
        return {"slug": message % {"slug": instance.slug, "now": now}}
