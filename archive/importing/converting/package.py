"""The archive that an Office file is: looked at before anything unpacks, its parts before any is read."""

from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from . import Limits, RefusedError

_READ_PARTS = (".xml", ".rels")
_MOST_MEMBERS = 5_000
# XML packs well, but not better than this; small documents may, for they cost nothing.
_HIGHEST_RATIO = 200
_SMALL_TEXT = 10_000_000


def refuse_crowded(package: ZipFile) -> None:
    if len(package.infolist()) > _MOST_MEMBERS:
        raise RefusedError("unpacks_too_large")


def refuse_heavy(package: ZipFile, packed: int, limits: Limits) -> None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("encrypted")
    # No member unpacks to more than it declares: zipfile stops there.
    unpacked = sum(member.file_size for member in members)
    if unpacked > min(limits.unpacked_bytes, max(_SMALL_TEXT, _HIGHEST_RATIO * packed)):
        raise RefusedError("unpacks_too_large")


def parts(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The XML of the document, each part looked at; pictures and the rest stay behind."""
    for member in package.infolist():
        if member.filename.endswith(_READ_PARTS):
            part = package.read(member)
            _refuse_declarations(part)
            yield member.filename, part


def _refuse_declarations(part: bytes) -> None:
    """No part of an Office document declares a type or entities; bombs and spies do.

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


def repacked(checked: dict[str, bytes]) -> BytesIO:
    clean = BytesIO()
    with ZipFile(clean, "w") as package:
        for name, part in checked.items():
            package.writestr(name, part)
    clean.seek(0)
    return clean
