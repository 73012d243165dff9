"""Which format a document is in: by its content, for a name can be wrong."""

import re
from enum import StrEnum

from . import RefusedError


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


# What a name's ending promises.  Other endings promise nothing that could be wrong.
PROMISED = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
}
# Formats that are never read, though the content under such a name may be.
UNREAD_ENDINGS = {".doc", ".rtf", ".odt", ".png", ".jpg", ".jpeg", ".gif", ".zip", ".exe"}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00")

# What comes before a page's first tag: blanks, a declaration, comments.
_PREAMBLE = re.compile(r"(?:\s+|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(p|div|ul|ol|table|main|article|section|blockquote|pre|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(
    r"<(?:a|article|b|blockquote|br|center|div|em|font|footer|h[1-6]|header|hr|i|img|li|main|nav|ol|p|pre|section"
    r"|span|strong|table|td|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_PREAMBLE_READ = 20_000


def packaged_format(data: bytes) -> Format | None:
    """The format that the first bytes give away; None for what may be text."""
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-") or _is_late_pdf(head, data):
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX
    _refuse_known(head, data)
    return None


def _is_late_pdf(head: bytes, data: bytes) -> bool:
    """Some servers put a few bytes before the document, and readers bear with it."""
    return b"%PDF-" in head and b"%%EOF" in data[-2048:]


def _refuse_known(head: bytes, data: bytes) -> None:
    if head.startswith(_OLE):
        raise RefusedError("encrypted" if _ENCRYPTED_OFFICE in data else "old_word")
    if head.lstrip().startswith(rb"{\rtf"):
        raise RefusedError("rtf")
    if head.startswith(_PICTURES):
        raise RefusedError("picture")
    if head.startswith(_PACKED):
        raise RefusedError("packed")
    if b"MIME-Version:" in head and b"multipart/related" in data[:4096]:
        raise RefusedError("web_archive")


def text_format(text: str, ending: str) -> Format:
    """Whether letters are a page or plain text: a tag within plain text stays as it is."""
    at = _after_preamble(text)
    if _PAGE.match(text, at) or _starts_with_block(text, at):
        return Format.HTML
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return _xml_format(text)
    if PROMISED.get(ending) == Format.HTML and _ANY_TAG.search(text):
        return Format.HTML
    return Format.TEXT


def _after_preamble(text: str) -> int:
    preamble = _PREAMBLE.match(text, 0, _PREAMBLE_READ)
    return preamble.end() if preamble else 0


def _starts_with_block(text: str, at: int) -> bool:
    block = _BLOCK.match(text, at)
    return block is not None and f"</{block[1].lower()}" in text.lower()


def _xml_format(text: str) -> Format:
    if re.search(r"<(?:\w+:)?html\b", text[:_PREAMBLE_READ], re.IGNORECASE):
        return Format.HTML
    raise RefusedError("xml")
