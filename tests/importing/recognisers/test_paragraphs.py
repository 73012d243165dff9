"""Lines -> paragraphs."""

import pytest

from archive.importing.document import Line
from archive.importing.recognisers.paragraphs import Paragraph, paragraphs_of, written_out

WRAPPED = """\
The delegates came from many countries and they agreed to meet
again in the spring of the next year, when the hosts will be
ready for them.
They thanked everybody.

Another paragraph begins here and is also broken by a machine
at the same width as the one that stands above."""

WORDS_OF_WRAPPED = [
    (
        "The delegates came from many countries and they agreed to meet again in the spring of the next year, when the "
        "hosts will be ready for them."
    ),
    "They thanked everybody.",
    "Another paragraph begins here and is also broken by a machine at the same width as the one that stands above.",
]


def _paragraphs(text: str) -> list[Paragraph]:
    return paragraphs_of([Line(number, line) for number, line in enumerate(text.splitlines(), 1)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\n\nTwo.", ["One.", "Two."]),
        (WRAPPED, WORDS_OF_WRAPPED),
        ("  One.\u00a0 ", ["One."]),
        ("A line that is cut in the middle of a long sentence\nand goes on.", 1),
        ("A line that is whole and ends with its full stop there.\nand a line that begins small", 2),
        ("The anti-imperialist struggle of the peoples and its anti-\nimperialist aims.", 1),
        ("Short\nlines\nof a\nslogan", 4),
        ("A long line of a text that is going to be followed by a date\n4 May 2018", 2),
        ("• First entry of the list that is rather long and goes\non here\n• Second", 2),
        ("1. first of the points\n2. second of the points", 2),
    ],
)
def test_breaks_of_a_machine_are_joined_and_others_kept(text: str, expected: list[str] | int) -> None:
    texts = [paragraph.text for paragraph in _paragraphs(text)]

    assert (texts if isinstance(expected, list) else len(texts)) == expected


def test_paragraph_knows_its_lines() -> None:
    first, *_, last = _paragraphs(WRAPPED)

    assert (first.line, first.last_line, last.line, last.last_line) == (1, 3, 6, 7)


@pytest.mark.parametrize("sign", ["•", "-", "–", "*", "▪"])
def test_entries_of_a_list_are_written_with_one_bullet(sign: str) -> None:
    paragraphs = _paragraphs(f"They demand:\n\n  {sign} bread,\n\n  {sign} peace.\n\nNothing else.")

    assert written_out(paragraphs) == "They demand:\n\n• bread,\n• peace.\n\nNothing else."


@pytest.mark.parametrize("text", ["-5 degrees", "–", "*"])
def test_sign_without_an_entry_is_no_bullet(text: str) -> None:
    assert not _paragraphs(text)[0].is_bullet


def test_hyphen_at_a_break_joins_without_a_blank() -> None:
    [paragraph] = _paragraphs("The delegates have agreed once more on their common anti-\nimperialist aims.")

    assert paragraph.text.endswith("common anti-imperialist aims.")
