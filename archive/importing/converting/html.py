"""A page -> lines, as a reader sees them.  Nothing in it is run, and nothing is fetched."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from . import Conversion
from .lines import NEW_LINE, NEW_PARAGRAPH, Lines
from .page import is_without_text, text_part
from .place import Place
from .structure import LaidLine, corrected, written
from .tree import Skip, steps

_LINES = frozenset({"caption", "dd", "dt", "figcaption", "legend", "li", "option", "summary", "tr"})
_PARAGRAPHS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "ul",
    }
)
_CELLS = frozenset({"td", "th"})
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_BLOCKS = _LINES | _PARAGRAPHS | _LISTS
_DEEPEST_INDENT = 8
_DEEPEST_TABLE = 20
_FORMATTING = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE)
_SMALL_PAGE = 64_000
_LIGHT_FORMATTING = 50_000


def is_light(page: str) -> bool:
    """Whether a page is read at once, whatever is in it.

    Parsing is not linear: depth, attributes and formatting that is never closed each cost
    the square.  Below these bounds that is a second or two at worst;
    all else is read in a process with bounds of its own.
    """
    return len(page) <= _SMALL_PAGE and len(_FORMATTING.findall(page)) * page.count("<") <= _LIGHT_FORMATTING


def convert_page(page: str) -> Conversion:
    parser = LexborHTMLParser(page)
    body = parser.body or parser.root
    if body is None:
        return Conversion(text="")
    root, is_left_out = text_part(body)
    return replace(
        _laid_out(lay_out(root, is_left_out)),
        language=_attribute(parser, "html", "lang") or _attribute(parser, "html", "xml:lang"),
        title=_content(parser, "og:title") or _title(parser),
        published=_published(parser),
        url=_attribute(parser, "link[rel=canonical]", "href") or _content(parser, "og:url"),
    )


def convert_fragment(fragment: str) -> Conversion:
    """HTML that a converter made: nothing to leave out, and every blank was written."""
    body = LexborHTMLParser(fragment).body
    return Conversion(text="") if body is None else _laid_out(lay_out(body, is_without_text, keeps_blanks=True))


def _laid_out(lines: Sequence[LaidLine]) -> Conversion:
    lines = [corrected(line, _without_soft_hyphens(line.text), _without_soft_hyphens) for line in lines]
    return Conversion(text="\n".join(line.text for line in lines), structure=written(lines))


def lay_out(root: LexborNode, is_left_out: Skip, *, keeps_blanks: bool = False) -> list[LaidLine]:
    layout = _Layout(verbatim=int(keeps_blanks))
    for node, entering in steps(root, is_left_out):
        if node.tag == "-text":
            if entering:
                layout.write(node.text_content or "")
        elif entering:
            layout.enter(node)
        else:
            layout.leave(node)
    return layout.lines.finish()


@dataclass
class _List:
    """A list under way; `number` is the next entry's, None for bullets."""

    number: int | None
    step: int = 1

    def marker(self) -> str:
        if self.number is None:
            return "• "
        written, self.number = self.number, self.number + self.step
        return f"{written}. "


@dataclass
class _Layout:
    """Where the text goes: the lines, and for cells the lines of the cell."""

    verbatim: int = 0
    place: Place = field(default_factory=Place)
    lines: Lines = field(init=False)
    lists: list[_List] = field(default_factory=list)
    outside: list[Lines] = field(default_factory=list)
    rows: list[list[list[LaidLine]]] = field(default_factory=list)
    entries: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = Lines(self.place)

    def write(self, text: str) -> None:
        if self.verbatim:
            self.lines.write_verbatim(text)
        else:
            self.lines.write(text)

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self.place.enter(node, is_block=tag in _BLOCKS)
        if tag == "br":
            self.lines.break_line()
        elif tag in _CELLS and self.rows:
            self.outside.append(self.lines)
            # Each level copies the lines of those below: past any real page they stay together.
            self.lines = Lines(self.place) if len(self.outside) < _DEEPEST_TABLE else self.lines
        else:
            self._part(tag)
            self._open(tag, node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _CELLS and self.rows:
            cell, self.lines = self.lines, self.outside.pop()
            if cell is self.lines:
                self.lines.part(NEW_LINE)
            else:
                self.rows[-1].append(cell.finish())
        elif tag != "br":
            self._close(tag)
            self._part(tag)
        self.place.leave()

    def _part(self, tag: str) -> None:
        if tag in _LINES:
            self.lines.part(NEW_LINE)
        elif tag in _PARAGRAPHS:
            self.lines.part(NEW_PARAGRAPH)

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag in _LISTS:
            self.lists.append(_list(tag, node))
        elif tag == "li":
            self._open_entry(node)
        elif tag == "tr":
            self.rows.append([])
        elif tag == "pre":
            self.verbatim += 1

    def _open_entry(self, node: LexborNode) -> None:
        entries = self.lists[-1] if self.lists else _List(None)
        if entries.number is not None:
            entries.number = _whole_number(node.attributes.get("value"), entries.number)
        indent = "  " * min(max(len(self.lists), 1), _DEEPEST_INDENT)
        marker = indent + entries.marker()
        self.entries.append((self.lines.indent, self.lines.tight))
        self.lines.indent, self.lines.tight = " " * len(marker), True
        self.lines.lead(marker)

    def _close(self, tag: str) -> None:
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "li" and self.entries:
            self.lines.part(NEW_LINE)
            self.lines.lead("")
            self.lines.indent, self.lines.tight = self.entries.pop()
        elif tag == "tr" and self.rows:
            self._write_row(self.rows.pop())
        elif tag == "pre":
            self.lines.part(NEW_PARAGRAPH)
            self.verbatim -= 1

    def _write_row(self, cells: list[list[LaidLine]]) -> None:
        """One line; but cells of several lines are a page's columns, and stay as they are."""
        if all(len(cell) <= 1 for cell in cells):
            if any(cells):
                self.lines.write_row([cell[0] if cell else LaidLine() for cell in cells])
            return
        for cell in filter(None, cells):
            self.lines.part(NEW_PARAGRAPH)
            for line in cell:
                self.lines.write_line(line)


def _list(tag: str, node: LexborNode) -> _List:
    if tag != "ol":
        return _List(None)
    attributes = node.attributes
    if "reversed" in attributes:
        entries = sum(1 for child in node.iter() if child.tag == "li")
        return _List(_whole_number(attributes.get("start"), entries), step=-1)
    return _List(_whole_number(attributes.get("start"), 1))


def _whole_number(written: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*([+-]?[0-9]{1,6})\s*", written or "")
    return int(found[1]) if found else otherwise


def _without_soft_hyphens(text: str) -> str:
    return text.replace("\u00ad", "")


def _attribute(parser: LexborHTMLParser, selector: str, name: str) -> str:
    node = parser.css_first(selector)
    return (node.attributes.get(name) or "").strip() if node is not None else ""


def _content(parser: LexborHTMLParser, name: str) -> str:
    return _attribute(parser, f'meta[property="{name}"], meta[name="{name}"]', "content")


def _title(parser: LexborHTMLParser) -> str:
    node = parser.css_first("head title")
    return node.text() if node is not None else ""


def _published(parser: LexborHTMLParser) -> str:
    names = ("article:published_time", "datePublished", "DC.date", "dcterms.date", "date")
    written: list[Callable[[], str]] = [lambda name=name: _content(parser, name) for name in names]  # type: ignore[misc]
    return next(filter(None, (read() for read in written)), "") or _attribute(parser, "time[datetime]", "datetime")
