"""A line for files in which a line is a line: what can be seen stays, whatever is quick to look at."""

from hypothesis import given

from archive.exports.plaintext import _BREAKS, one_line, without_controls
from tests.exports.citations import WORDS


@given(WORDS)
def test_line_is_the_text_without_breaks_and_controls(text: str) -> None:
    assert one_line(text) == without_controls(_BREAKS.sub(" ", text)).strip()


def test_every_sign_that_can_be_printed_is_kept() -> None:
    printed = [chr(code) for code in range(0x110000) if chr(code).isprintable() and not chr(code).isspace()]

    assert without_controls(_BREAKS.sub(" ", "".join(printed))) == "".join(printed)
