"""The published statements as bit sets, one for each value that a list can be filtered by.

An index is never changed: what it takes in makes another one that shares what stayed
the same.  So any number of threads may ask the one they hold.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache, partial, reduce
from operator import and_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.filters.facets import Facet
from archive.models import Completeness, Statement
from archive.models.statementchange import EVERYTHING, NAMES
from archive.search import statement_ids

from .arranging import arranged
from .bits import NOTHING, Bits, Flags, bits_of, flags_of, positions_of, replaced, union
from .card import StatementCard, card_rows
from .columns import Columns
from .directory import Directory, read_directory
from .joint import JointLists
from .ordering import Key, Order, first_met, first_ranked, place_of, ranks_in, reordered, sorted_by
from .reading import PUBLIC, UNKNOWN_YEAR, Sets, read_ids, read_into

Chosen = Mapping[str, Any]
TITLE = "title"
# Sorting anew is then as fast as putting each in its place.
MANY = 200
# So many are put in order by themselves, sooner than an order is looked through for them.
FEW = 4_000
# As bit sets, of a few kilobytes each at a hundred thousand statements.
KEPT_SEARCHES = 64


@dataclass(frozen=True)
class StatementIndex:
    edition: int
    columns: Columns
    sets: Sets
    directory: Directory
    # Filled by and by, as they are asked for.
    orders: dict[str, Order]

    @cached_property
    def public(self) -> Bits:
        return self.sets[PUBLIC].get(PUBLIC, NOTHING)

    @cached_property
    def values(self) -> dict[str, dict[str, Bits]]:
        """The sets by parameter and by value as a query string has them."""
        parties, meetings = self.directory.parties, self.directory.meetings
        return {
            "party": {parties[int(pk)].slug: bits for pk, bits in self.sets["party"].items() if pk in parties},
            "country": self._countries(),
            "meeting": {meetings[int(pk)].slug: bits for pk, bits in self.sets["meeting"].items() if pk in meetings},
        } | {
            name: {str(value): bits for value, bits in self.sets[name].items()}
            for name in ("year", "language", "kind", "completeness")
        }

    def _countries(self) -> dict[str, Bits]:
        """By the countries of the parties as they are now, so that a party may move."""
        found: dict[str, Bits] = {}
        for pk, bits in self.sets["party"].items():
            party = self.directory.parties.get(int(pk))
            if party and party.country:
                found[party.country] = found.get(party.country, NOTHING) | bits
        return found

    @cached_property
    def joint_lists(self) -> JointLists:
        """Made anew for each index, and when first asked for: sooner than it would be kept up to date."""
        return JointLists.of(self.sets["party"], self.public, len(self.columns))

    def parts(self, chosen: Chosen) -> dict[str, Bits]:
        """For each parameter that narrows the list, what it leaves."""
        parts = {name: self._any(name, chosen[name]) for name in self.values if chosen.get(name)}
        if (slugs := chosen.get("party")) and chosen.get("match") == "all":
            parts["party"] = reduce(and_, (self._any("party", [slug]) for slug in slugs))
        if slugs := chosen.get("not_party"):
            parts["not_party"] = self.public - self._any("party", slugs)
        if chosen.get("year_from"):
            parts["year_from"] = self._years(int(chosen["year_from"]), 9999)
        if chosen.get("year_to"):
            parts["year_to"] = self._years(0, int(chosen["year_to"]))
        return parts

    def mask(self, chosen: Chosen, *, without: str = "", among: Bits | None = None) -> Bits:
        """The published statements that fit; `among` narrows further, as found words do."""
        start = self.public if among is None else self.public & among
        return reduce(and_, (bits for name, bits in self.parts(chosen).items() if name != without), start)

    def _any(self, parameter: str, values: Iterable[str]) -> Bits:
        return union(self.values[parameter].get(value, NOTHING) for value in values)

    def _years(self, first: int, last: int) -> Bits:
        years = self.values["year"].items()
        return union(bits for year, bits in years if year != UNKNOWN_YEAR and first <= int(year) <= last)

    def counts(self, parameter: str, mask: Bits) -> dict[str, int]:
        """How many of `mask` have each value; values that none has are left out."""
        if mask == self.public:
            return dict(self._totals[parameter])
        return _counted(self.values[parameter], mask)

    def signatories(self, parameter: str, mask: Bits) -> dict[str, int]:
        """How many names stand on the lists of those of `mask` that have each value."""
        found = {value: bits & mask for value, bits in self.values[parameter].items()}
        counted = self.columns.signatories
        return {value: int(counted[positions_of(bits)].sum()) for value, bits in found.items() if bits}

    @cached_property
    def kept_facets(self) -> dict[tuple[str, str], Facet]:
        """Of all statements, by parameter and language; filled by and by."""
        return {}

    @cached_property
    def _totals(self) -> dict[str, dict[str, int]]:
        return {parameter: _counted(found, self.public) for parameter, found in self.values.items()}

    @staticmethod
    def count(mask: Bits) -> int:
        return len(mask)

    def of_ids(self, ids: NDArray[np.int64]) -> Bits:
        positions = self.columns.positions(ids)
        return bits_of(positions[positions >= 0])

    @cached_property
    def found_by(self) -> Callable[[str], Bits]:
        """What the words alone would find; kept, since who searches goes on to filter and to turn pages."""
        return lru_cache(maxsize=KEPT_SEARCHES)(lambda typed: self.of_ids(statement_ids(typed)))

    @cached_property
    def counts_by_words(self) -> Callable[[str, str], dict[str, int]]:
        """Of all that the words find, by parameter; kept with them."""
        most = KEPT_SEARCHES * len(self.values)
        return lru_cache(maxsize=most)(lambda typed, name: self.counts(name, self.public & self.found_by(typed)))

    def page(self, mask: Bits, order: str, start: int, size: int) -> list[int]:
        """The keys of `size` statements from place `start` on."""
        first = self._first(mask, order, start + size)
        return [int(pk) for pk in self.columns.ids[first[start:]]]

    def _first(self, mask: Bits, order: str, count: int) -> Order:
        """The positions of the first `count` statements."""
        places = self.order(order)
        if len(mask) > FEW:
            return first_met(places, mask, count, len(self.columns))
        ranks = first_ranked(self.ranks(order), mask, count)
        # Who has no place in the order was deleted meanwhile.
        return places[ranks[ranks < len(places)]]

    def ids(self, mask: Bits, order: str) -> NDArray[np.int64]:
        places = self.order(order)
        return self.columns.ids[places[self._flags(mask)[places]]]

    def ids_by_score(self, mask: Bits, keys: NDArray[np.int64], scores: NDArray[np.float64]) -> NDArray[np.int64]:
        """The highest score first, then the newest; who has none is at zero."""
        positions, of_each = self.columns.positions(keys), np.zeros(len(self.columns))
        of_each[positions[positions >= 0]] = scores[positions >= 0]
        newest = self.order("newest")
        newest = newest[self._flags(mask)[newest]]
        return self.columns.ids[newest[np.argsort(-of_each[newest], kind="stable")]]

    def _flags(self, mask: Bits) -> Flags:
        return flags_of(mask, len(self.columns))

    def order(self, name: str) -> Order:
        if name not in self.orders:
            self.orders[name] = self._by_title() if name == TITLE else sorted_by(self.columns.keys(name))
        return self.orders[name]

    @cached_property
    def ranks(self) -> Callable[[str], Order]:
        """By position, its place in the order of that name."""
        return cache(lambda name: ranks_in(self.order(name), len(self.columns)))

    def _by_title(self) -> Order:
        """As the database sorts titles, which depends on its collation."""
        ids = Statement.objects.by_title().values_list("pk", flat=True)
        positions = self.columns.positions(np.fromiter(ids.iterator(), dtype=np.int64))
        return positions[positions >= 0].astype(np.int32)

    def days(self, ids: Collection[int]) -> list[date]:
        """Of these statements, which are published and so have one."""
        positions = self.columns.positions(np.array(ids, dtype=np.int64))
        return [date.fromordinal(day) for day in self.columns.dates[positions].tolist()]

    def has(self, pk: int) -> bool:
        return bool(self.columns.positions(np.array([pk]))[0] >= 0)

    def key(self, pk: int, order: str) -> Key:
        """What the order goes by, of that statement; a title has only its place."""
        [position] = self.columns.positions(np.array([pk]))
        if order == TITLE:
            return (int(np.flatnonzero(self.order(order) == position)[0]),)
        return self.columns.key(order, int(position))

    def rank(self, mask: Bits, order: str, key: Key) -> int:
        """How many of `mask` stand before that key, which need not be any statement's."""
        places = self.order(order)
        before = key[0] if order == TITLE else place_of(key, places, partial(self.columns.key, order))
        return int(np.count_nonzero(self._flags(mask)[places[: max(before, 0)]]))

    def cards(self, ids: Iterable[int]) -> list[StatementCard]:
        """What a list shows of each, in this order; one query."""
        asked = [*ids]
        rows = {row[0]: row for row in card_rows(asked)}
        positions = self.columns.positions(np.array(asked, dtype=np.int64)).tolist()
        return [self._card(rows[pk], position) for pk, position in zip(asked, positions, strict=True) if pk in rows]

    def _card(self, row: tuple[Any, ...], position: int) -> StatementCard:
        known = self.values["completeness"].items()
        completeness = next((value for value, bits in known if position in bits), Completeness.UNKNOWN)
        meeting = self.directory.meetings.get(row[-1])
        of_index = (meeting, int(self.columns.signatories[position]), completeness)
        return StatementCard(*(*row, *of_index))

    def taking_in(self, edition: int, changed: Iterable[int]) -> "StatementIndex":
        """The index after these statements changed, or were deleted, or are new."""
        marks = {*changed}
        if EVERYTHING in marks:
            return built(edition)
        directory = read_directory() if NAMES in marks else self.directory
        asked = sorted(marks - {NAMES})
        return self._taking_in(edition, asked, directory) if asked else self._renamed(edition, directory)

    def _renamed(self, edition: int, directory: Directory) -> "StatementIndex":
        return StatementIndex(edition, self.columns, self.sets, directory, self.orders)

    def _taking_in(self, edition: int, asked: list[int], directory: Directory) -> "StatementIndex":
        columns = self.columns.with_ids(read_ids(asked))
        new = read_into(columns, asked)
        positions = columns.positions(np.array(asked))
        positions = positions[positions >= 0]
        changed = bits_of(positions)
        sets = {name: replaced(old, changed, new[name]) for name, old in self.sets.items()}
        orders = {} if len(asked) > MANY else self._orders(columns, positions)
        return StatementIndex(edition, columns, sets, directory, orders)

    def _orders(self, columns: Columns, changed: NDArray[np.int64]) -> dict[str, Order]:
        """The orders asked for so far; that of titles only while no title changed."""
        orders = {
            name: reordered(order, changed, len(columns), partial(columns.key, name))
            for name, order in [*self.orders.items()]
            if name != TITLE
        }
        is_same = len(columns) == len(self.columns) and np.array_equal(columns.titles, self.columns.titles)
        return orders | ({TITLE: self.orders[TITLE]} if is_same and TITLE in self.orders else {})


def _counted(values: dict[str, Bits], mask: Bits) -> dict[str, int]:
    counts = zip(values, map(mask.intersection_cardinality, values.values()), strict=True)
    return {value: count for value, count in counts if count}


def built(edition: int) -> StatementIndex:
    """Everything read anew."""
    directory = read_directory()
    columns = Columns.of(read_ids(None))
    sets = read_into(columns, None)
    return StatementIndex(edition, arranged(columns, sets), sets, directory, {})
