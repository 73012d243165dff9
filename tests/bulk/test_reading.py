"""Files as they come: any encoding, any delimiter, and whatever is no table."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pytest_django import Settings

from archive.bulk.reading import read_table
from archive.bulk.table import Table, UnreadableTableError
from archive.bulk.writing import as_xlsx


def cells(table: Table) -> list[tuple[str | None, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_a_mark_or_without(encoding: str) -> None:
    assert cells(read_table("slug,name\nkke,ΚΚΕ\n".encode(encoding))) == [("kke", "ΚΚΕ")]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("windows-1251", "Коммунистическая партия Российской Федерации"),
        ("windows-1252", "Partido Comunista Português, São Tomé"),
        ("windows-1253", "Κομμουνιστικό Κόμμα Ελλάδας"),
    ],
)
def test_older_encoding_is_found_and_named(encoding: str, name: str) -> None:
    table = read_table(f'slug;name\nx;"{name}"\n'.encode(encoding))

    assert cells(table) == [("x", name)]
    assert encoding in table.notes[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\n\n"])
def test_delimiter_is_found(delimiter: str, start: str) -> None:
    text = start + delimiter.join(["Slug", " Short  name "]) + "\r\n" + delimiter.join(["kke", '"a,b;c\td"']) + "\r\n"

    assert read_table(text.encode()).columns == ("slug", "short_name")
    assert cells(read_table(text.encode())) == [("kke", "a,b;c\td")]


def test_delimiter_that_excel_names_is_taken() -> None:
    assert cells(read_table(b"sep=;\nslug;name\nkke;KKE\n")) == [("kke", "KKE")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read_table(b'slug,name\na,"two\nlines"\n\nb,B\n')

    assert [row.number for row in table.rows] == [2, 4]


def test_cells_that_a_row_lacks_are_not_empty_ones() -> None:
    assert cells(read_table(b"slug,name,note\na\nb,,\n")) == [("a", None, None), ("b", "", "")]
    assert cells(read_table(b'[{"slug": "a"}, {"slug": "b", "name": null}]')) == [("a", None), ("b", "")]


def test_workbook_is_read_as_a_person_reads_it() -> None:
    book = Workbook()
    book.active.append(["slug", "founded_year", "started_on", "is_homonym", "note", "x"])
    book.active.append(
        ["a", 1918.0, date(2019, 10, 18), True, datetime(2019, 1, 2, 3, 4, tzinfo=UTC).replace(tzinfo=None), None]
    )
    book.create_sheet("Another")
    saved = BytesIO()
    book.save(saved)

    table = read_table(saved.getvalue())

    assert cells(table)[0][:5] == ("a", "1918", "2019-10-18", "yes", "2019-01-02T03:04:00")
    assert "Only the first, “Sheet”, is read." in table.notes[0]


def test_json_values_are_read_as_texts() -> None:
    record = {"slug": "a", "number": 3.0, "is_homonym": False, "hosts": ["b", "c"]}

    assert cells(read_table(json.dumps([record]).encode())) == [("a", "3", "no", "b c")]


def _zipped(**members: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"  \n ", "is empty"),
        (b",,\n", "holds nothing"),
        (b"slug,name,Slug\n", "Two columns have the heading “slug”"),
        (b"slug,,name\nx,y,z\n", "Column 2 has no heading"),
        (b"slug\nx,y\n", "Row 2 has more cells"),
        (b'slug,name\nx,"y\n', "Row 2 cannot be read. Check its quotes"),
        (b"[{", "begins like JSON"),
        (b"[" * 100_000, "begins like JSON"),
        (b"[1]", "not a list of records"),
        (b"{}", "not a list of records"),
        (b'[{"slug": {"a": 1}}]', "Row 1: “slug” should be a text"),
        (b'[{"slug": "\\u0000"}]', "Row 1: “slug” holds a sign that is no letter"),
        (b'[{"\\ud800": "x"}]', "holds a sign that is no letter"),
        (b"%PDF-1.7", "This is no table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old Office file"),
        (b"\x89PNG\r\n\x1a\n", "This is no table"),
        (b"PK\x03\x04 cut off", "damaged"),
        (_zipped(word__document_xml=b"<a/>"), "no Excel workbook"),
        (_zipped(xl__workbook_xml=b"<a/>"), "damaged"),
        (_zipped(xl__workbook_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "declarations"),
        (_zipped(xl__workbook_xml=b" " * 30_000_000), "far more than a table"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableTableError) as refused:
        read_table(data)

    assert said in refused.value.message


@pytest.mark.parametrize("data", [b"slug\n" + b"x\n" * 4, b'[{"slug": "x"}]' * 1, as_xlsx(["slug"], [["x"]] * 4)])
def test_bounds_hold_for_every_format(data: bytes, settings: Settings) -> None:
    settings.BULK_MAX_ROWS = 3 if b"[{" not in data else 0
    with pytest.raises(UnreadableTableError, match=r"more than [03] rows"):
        read_table(data)

    settings.BULK_MAX_BYTES = len(data) - 1
    with pytest.raises(UnreadableTableError, match="larger than"):
        read_table(data)


def test_unknown_columns_are_named_and_left_out() -> None:
    table = read_table(b"slug,colour,name,size\nkke,red,KKE,big\n").only({"slug", "name"})

    assert (table.columns, cells(table)) == (("slug", "name"), [("kke", "KKE")])
    assert table.notes[-1] == "Columns that are not known are left out: colour, size."


@given(st.binary(max_size=200) | st.text(st.sampled_from('",;\n\t[]{}:a1\\'), max_size=60).map(str.encode))
def test_no_file_breaks_the_reading(data: bytes) -> None:
    try:
        found: Any = read_table(data)
    except UnreadableTableError as refused:
        found = refused.message
    assert found
