"""IN, before sources: the bytes of a document -> its text.  Pure, and without Django.

formats.py     which format the bytes are in, whatever the file is called
encodings.py   bytes -> letters; alphabets.py says which letters go together
plain.py       letters -> plain lines: controls dropped, mojibake undone, losses named
html.py        a page -> lines; page.py leaves menus out, lines.py lays out
structure.py   beside each line the block it stands in, and how its words are set; place.py reads that of the page
package.py     the archive that an Office file is, looked at before it unpacks
word.py        a Word document -> a page
workbook.py    a spreadsheet -> its rows, for what is imported in bulk
pdf.py         a PDF -> lines
bounded.py     runs what can be slow or large in a process of its own, which is `__main__.py`

Django stays out because that process starts in a tenth of a second without it, and has
no business with the database or the secrets.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Limits:
    characters: int
    pdf_pages: int
    unpacked_bytes: int
    memory_bytes: int
    seconds: int
    # Of a spreadsheet.
    rows: int = 0


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to tell the editor, not yet in words; `line` counts from 1."""

    code: str
    line: int | None = None
    words: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """A text, and what the document says of itself."""

    text: str
    encoding: str = ""
    language: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    # Of the text's lines, as `structure.py` writes it; empty where none is known.
    structure: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class RefusedError(Exception):
    """A document that cannot be read; the code says why, `sources` has the words."""

    def __init__(self, code: str, **words: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.words = words
