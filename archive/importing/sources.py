"""IN, first step: bytes -> text in numbered lines.  How is told in `converting`."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings

from archive.importing.document import Problem

from .converting import Conversion, Finding, Limits, RefusedError
from .converting.bounded import convert_bounded
from .converting.encodings import decode
from .converting.formats import PROMISED, UNREAD_ENDINGS, Format, packaged_format, text_format
from .converting.html import convert_page, is_light
from .converting.plain import tidy
from .wording import in_words

_LONGEST_NAME = 255
_LONGEST_HINT = 500
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, kw_only=True)
class Source:
    """The text of a document, as its lines are numbered for the editor.

    The text has "\\n" line ends and no other control character than the tab; it is not
    normalised, so that names stay to the letter.  Language, title, date and address are
    what the file says of itself: hints, no more.
    """

    name: str
    format: str
    text: str
    sha256: str
    encoding: str = ""
    language: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    # Of the text's lines, as `converting.structure` writes it.
    structure: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class UnreadableError(Exception):
    """A document that cannot be read; the message says what to do about it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def read_source(data: bytes, name: str) -> Source:
    """Raises `UnreadableError`, and nothing else, whatever the bytes are."""
    name = harmless_name(name)
    try:
        form, conversion = _read(data, PurePosixPath(name).suffix.lower())
    except RefusedError as refused:
        raise UnreadableError(refused.code, in_words(refused.code, refused.words)) from refused
    return Source(
        name=name,
        format=form,
        text=conversion.text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=conversion.encoding,
        language=conversion.language if _LANGUAGE.fullmatch(conversion.language) else "",
        title=_hint(conversion.title),
        published=_hint(conversion.published),
        url=_address(conversion.url),
        structure=conversion.structure,
        problems=tuple(_problem(finding) for finding in conversion.findings),
    )


def harmless_name(name: str) -> str:
    """The name alone, without its path and without signs that could mislead an eye or a program."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(sign for sign in last if unicodedata.category(sign) not in _UNSAFE_CATEGORIES).strip(" .")
    ending = PurePosixPath(visible).suffix[:20]
    return visible if len(visible) <= _LONGEST_NAME else visible[: _LONGEST_NAME - len(ending)] + ending


def _read(data: bytes, ending: str) -> tuple[Format, Conversion]:
    if len(data) > settings.IMPORT_MAX_BYTES:
        raise RefusedError("too_large", megabytes=settings.IMPORT_MAX_BYTES // 1_000_000)
    if not data.strip():
        raise RefusedError("empty")
    form = packaged_format(data)
    form, conversion = (form, convert_bounded(form, data, _limits())) if form else _read_text(data, ending)
    _refuse_too_long(conversion.text)
    conversion = tidy(conversion)
    if not conversion.text.strip():
        raise RefusedError("no_text")
    return form, _with_findings(conversion, *_mismatch(form, ending))


def _read_text(data: bytes, ending: str) -> tuple[Format, Conversion]:
    letters, encoding, findings = decode(data)
    form = text_format(letters, ending)
    conversion = _page(letters) if form == Format.HTML else Conversion(text=letters)
    return form, _with_findings(replace(conversion, encoding=encoding), *findings)


def _refuse_too_long(text: str) -> None:
    if len(text) > settings.IMPORT_MAX_TEXT_CHARACTERS:
        raise RefusedError("too_long", most=settings.IMPORT_MAX_TEXT_CHARACTERS)


def _page(page: str) -> Conversion:
    """Here if it is sure to be quick, which small pages are; in bounds if not."""
    return convert_page(page) if is_light(page) else convert_bounded(Format.HTML, page.encode(), _limits())


def _with_findings(conversion: Conversion, *findings: Finding) -> Conversion:
    return replace(conversion, findings=(*findings, *conversion.findings))


def _mismatch(form: Format, ending: str) -> tuple[Finding, ...]:
    promised = PROMISED.get(ending)
    if ending not in UNREAD_ENDINGS and promised in {None, form}:
        return ()
    return (Finding(code="wrong_ending", words={"ending": ending, "format": form}),)


def _limits() -> Limits:
    return Limits(
        characters=settings.IMPORT_MAX_TEXT_CHARACTERS,
        pdf_pages=settings.IMPORT_MAX_PDF_PAGES,
        unpacked_bytes=settings.IMPORT_MAX_UNPACKED_BYTES,
        memory_bytes=settings.IMPORT_MAX_MEMORY_BYTES,
        seconds=settings.IMPORT_TIMEOUT_SECONDS,
    )


def _problem(finding: Finding) -> Problem:
    return Problem(code=finding.code, message=in_words(finding.code, finding.words), line=finding.line)


def _hint(written: str) -> str:
    """One line of visible letters."""
    visible = "".join(sign for sign in " ".join(written.split()) if unicodedata.category(sign) not in {"Cc", "Cs"})
    return visible[:_LONGEST_HINT]


def _address(written: str) -> str:
    """A hint that is shown as a link, so nothing but a web address."""
    address = _hint(written)
    return address if re.fullmatch(r"https?://[^\s<>\"']+", address) and len(address) < _LONGEST_HINT else ""
