"""Accounts of those who edit."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from .secondfactor import SecondFactorReset
from .stewardship import StewardedAccounts

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(SecondFactorReset, StewardedAccounts):
    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """With an account would go the log of what was changed with it; it is made inactive instead."""
        return False
