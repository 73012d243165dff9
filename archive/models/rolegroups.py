"""The roles as groups in the database; for migrations."""

from typing import Any

from django.contrib.auth.management import create_permissions

from .roles import ROLES, by_app


def give_permissions(apps: Any, schema_editor: Any = None) -> None:
    """Make the groups that are not there, and give each what its role names.

    What an administrator has given besides stays.  A permission whose model comes with a
    later migration is left to that one.
    """
    using = schema_editor.connection.alias if schema_editor else "default"
    _make_permissions(apps, using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for role, named in ROLES.items():
        group, _made = groups.get_or_create(name=role.value)
        for app, codenames in by_app(named).items():
            group.permissions.add(*permissions.filter(content_type__app_label=app, codename__in=codenames))


def _make_permissions(apps: Any, using: str) -> None:
    """Django itself makes them only after all migrations; of models as a migration knows them, if asked so."""
    for app_config in apps.get_app_configs():
        if not hasattr(app_config, "models_module"):
            # As a migration knows it; what has no module is passed over.
            app_config.models_module = True
        create_permissions(app_config, verbosity=0, using=using, apps=apps)
