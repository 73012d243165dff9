"""The database -> what the index says of some statements, or of all: a few streamed queries."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

import numpy as np
from django.db.models import QuerySet

from archive.models import Completeness, ListEdition, Signatory, Statement, StatementText

from .bits import Bits, Members, Positions, Value
from .columns import UNDATED, Columns
from .joined import keys_by

CHUNK = 1_000
UNKNOWN_YEAR = "unknown"
PUBLIC = "public"
SETS = ("kind", "meeting", "year", "party", "language", "completeness")

Ids = Collection[int] | None
Sets = dict[str, dict[Value, Bits]]


def read_ids(ids: Ids) -> Any:
    """The published among these statements, in the order of their keys."""
    published = _among(Statement.objects.published().order_by("pk"), "pk", ids).values_list("pk", flat=True)
    return np.fromiter(published.iterator(CHUNK), dtype=np.int64)


def read_into(columns: Columns, ids: Ids) -> Sets:
    """Write what is known of these statements into the columns, and give their sets."""
    members = {name: Members() for name in (PUBLIC, *SETS)}
    _read_statements(columns, members, ids)
    _read_texts(columns, members["language"], ids)
    _read_signatories(columns, members["party"], ids)
    _read_editions(columns, members["completeness"], ids)
    return {name: found.sets() for name, found in members.items()}


def _read_statements(columns: Columns, members: dict[str, Members], ids: Ids) -> None:
    published = _among(Statement.objects.published().order_by(), "pk", ids)
    for rows in _chunks(published.values_list("pk", "dated_on", "kind", "meeting_id", "title")):
        keys, dates, kinds, meetings, titles = zip(*rows, strict=True)
        positions = columns.positions(np.array(keys))
        known = positions >= 0
        columns.dates[positions[known]] = np.array([day.toordinal() if day else UNDATED for day in dates])[known]
        columns.titles[positions[known]] = np.array([hash(title) for title in titles])[known]
        members[PUBLIC].add([PUBLIC] * len(rows), positions)
        members["kind"].add(kinds, positions)
        members["meeting"].add(meetings, positions)
        members["year"].add([str(day.year) if day else UNKNOWN_YEAR for day in dates], positions)


def _read_texts(columns: Columns, languages: Members, ids: Ids) -> None:
    texts = _among(StatementText.objects.order_by(), "statement", ids)
    for language, keys in keys_by(texts, "language", "statement_id"):
        languages.put(language, columns.positions(keys))


def _read_signatories(columns: Columns, parties: Members, ids: Ids) -> None:
    columns.signatories[_asked(columns, ids)] = 0
    signatories = _among(Signatory.objects.current().order_by(), "statement", ids)
    for party, keys in keys_by(signatories, "party_id", "statement_id"):
        positions = columns.positions(keys)
        np.add.at(columns.signatories, positions[positions >= 0], 1)
        parties.put(party, positions)


def _read_editions(columns: Columns, completeness: Members, ids: Ids) -> None:
    """The latest edition counts; a list without one is not known to be complete."""
    codes = [str(known) for known in Completeness]
    latest = np.full(len(columns), codes.index(Completeness.UNKNOWN), dtype=np.int8)
    editions = _among(ListEdition.objects.order_by("number"), "statement", ids)
    for rows in _chunks(editions.values_list("statement_id", "completeness")):
        keys, found = zip(*rows, strict=True)
        positions = columns.positions(np.array(keys))
        # Of several for one position the last one stays.
        latest[positions[positions >= 0]] = np.array([codes.index(known) for known in found])[positions >= 0]
    asked = _asked(columns, ids)
    for code, known in enumerate(codes):
        completeness.put(known, asked[latest[asked] == code])


def _asked(columns: Columns, ids: Ids) -> Positions:
    if ids is None:
        return np.arange(len(columns))
    positions = columns.positions(np.array([*ids], dtype=np.int64))
    return positions[positions >= 0]


def _among(rows: QuerySet[Any], path: str, ids: Ids) -> QuerySet[Any]:
    return rows if ids is None else rows.filter(**{f"{path}__in": ids})


def _chunks(rows: QuerySet[Any]) -> Iterator[list[tuple[Any, ...]]]:
    stream = rows.iterator(CHUNK)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk
