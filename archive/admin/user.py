"""Accounts of those who edit, and their roles."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from .searchedlist import SearchedList
from .secondfactor import SecondFactorReset
from .stewardship import StewardedAccounts

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(SearchedList, SecondFactorReset, StewardedAccounts):
    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """With an account would go the log of what was changed with it; it is made inactive instead."""
        return False


@admin.register(Group)
class RoleAdmin(SearchedList, GroupAdmin):
    pass
