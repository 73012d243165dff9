"""Text for files in which a line is a line, and for XML, which some signs must not stand in."""

import re

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Without what XML forbids, which nobody sees anyway; lines stay lines."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The same in one line; all that can be seen is kept to the letter."""
    # Of what can be printed only the blank parts words.
    return text.strip() if text.isprintable() else without_controls(_BREAKS.sub(" ", text)).strip()
