"""Formatted text as a string in which every tag is one sign, so that tags are compared as words are; pure."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"br", "hr", "img"}
PARAGRAPHS = {"p", "h2", "h3", "h4"}
_BLOCKS = {*PARAGRAPHS, "li", "ul", "ol", "blockquote", *VOID}
# Signs that no alphabet uses, one for each tag.
_FIRST, _LAST = "\U000f0000", "\U000ffffd"
SIGN = re.compile(f"([{_FIRST}-{_LAST}])")
# What one way of writing an entry has more than another, and nobody sees.
_ENTRY = re.compile(r"(<li[^<>]*>)<p>((?:(?!</?(?:p|li|ul|ol)\b).)*)</p>", re.DOTALL)


@dataclass(frozen=True)
class Tag:
    name: str
    html: str

    @property
    def is_end(self) -> bool:
        return self.html.startswith("</")

    @property
    def is_void(self) -> bool:
        return self.name in VOID


class Signs(HTMLParser):
    """The same tag is the same sign in all texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.places: dict[Tag, int] = {}
        self.written: list[str] = []

    def of(self, html: str) -> str:
        self.reset()
        self.written = []
        self.feed(_ENTRY.sub(r"\1\2", html))
        self.close()
        return "".join(self.written)

    def tag(self, sign: str) -> Tag:
        return self.tags[ord(sign) - ord(_FIRST)]

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(Tag(name, self.get_starttag_text() or ""))

    def handle_endtag(self, name: str) -> None:
        self._write(Tag(name, f"</{name}>"))

    def handle_data(self, data: str) -> None:
        self.written.append(SIGN.sub("\ufffd", data))

    def _write(self, tag: Tag) -> None:
        place = self.places.setdefault(tag, len(self.tags))
        self.tags += [tag] if place == len(self.tags) else []
        self.written.append(chr(ord(_FIRST) + place))


class ReadSigns(Signs):
    """With the spaces that a reader sees, and each block on a line of its own."""

    def reset(self) -> None:
        super().reset()
        # A space belongs to the word behind it, and stands within the tags that begin there.
        self.space = ""

    def handle_data(self, data: str) -> None:
        text = SIGN.sub("\ufffd", re.sub(r"[ \t\n\r\f]+", " ", data))
        is_between_blocks = text == " " and (not self.written or self.written[-1].endswith("\n"))
        words = text.removesuffix(" ")
        self.written += [] if is_between_blocks else [self.space + words]
        self.space = "" if is_between_blocks else text[len(words) :]

    def _write(self, tag: Tag) -> None:
        if tag.is_end or tag.name in _BLOCKS:
            self.written.append(self.space)
            self.space = ""
        super()._write(tag)
        if tag.name in _BLOCKS and (tag.is_end or tag.is_void):
            self.written.append("\n")
