"""What was changed, by whom and when: Django's own log of the admin, to be read by whoever may."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .readonly import ReadOnlyAdmin


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    list_display = ("action_time", "user", "kind", "record", "action_flag", "message")
    list_filter = (
        "action_flag",
        ("user", admin.RelatedOnlyFieldListFilter),
        ("content_type", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("user",)
    date_hierarchy = "action_time"
    search_fields = ("object_repr", "user__username")
    fields = ("action_time", "user", "kind", "record", "action_flag", "message")

    @admin.display(description=_("kind"))
    def kind(self, entry: LogEntry) -> str:
        return str(_content_type(entry) or "")

    @admin.display(description=_("record"), ordering="object_repr")
    def record(self, entry: LogEntry) -> str:
        """Leads to it, unless it is gone with its kind or was deleted."""
        address = None if entry.is_deletion() else _address(entry)
        return format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr

    @admin.display(description=_("what"))
    def message(self, entry: LogEntry) -> str:
        return entry.get_change_message()


def _content_type(entry: LogEntry) -> ContentType | None:
    """From what Django keeps in memory, and not by a query a row."""
    return ContentType.objects.get_for_id(entry.content_type_id) if entry.content_type_id else None


def _address(entry: LogEntry) -> str | None:
    kind = _content_type(entry)
    if not kind or not entry.object_id:
        return None
    try:
        return reverse(f"admin:{kind.app_label}_{kind.model}_change", args=[entry.object_id])
    except NoReverseMatch:
        return None
