"""Real names, list by list, from the fixtures; sentences are the tests' own."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from archive.importing.document import FoundList, Line
from archive.importing.recognisers.signatories import find_signatories
from archive.models.folding import fold

FIXTURES = Path(__file__).parents[3] / "fixtures" / "statements.json"


@cache
def real_lists() -> Mapping[str, Sequence[str]]:
    rows: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for record in json.loads(FIXTURES.read_text(encoding="utf-8")):
        if record["model"] == "archive.signatory":
            fields = record["fields"]
            rows[fields["statement"][0]].append((fields["position"], fields["name_as_signed"]))
    return {slug: [name for _, name in sorted(found)] for slug, found in rows.items()}


@cache
def known_names() -> frozenset[str]:
    return frozenset(fold(name) for names in real_lists().values() for name in names)


@cache
def all_names() -> Sequence[str]:
    return sorted({name for names in real_lists().values() for name in names})


def found_in(text: str, known: Collection[str] = frozenset()) -> FoundList | None:
    return find_signatories([Line(number, line) for number, line in enumerate(text.split("\n"), 1)], known=known)


def names_in(text: str, known: Collection[str] = frozenset()) -> list[str]:
    found = found_in(text, known)
    return [name.name_as_signed for name in found.names] if found else []


def codes_in(text: str) -> set[str]:
    found = found_in(text)
    return {problem.code for problem in found.problems} if found else set()
