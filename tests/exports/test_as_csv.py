"""CSV that any reader reads back, and no spreadsheet obeys."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.as_csv import csv_pieces, unguarded
from tests.exports.citations import WORDS

ODD = WORDS | st.text("'=+-@\t\r\n\"＝ a")


@given(ODD, ODD)
def test_odd_words_are_read_back_to_the_letter(title: str, name: str) -> None:
    text = "".join(csv_pieces(["title", "name"], [[title, name]]))

    _columns, row = csv.reader(StringIO(text, newline=""))

    assert [unguarded(value) for value in row] == [title, name]
    assert not [
        value for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    ]


@pytest.mark.parametrize("value", ["'quoted'", "'", "a=1", "'a=1"])
def test_an_apostrophe_that_guards_nothing_stays(value: str) -> None:
    assert unguarded(value) == value


def test_marked_file_begins_with_the_mark_and_holds_the_same() -> None:
    plain, marked = ("".join(csv_pieces(["ΚΚΕ"], [["a"]], is_marked=is_marked)) for is_marked in (False, True))

    assert marked == f"\ufeff{plain}"


def test_tuple_in_a_row_is_as_many_fields_and_none_an_empty_one() -> None:
    [_columns, line] = csv_pieces(["slug", "title", "number"], [[("kke", "=1"), None]])

    assert line == "kke,'=1,\r\n"
