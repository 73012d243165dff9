"""The log of who signed in, to be read by whoever may."""

from django.contrib import admin

from archive.models import SignIn

from .readonly import ReadOnlyAdmin


@admin.register(SignIn)
class SignInAdmin(ReadOnlyAdmin):
    list_display = ("at", "outcome", "name", "method", "network")
    list_filter = ("outcome", ("user", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "at"
    search_fields = ("name", "network")
    fields = ("at", "outcome", "user", "name", "method", "network", "agent")
