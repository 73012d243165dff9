"""BibTeX that bibtexparser reads back to the letter."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry
from hypothesis import given

from archive.exports.as_bibtex import as_latex, bibtex_entry
from archive.exports.plaintext import one_line
from archive.models import PartialDate
from tests.exports.citations import WORDS, make_citation

SIGNS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"
}  # fmt: skip


def read(text: str) -> list[Entry]:
    library = parse_string(text)
    assert (library.failed_blocks, library.comments, library.strings) == ([], [], [])
    return library.entries


def letters(latex: str) -> str:
    """What LaTeX would print of it."""
    return re.sub(r"\\(\w+)\{\}|\\(\W|_)", lambda found: SIGNS[found[1]] if found[1] else found[2], latex)


@given(WORDS)
def test_latex_prints_what_was_written(text: str) -> None:
    assert letters(as_latex(text)) == one_line(text)


@given(WORDS, WORDS)
def test_odd_words_are_read_back_to_the_letter(title: str, name: str) -> None:
    written = bibtex_entry(make_citation(title=title, authors=(name, "Another"), summary=title))

    [first, second] = read(written + bibtex_entry(make_citation(key="next")))

    assert letters(first["title"][1:-1]) == one_line(title)
    assert letters(first["author"]) == f"{{{one_line(name)}}} and {{Another}}"
    assert second.key == "next"


def test_name_with_an_and_in_it_is_one_author() -> None:
    [entry] = read(bibtex_entry(make_citation(authors=("Workers and Peasants", "Another"))))

    assert entry["author"] == "{Workers and Peasants} and {Another}"


@pytest.mark.parametrize(
    ("dated", "fields"),
    [
        ("2019-11-01", {"year": "2019", "month": "11", "day": "1"}),
        ("2019-11", {"year": "2019", "month": "11"}),
        ("2019", {"year": "2019"}),
        ("c. 2019", {"year": "2019", "note": "appeal; about 2019"}),
        ("", {"note": "appeal; date unknown"}),
    ],
)
def test_date_is_as_precise_as_it_is_known(dated: str, fields: dict[str, str]) -> None:
    [entry] = read(bibtex_entry(make_citation(date=PartialDate.parse(dated))))

    found = {name: entry[name] for name in ("year", "month", "day", "note") if name in entry.fields_dict}
    assert found == {"note": "appeal"} | fields


def test_list_known_in_part_is_said_to_be() -> None:
    [entry] = read(bibtex_entry(make_citation(is_known_in_part=True)))

    assert entry["note"] == "appeal; list of signatories known in part"
