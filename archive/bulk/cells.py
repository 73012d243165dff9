"""A value as the text in a cell, which no spreadsheet takes for a formula."""

import re
from typing import Any

# What a spreadsheet takes for a formula, in the wide signs of East Asia too.  An
# apostrophe in front says that it is text; one more where apostrophes stand already, so
# that each value comes back as it was.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")

YES, NO = "yes", "no"


def as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return " ".join(map(as_text, value))
        case _:
            return str(value)


def guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
