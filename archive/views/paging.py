"""A page of statements: by its number among the first, by a cursor wherever it is."""

from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.filters.results import StatementResults

from .listing import read_page

# So many pages are linked by their number; from there on a link names the last row that was read.
NUMBERED = 20


class PlacedPage(Page):
    """A page that may begin anywhere."""

    def __init__(self, results: StatementResults, start: int, paginator: Paginator) -> None:
        self.results, self.start, self.size = results, start, paginator.per_page
        number = -(-start // self.size) + 1
        super().__init__(results[start : start + self.size], number, paginator)

    def has_next(self) -> bool:
        return self.start + self.size < self.paginator.count

    def has_previous(self) -> bool:
        return self.start > 0

    @cached_property
    def next_cursor(self) -> str:
        return "" if self._is_numbered(self.number + 1) else self.cursor(-1)

    @cached_property
    def previous_cursor(self) -> str:
        return "" if self._is_numbered(self.number - 1) else self.cursor(0)

    def _is_numbered(self, number: int) -> bool:
        return self.start % self.size == 0 and number <= NUMBERED

    def cursor(self, index: int) -> str:
        if not self.object_list:
            return ""
        place = self.start + index % len(self.object_list)
        return self.results.cursor(self.object_list[index].pk, place)


class StatementPaginator(Paginator):
    results: StatementResults

    def __init__(self, results: StatementResults, per_page: int) -> None:
        super().__init__(results, per_page)  # type: ignore[arg-type]  # a length and slices are all it asks for
        self.results = results

    def page(self, number: int | str) -> PlacedPage:
        return self.placed((self.validate_number(number) - 1) * self.per_page)

    def placed(self, start: int) -> PlacedPage:
        return PlacedPage(self.results, start, self)


def read_place(results: StatementResults, asked: QueryDict, per_page: int) -> tuple[Page, str]:
    """The page that a cursor or a number asks for, and what was wrong with the asking."""
    paginator = StatementPaginator(results, per_page)
    after, before = asked.get("after", ""), asked.get("before", "")
    if not (after or before):
        return read_page(paginator, asked.get("page", ""))
    place = results.place(after or before, is_after=bool(after))
    if place is None:
        return paginator.placed(0), _("This link into the list is malformed; this is the first page.")
    return paginator.placed(place if after else max(0, place - per_page)), ""
