"""What an engine must be able to do; everything else of the search is said once, elsewhere."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from archive.models.triggers import Trigger
from archive.search.index import Index
from archive.search.query import Query


class Sql(NamedTuple):
    text: str
    parameters: tuple[Any, ...] = ()


class Backend(ABC):
    # An aggregate of `id`: all of them with commas between.
    join_ids: ClassVar[str]

    @abstractmethod
    def structure(self, index: Index) -> list[str]:
        """The statements that make the index's table, where it is not."""

    def functions(self) -> list[str]:
        """The statements that teach the database what it has to know first."""
        return []

    @abstractmethod
    def triggers(self, index: Index) -> Iterable[Trigger]: ...

    @abstractmethod
    def fill(self, index: Index, first: int, last: int) -> list[Sql]:
        """Make the rows of these ids true."""

    @abstractmethod
    def untrue(self, index: Index, first: int, last: int) -> Sql:
        """The ids in this range whose rows are not as they should be."""

    @abstractmethod
    def finished(self, index: Index) -> list[str]:
        """After many rows were written."""

    @abstractmethod
    def found(self, index: Index, query: Query) -> Sql:
        """A SELECT of the ids that a query finds."""

    def joined(self, index: Index, query: Query) -> Sql:
        """A SELECT of these ids as one text with commas, which is read several times faster than rows."""
        found = self.found(index, query)
        return Sql(
            f"WITH found(id) AS ({found.text}) SELECT {self.join_ids} FROM found",  # noqa: S608, our own names
            found.parameters,
        )

    @abstractmethod
    def scores(self, index: Index, query: Query, most: int, *, is_by_title: bool) -> Sql:
        """A SELECT of `id` and `score` of at most so many; by title, of those with all of it there."""

    @abstractmethod
    def score_of(self, scores: Sql, key: Sql) -> Sql:
        """An expression: the score of the row that `key` names, computed once for all rows."""
