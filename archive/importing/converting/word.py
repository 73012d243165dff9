"""A Word document -> a page -> lines; but first a look into the archive that it is."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth  # type: ignore[import-untyped]  # it has none

from . import Conversion, Limits, RefusedError
from .html import convert_fragment

_MAIN_PART = re.compile(r"word/document\d*\.xml")
_READ_PARTS = (".xml", ".rels")
_MOST_MEMBERS = 5_000
# XML packs well, but not better than this; small documents may, for they cost nothing.
_HIGHEST_RATIO = 200
_SMALL_TEXT = 10_000_000


def convert_word(data: bytes, limits: Limits) -> Conversion:
    try:
        with ZipFile(BytesIO(data)) as package:
            _check(package, len(data), limits)
            parts = dict(_parts(package))
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError("damaged") from error
    page = mammoth.convert_to_html(
        _repacked(parts), convert_image=mammoth.images.img_element(_no_picture), external_file_access=False
    ).value
    core = parts.get("docProps/core.xml", b"")
    return Conversion(
        text=convert_fragment(page),
        title=_property(core, "title"),
        language=_property(core, "language") or _written_language(parts),
    )


def _check(package: ZipFile, packed: int, limits: Limits) -> None:
    members = package.infolist()
    names = {member.filename for member in members}
    if len(members) > _MOST_MEMBERS:
        raise RefusedError("unpacks_too_large")
    _refuse_others(package, names)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("encrypted")
    # No member unpacks to more than it declares: zipfile stops there.
    unpacked = sum(member.file_size for member in members)
    if unpacked > min(limits.unpacked_bytes, max(_SMALL_TEXT, _HIGHEST_RATIO * packed)):
        raise RefusedError("unpacks_too_large")


def _refuse_others(package: ZipFile, names: set[str]) -> None:
    if any(_MAIN_PART.fullmatch(name) for name in names):
        return
    if "mimetype" in names and package.read(_small(package, "mimetype")).startswith(b"application/vnd.oasis"):
        raise RefusedError("opendocument")
    raise RefusedError("other_office" if "[Content_Types].xml" in names else "zip_archive")


def _small(package: ZipFile, name: str) -> ZipInfo:
    member = package.getinfo(name)
    if member.file_size > 1000 or member.flag_bits & 1:
        raise RefusedError("zip_archive")
    return member


def _parts(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The XML of the document, each part looked at; pictures and the rest stay behind."""
    for member in package.infolist():
        if member.filename.endswith(_READ_PARTS):
            part = package.read(member)
            _refuse_declarations(part)
            yield member.filename, part


def _refuse_declarations(part: bytes) -> None:
    """No part of a Word document declares a type or entities; bombs and spies do.

    Asked of the parser that reads it afterwards, which knows every encoding that
    could hide a declaration from a search.
    """

    def refuse(*_declaration: object) -> None:
        raise RefusedError("forbidden_xml")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(part, True)  # noqa: FBT003 - has no other way to say that this is all
    except expat.ExpatError as error:
        raise RefusedError("damaged") from error


def _repacked(parts: dict[str, bytes]) -> BytesIO:
    clean = BytesIO()
    with ZipFile(clean, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    clean.seek(0)
    return clean


def _no_picture(_image: object) -> dict[str, str]:
    return {}


def _property(core: bytes, name: str) -> str:
    found = re.search(rf"<dc:{name}(?:\s[^>]*)?>([^<]*)<".encode(), core)
    return unescape(found[1].decode("utf-8", "replace")).strip() if found else ""


def _written_language(parts: dict[str, bytes]) -> str:
    found = re.search(rb'<w:lang\s[^>]*w:val="([^"]*)"', parts.get("word/styles.xml", b""))
    return found[1].decode("utf-8", "replace") if found else ""
