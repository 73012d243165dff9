"""A Word document -> a page -> lines; but first a look into the archive that it is."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth  # type: ignore[import-untyped]  # it has none

from . import Conversion, Limits, RefusedError
from .html import convert_fragment
from .package import parts, refuse_crowded, refuse_heavy, repacked

_MAIN_PART = re.compile(r"word/document\d*\.xml")
# Beside mammoth's own, which know headings, emphasis and lists.
_STYLES = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
u => u
"""


def convert_word(data: bytes, limits: Limits) -> Conversion:
    try:
        with ZipFile(BytesIO(data)) as package:
            _check(package, len(data), limits)
            found = dict(parts(package))
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError("damaged") from error
    page = mammoth.convert_to_html(
        repacked(found),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(_no_picture),
        external_file_access=False,
    ).value
    core = found.get("docProps/core.xml", b"")
    return replace(
        convert_fragment(page),
        title=_property(core, "title"),
        language=_property(core, "language") or _written_language(found),
    )


def _check(package: ZipFile, packed: int, limits: Limits) -> None:
    refuse_crowded(package)
    _refuse_others(package, {*package.namelist()})
    refuse_heavy(package, packed, limits)


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


def _no_picture(_image: object) -> dict[str, str]:
    return {}


def _property(core: bytes, name: str) -> str:
    found = re.search(rf"<dc:{name}(?:\s[^>]*)?>([^<]*)<".encode(), core)
    return unescape(found[1].decode("utf-8", "replace")).strip() if found else ""


def _written_language(parts: dict[str, bytes]) -> str:
    found = re.search(rb'<w:lang\s[^>]*w:val="([^"]*)"', parts.get("word/styles.xml", b""))
    return found[1].decode("utf-8", "replace") if found else ""
