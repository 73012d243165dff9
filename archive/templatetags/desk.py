"""What waits for whoever looks at the first page of the admin."""

from typing import Any

from django import template

from archive.queries.desk import Desk, read_desk

register = template.Library()


@register.simple_tag(takes_context=True)
def read_own_desk(context: dict[str, Any]) -> Desk:
    return read_desk(context["request"].user)
