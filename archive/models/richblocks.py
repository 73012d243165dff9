"""The blocks of a formatted text put in order: every word in one, other sites' elements as ours."""

import re
from html import escape
from html.parser import HTMLParser

# Other names of what the archive keeps.
ALIASES = {"h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "strike": "s", "del": "s", "cite": "em"}
# Elements of which nothing stays but that what they hold is a paragraph of its own.
BOUNDARIES = {
    *("div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "pre", "address"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "dt", "dd", "center"),
}
_BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "hr", "img", "li"}
_AROUND = {*BOUNDARIES, "blockquote"}
VOID = {"br", "hr", "img"}
# No document is deeper; what is would take time without end.
DEEPEST = 40
_EMPTY = re.compile(r"<(p|h2|h3|h4|li|ul|ol|blockquote|span|strong|em|u|s|sup|sub|a)(?: [^<>]*)?>\s*</\1>")


class TooDeepError(ValueError):
    """Elements in elements beyond all that a person writes."""


def arranged(html: str) -> str:
    """Of sanitised HTML, which is well formed; raises `TooDeepError`."""
    blocks = _Blocks()
    blocks.feed(html)
    blocks.close()
    blocks.end_paragraph()
    text, before = "".join(blocks.written), ""
    while text != before:
        before, text = text, _EMPTY.sub("", text)
    return text


def tag(name: str, attributes: list[tuple[str, str | None]]) -> str:
    shown = "".join(f' {key}="{escape(value or "")}"' for key, value in attributes)
    return f"<{name}{shown}>"


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        # What is open, each as it was written; nothing for an element that leaves none.
        self.open: list[tuple[str, str]] = []
        self.is_in_paragraph = False

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        known = ALIASES.get(name, name)
        if known in BOUNDARIES:
            self._part()
        elif known in _BLOCKS or known in _AROUND:
            self.end_paragraph()
        elif not self._is_in_block():
            self.begin_paragraph()
        if known == "img" and "src" not in dict(attrs):
            return
        kept = "" if known in BOUNDARIES or _says_nothing(known, attrs) else tag(known, attrs)
        self.written.append(kept)
        if known not in VOID:
            self.open.append((name, f"</{known}>" if kept else ""))
        if len(self.open) > DEEPEST:
            raise TooDeepError

    def handle_endtag(self, name: str) -> None:
        if name in _AROUND:
            self.end_paragraph()
        if self.open and self.open[-1][0] == name:
            self.written.append(self.open.pop()[1])
        if name in BOUNDARIES:
            self._part()

    def handle_data(self, data: str) -> None:
        if self._is_in_block():
            self.written.append(escape(data, quote=False))
            return
        for number, part in enumerate(re.split(r"\n[^\S\n]*\n\s*", data)):
            if number and not self._is_inline():
                self.end_paragraph()
            if part.strip() or self.is_in_paragraph:
                self.begin_paragraph()
                self.written.append(escape(part, quote=False))

    def begin_paragraph(self) -> None:
        if not self.is_in_paragraph:
            self.written.append("<p>")
            self.is_in_paragraph = True

    def end_paragraph(self) -> None:
        if self.is_in_paragraph and not self._is_in_block() and not self._is_inline():
            self.written.append("</p>")
            self.is_in_paragraph = False

    def _part(self) -> None:
        """Where a part begins or ends: a paragraph, or a line where that cannot be."""
        if self._is_in_block() or self._is_inline():
            self.written.append("<br>")
        self.end_paragraph()

    def _is_in_block(self) -> bool:
        return any(ALIASES.get(name, name) in _BLOCKS for name, _ in self.open)

    def _is_inline(self) -> bool:
        return any(name not in _AROUND for name, _ in self.open)


def _says_nothing(name: str, attrs: list[tuple[str, str | None]]) -> bool:
    return (name == "span" and not attrs) or (name == "a" and "href" not in dict(attrs))
