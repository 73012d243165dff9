"""CSV that any reader reads back, and no spreadsheet obeys."""

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports import as_csv
from archive.exports.as_csv import csv_fields, csv_pieces, csv_pieces_of_lists, unguarded
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


def test_none_is_an_empty_field() -> None:
    [_columns, line] = csv_pieces(["slug", "title", "number"], [["kke", "=1", None]])

    assert line == "kke,'=1,\r\n"


LISTS = st.lists(st.tuples(st.tuples(ODD, ODD), st.lists(st.tuples(st.integers(1), st.tuples(ODD, st.none() | ODD)))))


@given(LISTS, st.booleans())
def test_lists_are_written_as_all_their_rows_would_be(lists: list[Any], is_marked: bool) -> None:  # noqa: FBT001
    columns = ["statement", "title", "position", "name", "party"]
    rows = [[*begun, number, *end] for begun, rows in lists for number, end in rows]
    written = [(begun, [(number, csv_fields(end)) for number, end in rows]) for begun, rows in lists]

    pieces = [*csv_pieces_of_lists(columns, written, is_marked=is_marked)]

    assert "".join(pieces) == "".join(csv_pieces(columns, rows, is_marked=is_marked))
    assert all(pieces)


def test_lists_without_names_do_not_end_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_csv, "LISTS", 1)

    pieces = [*csv_pieces_of_lists(["statement", "position", "name"], [(["a"], []), (["b"], [(1, "x")])])]

    assert pieces[1:] == ["b,1,x\r\n"]
