"""The app, and the wires that are laid when it starts."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("archive")

    def ready(self) -> None:
        from .models.oldaddress import create_address_triggers, drop_address_triggers
        from .models.publicedition import create_edition_triggers, drop_edition_triggers
        from .models.recordchange import create_change_triggers, drop_change_triggers
        from .revisions.documents import register
        from .search import checks  # noqa: F401, registers itself
        from .search.backends.sqlite import teach_sqlite
        from .search.keeping import create_search_triggers, drop_search_triggers
        from .signin import addresses, recording  # noqa: F401, wired to signals

        register()
        connection_created.connect(teach_sqlite)
        pre_migrate.connect(drop_edition_triggers, sender=self)
        post_migrate.connect(create_edition_triggers, sender=self)
        pre_migrate.connect(drop_address_triggers, sender=self)
        post_migrate.connect(create_address_triggers, sender=self)
        pre_migrate.connect(drop_change_triggers, sender=self)
        post_migrate.connect(create_change_triggers, sender=self)
        pre_migrate.connect(drop_search_triggers, sender=self)
        post_migrate.connect(create_search_triggers, sender=self)
