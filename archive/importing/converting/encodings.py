"""Bytes -> letters: by a mark, by being right, by declaration, and last by a guess."""

import codecs
import re
import unicodedata
from collections import Counter
from itertools import pairwise

from . import Finding, RefusedError
from .alphabets import ALPHABETS, TYPOGRAPHY

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The likelier first: between equals the first is taken.
_USUAL = (
    *("windows-1252", "windows-1250", "windows-1254", "windows-1255", "windows-1251", "windows-1253", "windows-1256"),
    *("koi8-r", "cp866", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-6", "iso-8859-15"),
    *("koi8-u", "windows-1257", "mac-roman", "mac-cyrillic", "mac-latin2", "mac-greek", "mac-turkish"),
    *("cp850", "cp852", "cp857", "cp737"),
)
# What browsers take a declaration for: these names have long meant the wider encoding.
_WIDER = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python knows codecs that are no encodings of text, or that hide ASCII: not by declaration.
_DECLARABLE = re.compile(r"cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_jp|utf-8|utf-16(-[lb]e)?")
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_BEYOND_ASCII = bytes(range(128, 256))
_FIRST_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_HEAD = 4096
_SAMPLE = 4000
_GOOD_GUESS = 0.75

_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s.,:;/()'’`´&@+\x2d-](?=[^\W\d_])")
# Two alphabets in one word.
_MIXED_WORD = re.compile(r"[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
# Hebrew letters that only end a word: within one they were Russian or Greek.
_END_WITHIN_WORD = re.compile(r"[ךםןףץ](?=[א-ת])")


def decode(data: bytes) -> tuple[str, str, tuple[Finding, ...]]:
    """The letters, the encoding, and what to tell about it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, ()
    encoding = _certain(data)
    if encoding:
        return data.decode(encoding, "replace"), encoding, ()
    encoding = _guessed(_sample(data))
    guess = Finding(code="encoding_guessed", words={"encoding": encoding})
    return data.decode(encoding, "replace"), encoding, (guess,)


def _certain(data: bytes) -> str:
    if b"\0" in data:
        _refuse_binary(data)
        return _wide_encoding(data) or _nul_ridden(data)
    if _is(data, "utf-8"):
        return "utf-8"
    declared = _declared(data)
    if declared not in {"", "utf-8"} and _is(data, declared):
        return declared
    return "utf-8" if _is_mostly_utf8(data) else ""


def _refuse_binary(data: bytes) -> None:
    """Programs give themselves away before any costly look."""
    if data.startswith((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"SQLite format 3\0")):
        raise RefusedError("not_text")


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark: the byte order that gives blanks and ASCII, and no nonsense."""
    scores = {encoding: _wide_score(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] else ""


def _wide_score(data: bytes, encoding: str) -> int:
    text = data[: len(data) // 2 * 2].decode(encoding, "replace")
    if "\0" in text or "\ufffd" in text:
        return 0
    sample = text[:_SAMPLE]
    if any(unicodedata.category(letter) in {"Cc", "Cn", "Co"} for letter in sample if letter not in "\t\n\r\f\v"):
        return 0
    return sum(letter.isascii() for letter in sample)


def _nul_ridden(data: bytes) -> str:
    """A text with a few stray NULs is still a text."""
    if data.count(b"\0") * 50 > max(len(data), 100):
        raise RefusedError("not_text")
    return _certain(data.replace(b"\0", b""))


def _declared(data: bytes) -> str:
    found = _DECLARATION.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    wider = codecs.lookup(_WIDER.get(name, name)).name if name else ""
    return _public_name(wider) if _DECLARABLE.fullmatch(wider) else ""


def _public_name(codec: str) -> str:
    """The name as people know it: windows-1251, not cp1251."""
    name = re.sub(r"^cp(125\d|874)$", r"windows-\1", codec)
    return re.sub(r"^iso8859", "iso-8859", name)


def _is_mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken letters: four right ones to each that is broken."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond_ascii = len(text) - len(data.translate(None, _BEYOND_ASCII))
    return beyond_ascii - lost >= 4 * lost


def _sample(data: bytes) -> bytes:
    """The lines that have letters beyond ASCII, as far as a guess needs them."""
    first = _FIRST_BEYOND_ASCII.search(data)
    start = max(first.start() - 100, 0) if first else 0
    lines = data[start : start + 100 * _SAMPLE].replace(b"\0", b"").splitlines()
    return b"\n".join(line for line in lines if not line.isascii())[:_SAMPLE]


def _guessed(sample: bytes) -> str:
    """The usual encoding whose letters go together best; charset-normalizer for the rest.

    By itself charset-normalizer takes most short Spanish for windows-1250 and Turkish
    for windows-1257, which turns ñ into ń: names would be wrong.
    """
    scores = {encoding: _likeness(sample, encoding) for encoding in _USUAL}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _GOOD_GUESS else _guessed_by_library(sample) or best


def _guessed_by_library(sample: bytes) -> str:
    # Rarely needed, so not loaded with the module.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return _public_name(codecs.lookup(best.encoding).name) if best else ""


def _likeness(sample: bytes, encoding: str) -> float:
    """At most 1: every sign beyond ASCII is a letter of one language, and well placed."""
    text = sample.decode(encoding, "replace")
    signs = Counter(letter for letter in text if not letter.isascii())
    typography = sum(count for sign, count in signs.items() if sign in TYPOGRAPHY)
    fitting = max(_fitting(signs, alphabet) for alphabet in ALPHABETS.values()) + typography
    return (fitting - 2 * _misplaced(text)) / max(signs.total(), 1)


def _fitting(signs: Counter[str], alphabet: frozenset[str]) -> int:
    return sum(count for sign, count in signs.items() if sign in alphabet and sign not in TYPOGRAPHY)


def _misplaced(text: str) -> int:
    """What a wrong encoding looks like."""
    signs = sum(not found[0].isascii() for found in _SIGN_IN_WORD.finditer(text))
    return signs + len(_MIXED_WORD.findall(text)) + _broken_case(text) + len(_END_WITHIN_WORD.findall(text))


def _broken_case(text: str) -> int:
    """Capitals after small letters."""
    return sum(
        before.islower() and after.isupper() and not (before + after).isascii() for before, after in pairwise(text)
    )
