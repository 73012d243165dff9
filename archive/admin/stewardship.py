"""Accounts in a steward's care: those of people who may do no more than the steward."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# What would let somebody give away more than they have.
_SUPERUSERS_OWN = ("is_superuser", "user_permissions")
# Nobody raises or locks out themselves.
_NOT_ONE_S_OWN = ("is_active", "is_staff", "groups")


def may_look_after(user: Any, other: User) -> bool:
    """Whoever changes an account could sign in as its owner, and so must be able to do all that they are."""
    if user.is_superuser:
        return True
    return not other.is_superuser and permissions_of(other) <= user.get_all_permissions()


def permissions_of(user: User) -> set[str]:
    """Those that the user would have if the account were open."""
    given = Permission.objects.filter(Q(group__user=user) | Q(user=user)).select_related("content_type")
    return {*map(_name, given)}


def _name(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


class StewardedAccounts(UserAdmin):
    list_display = ("username", "first_name", "last_name", "shown_groups", "is_active", "is_staff", "last_login")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_look_after(request.user, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fields = tuple(super().get_readonly_fields(request, obj))
        if getattr(request.user, "is_superuser", False):
            return fields
        own = _NOT_ONE_S_OWN if obj is not None and obj.pk == request.user.pk else ()
        return (*fields, *_SUPERUSERS_OWN, *own, "last_login", "date_joined")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = groups_to_give(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("groups"))
    def shown_groups(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())


def groups_to_give(user: Any) -> QuerySet[Group]:
    """Those whose every permission the giver has."""
    if user.is_superuser:
        return Group.objects.all()
    has = user.get_all_permissions()
    groups = Group.objects.prefetch_related("permissions__content_type")
    givable = [group.pk for group in groups if {*map(_name, group.permissions.all())} <= has]
    return Group.objects.filter(pk__in=givable)
