"""`manage.py check --database default` says when the search index has drifted from the records."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004, Django's name

from .keeping import problems

_HINT = "manage.py rebuild_search_index makes it true; manage.py check_search_index reads every text."


@register(Tags.database)
def search_index_is_true(databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    # A warning and no error: an error would forbid the migration that puts it right.
    found = [problem for using in databases or () for problem in problems(using)]
    return [Warning(problem, hint=_HINT, id="archive.W001") for problem in found]
