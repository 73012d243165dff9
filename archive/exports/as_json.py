"""One page of a list as JSON: the count, the counts beside each choice, and the records."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)  # a document of ours is a tree


class Counted(Protocol):
    """A choice with the count beside it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def count(self) -> int: ...


def listing_document(
    *,
    count: int,
    facets: Mapping[str, Iterable[Counted]],
    results: list[dict[str, Any]],
    links: Mapping[str, str | None],
    messages: list[str],
) -> dict[str, Any]:
    return {
        "count": count,
        **links,
        "messages": messages,
        "facets": {parameter: [_choice(choice) for choice in choices] for parameter, choices in facets.items()},
        "results": results,
    }


def _choice(choice: Counted) -> dict[str, Any]:
    return {"value": choice.value, "label": choice.label, "count": choice.count}


def as_json(document: dict[str, Any]) -> str:
    """Letters as they are, but no tag that a browser could take for one."""
    return _ENCODER.encode(document).replace("<", "\\u003c")
