"""Lists that the site writes and people only read."""

from typing import Any

from django.http import HttpRequest

from .searchedlist import SearchedList


class ReadOnlyAdmin(SearchedList):
    list_per_page = 50
    # A count of all rows says nothing here, and costs one more query.
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
