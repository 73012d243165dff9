"""A list grows to its next edition."""

import pytest

from archive.importing.growing import difference, grow, next_number
from archive.models import Completeness, ListEdition, Statement
from archive.models.signatorylist import SignatoryLine, lines_of, replace_signatories
from tests.factories import make_edition, make_statement


def lines(names: str) -> list[SignatoryLine]:
    return [SignatoryLine(name_as_signed=name) for name in names.split()]


def test_difference_says_what_came_what_stayed_and_what_is_missing() -> None:
    seen = difference(lines("a b c"), lines("C d a"))

    assert [line.name_as_signed for line in seen.added] == ["d"]
    assert [(old.name_as_signed, new.name_as_signed) for old, new in seen.respelled] == [("c", "C")]
    assert {index: row.name_as_signed for index, row in seen.missing.items()} == {1: "b"}


@pytest.fixture
def statement(db: None) -> Statement:
    statement = make_statement()
    replace_signatories(statement, lines("a b c"))
    return statement


def edition_of(statement: Statement, completeness: str = Completeness.UNKNOWN) -> ListEdition:
    return ListEdition(statement=statement, completeness=completeness)


def ends(statement: Statement) -> dict[str, int | None]:
    return {row.name_as_signed: row.last_edition for row in lines_of(statement)}


@pytest.mark.parametrize(
    ("completeness", "withdrawn", "expected"),
    [
        (Completeness.COMPLETE, None, {"a": None, "b": 1, "c": 1}),
        (Completeness.PARTIAL, None, {"a": None, "b": None, "c": None}),
        (Completeness.COMPLETE, [], {"a": None, "b": None, "c": None}),
        (Completeness.PARTIAL, [2], {"a": None, "b": None, "c": 1}),
        (Completeness.PARTIAL, [0, 2, 99], {"a": None, "b": None, "c": 1}),
    ],
)
def test_missing_rows_end_if_the_list_is_complete_or_an_editor_says_so(
    statement: Statement, completeness: str, withdrawn: list[int] | None, expected: dict[str, int | None]
) -> None:
    assert grow(edition_of(statement, completeness), lines("a d"), withdrawn=withdrawn)

    assert ends(statement) == expected | {"d": None}


def test_same_list_writes_no_edition(statement: Statement) -> None:
    assert not grow(edition_of(statement), lines("a b c"))
    assert not statement.editions.exists()


def test_number_follows_the_latest_edition(statement: Statement) -> None:
    assert next_number(make_statement()) == 1
    assert next_number(statement) == 2
    make_edition(statement=statement, number=7)
    assert next_number(statement) == 8
