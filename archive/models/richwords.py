"""Formatted text, as it was cleaned, read: as plain words, and as a page shows it."""

import re
from html import escape
from html.parser import HTMLParser

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from .richblocks import VOID, tag

_DEEPEST_HEADING = 6
_HEADING = re.compile(r"h([2-6])\Z")


class _Notes(HTMLParser):
    """Footnotes numbered in their places, and apart from the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.notes: list[list[str]] = []
        self.open: list[bool] = []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        is_note = ("class", "footnote") in attrs and not any(self.open)
        if is_note:
            self.notes.append([])
            self.text.append(self.reference(len(self.notes)))
        else:
            self._write(self.begin(name, attrs))
        if name not in VOID:
            self.open.append(is_note)

    def handle_endtag(self, name: str) -> None:
        if not self.open.pop():
            self._write(self.end(name))

    def handle_data(self, data: str) -> None:
        self._write(self.words(data))

    def _write(self, written: str) -> None:
        (self.notes[-1] if any(self.open) else self.text).append(written)

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()

    def reference(self, number: int) -> str:
        raise NotImplementedError

    def begin(self, name: str, attrs: list[tuple[str, str | None]]) -> str:
        raise NotImplementedError

    def end(self, name: str) -> str:
        raise NotImplementedError

    def words(self, data: str) -> str:
        raise NotImplementedError


class _Words(_Notes):
    def __init__(self) -> None:
        super().__init__()
        self.lists: list[int | None] = []

    def reference(self, number: int) -> str:
        return f"[{number}]"

    def begin(self, name: str, attrs: list[tuple[str, str | None]]) -> str:
        if name in {"ul", "ol"}:
            self.lists.append(int(dict(attrs).get("start") or 1) if name == "ol" else None)
            return "" if len(self.lists) > 1 else "\n\n"
        if name == "li":
            return ("" if self._is_at_line_start() else "\n") + self._mark()
        if name == "img":
            return f"\n\n{dict(attrs).get('alt') or ''}\n\n"
        if name == "br":
            return "\n"
        return self._gap(name)

    def end(self, name: str) -> str:
        if name in {"ul", "ol"} and self.lists:
            self.lists.pop()
            return "" if self.lists else "\n\n"
        return self._gap(name)

    def words(self, data: str) -> str:
        return re.sub(r"[ \t\n\f\r]+", " ", data)

    def _gap(self, name: str) -> str:
        if name not in {"p", "blockquote", "hr"} and not _HEADING.match(name):
            return ""
        return "\n" if self.lists else "\n\n"

    def _is_at_line_start(self) -> bool:
        return bool(self.text) and next(filter(None, reversed(self.text)), "").endswith("\n")

    def _mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number}. "


def plain_words(html: str) -> str:
    """The words, with blank lines between paragraphs, entries of lists below each other, footnotes at the end."""
    words = _Words()
    words.read(html)
    notes = [f"[{number}] {_tidy(''.join(note))}" for number, note in enumerate(words.notes, 1)]
    return "\n\n".join(filter(None, [_tidy("".join(words.text)), *notes]))


def _tidy(text: str) -> str:
    lines = re.sub(r" *\n *", "\n", text).replace("•\n", "• ")
    lines = re.sub(r"^(•|\d+\.) *\n+", r"\1 ", lines, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip(" \n")


class _Page(_Notes):
    def __init__(self, prefix: str, deeper: int) -> None:
        super().__init__()
        self.prefix, self.deeper = prefix, deeper

    def reference(self, number: int) -> str:
        at = f"{escape(self.prefix)}note-{number}"
        return f'<sup class="footnote-mark"><a id="{at}-mark" href="#{at}" role="doc-noteref">{number}</a></sup>'

    def begin(self, name: str, attrs: list[tuple[str, str | None]]) -> str:
        lazy: list[tuple[str, str | None]] = [("loading", "lazy")] if name == "img" else []
        return tag(self._deeper(name), attrs + lazy)

    def end(self, name: str) -> str:
        return f"</{self._deeper(name)}>"

    def words(self, data: str) -> str:
        return escape(data, quote=False)

    def _deeper(self, name: str) -> str:
        found = _HEADING.match(name)
        return f"h{min(int(found[1]) + self.deeper, _DEEPEST_HEADING)}" if found else name


def as_shown(html: str, *, prefix: str = "", deeper: int = 0) -> SafeString:
    """For a page: footnotes at the end, their anchors its own by `prefix`, headings `deeper` by so many levels."""
    page = _Page(prefix, deeper)
    page.read(html)
    notes = "".join(_note(prefix, number, "".join(note)) for number, note in enumerate(page.notes, 1))
    below = f'<section class="footnotes" role="doc-endnotes"><ol>{notes}</ol></section>' if notes else ""
    return SafeString("".join(page.text) + below)


def _note(prefix: str, number: int, note: str) -> str:
    at = f"{escape(prefix)}note-{number}"
    back = escape(gettext("Back to the text"))
    return f'<li id="{at}">{note} <a href="#{at}-mark" role="doc-backlink" aria-label="{back}">↩</a></li>'
