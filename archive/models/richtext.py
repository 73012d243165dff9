"""Formatted text by one policy, whoever wrote it: an editor, an import, another program.

Kept are headings, paragraphs, lists, quotations, rules, emphasis, links to other sites,
images of the archive's own, footnotes, and the language and direction of a passage; of
all else the words alone.  Headings are h2 to h4; a page sets them deeper where it must.
A footnote stands where it belongs, as `<span class="footnote">`; who shows the text
numbers it.
"""

import re
from functools import partial
from html import escape, unescape

import nh3
from django.utils.safestring import SafeString
from django.utils.text import normalize_newlines

from .richblocks import ALIASES, BOUNDARIES, TooDeepError, arranged

MOST_TAGS = 10_000
HEADINGS = ("h2", "h3", "h4")
BLOCKS = {"p", *HEADINGS, "ul", "ol", "li", "blockquote", "hr", "img"}
INLINE = {"br", "strong", "em", "u", "s", "sup", "sub", "a", "span"}
TAGS = BLOCKS | INLINE
# By its digest, so that it is found whatever its statement is called.
_IMAGE = re.compile(r"/attachments/[0-9a-f]{64}\Z")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_VALUES = {
    "lang": _LANGUAGE,
    "dir": re.compile(r"(?:ltr|rtl|auto)\Z"),
    "href": _LINK,
    "src": _IMAGE,
    "alt": (_ANY := re.compile(r".*\Z", re.DOTALL)),
    # Which classes there may be is said below.
    "class": _ANY,
    "rel": re.compile(r"noopener\Z"),
    "start": re.compile(r"\d{1,4}\Z"),
}
_PASSAGE = {"lang", "dir"}
_ATTRIBUTES = dict.fromkeys(("p", *HEADINGS, "ul", "li", "blockquote", "span"), _PASSAGE) | {
    "ol": {"start", *_PASSAGE},
    "a": {"href"},
    "img": {"src", "alt"},
}


def _value(_tag: str, name: str, value: str) -> str | None:
    """What stays of an attribute."""
    return value if (allowed := _VALUES.get(name)) and allowed.match(value) else None


_UNREAD = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}
_cleaner = partial(
    nh3.Cleaner,
    clean_content_tags=_UNREAD,
    attribute_filter=_value,
    allowed_classes={"span": {"footnote"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
)
_KEPT = _cleaner(tags=TAGS, attributes=_ATTRIBUTES)
_READ = _cleaner(tags=TAGS | {*ALIASES} | BOUNDARIES, attributes=_ATTRIBUTES)
_TAG = re.compile(r"</?[a-zA-Z]|<!--")
# A text that is not the same twice in so many rounds was written to confuse, as one of so
# many tags was, and leaves its words alone.
_ROUNDS = 8
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def clean(html: str) -> str:
    """The text as the archive keeps it; cleaned again it is the same.  Plain text becomes paragraphs."""
    text = _FORBIDDEN.sub("", html).replace("\r\n", "\n").replace("\r", "\n")
    if not _TAG.search(text):
        return _pass(from_plain(text))
    try:
        return _settled(text)
    except TooDeepError:
        return _pass(from_plain(unescape(re.sub("<[^<>]*>?", " ", text))))


def _settled(text: str) -> str:
    if text.count("<") > MOST_TAGS:
        raise TooDeepError
    for _round in range(_ROUNDS):
        before, text = text, _pass(text)
        if text == before:
            return text
    raise TooDeepError


def _pass(html: str) -> str:
    return _KEPT.clean(arranged(_READ.clean(html))).strip()


_BULLET = re.compile(r"^\s*[•*–-]\s+")


def from_plain(text: str) -> SafeString:
    """Plain text as paragraphs, and lines that open with a bullet as lists; everything escaped."""
    blocks = re.split(r"\n\s*\n", normalize_newlines(text).strip())
    return SafeString("\n".join(_block(block) for block in blocks if block.strip()))


def _block(block: str) -> str:
    lines = block.split("\n")
    if all(_BULLET.match(line) for line in lines):
        items = (f"<li>{escape(_BULLET.sub('', line))}</li>" for line in lines)
        return f"<ul>{''.join(items)}</ul>"
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"
