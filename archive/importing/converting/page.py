"""What of a web page is its text.  In doubt it stays: a list must never be lost with a menu."""

import re

from selectolax.lexbor import LexborNode

from .tree import Amount, Skip, amounts, steps

# Never text, or never meant to be read.
NO_TEXT = frozenset(
    {
        "-comment",
        "!doctype",
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "col",
        "colgroup",
        "datalist",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "track",
        "video",
    }
)
_AROUND = frozenset({"header", "footer", "aside", "form"})
# A `class` or `id`: what such a part holds is other people's, however much it is.  The whole
# of it counts: "comments-open" is said of a post.
_OTHERS = re.compile(
    r"(?:blog-|post-|the-)?comments?(?:-?(?:area|block|body|content|form|list|respond|section|thread|wrapper))?"
    r"|respond|disqus(?:_thread)?|cookies?(?:-[\w-]*)?|breadcrumbs?(?:-[\w-]*)?",
    re.IGNORECASE,
)
# One of these words in it, and the part goes if it is mostly links or next to nothing.
_BESIDE = frozenset(
    {
        "addtoany",
        "banner",
        "footer",
        "header",
        "menu",
        "menus",
        "nav",
        "navbar",
        "navigation",
        "pager",
        "pagination",
        "related",
        "share",
        "sharedaddy",
        "sharing",
        "sidebar",
        "social",
        "tags",
        "widget",
        "widgets",
    }
)
_WORD = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LITTLE = 300
_NEXT_TO_NOTHING = 150


def text_part(body: LexborNode) -> tuple[LexborNode, Skip]:
    """The part to read, and what in it to leave out."""
    left_out: set[int] = set()

    def is_left_out(node: LexborNode) -> bool:
        return node.mem_id in left_out

    left_out |= _unread(body)
    left_out |= _furniture(body, amounts(body, is_left_out), is_left_out)
    return _main(body, amounts(body, is_left_out)), is_left_out


def is_without_text(node: LexborNode) -> bool:
    tag = node.tag or "-"
    if tag in NO_TEXT or tag.startswith("-"):
        return tag != "-text"
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _unread(body: LexborNode) -> set[int]:
    unread: set[int] = set()

    def is_unread(node: LexborNode) -> bool:
        found = node.mem_id != body.mem_id and is_without_text(node)
        if found:
            unread.add(node.mem_id)
        return found

    for _step in steps(body, is_unread):
        pass
    return unread


def _furniture(body: LexborNode, counted: dict[int, Amount], is_skipped: Skip) -> set[int]:
    """Menus, comments and the like, if they are not most of the page and hold no text proper."""
    most = counted[body.mem_id].text / 2
    furniture: set[int] = set()
    title = _above_title(body)
    mains_above = 0
    for node, entering in steps(body, lambda node: is_skipped(node) or node.mem_id in furniture):
        if node.tag in {"main", "article"}:
            mains_above += 1 if entering else -1
        amount = counted.get(node.mem_id)
        if not entering or amount is None or amount.mains or not 0 < amount.text <= most or node.mem_id in title:
            continue
        if _is_furniture(node, amount, is_within_main=mains_above > 0):
            furniture.add(node.mem_id)
    return furniture


def _above_title(body: LexborNode) -> set[int]:
    """The first of the highest headings, and everything that it stands in."""
    node = body.css_first("h1") or body.css_first("h2") or body.css_first("h3")
    above: set[int] = set()
    while node is not None and node.mem_id != body.mem_id:
        above.add(node.mem_id)
        node = node.parent
    return above


def _is_furniture(node: LexborNode, amount: Amount, *, is_within_main: bool) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if any(_OTHERS.fullmatch(name) for name in names.split()):
        return True
    if node.tag == "nav" or (node.tag in _AROUND and not is_within_main):
        return _is_aside(amount, _LITTLE)
    return not _BESIDE.isdisjoint(_WORD.findall(names.lower())) and _is_aside(amount, _NEXT_TO_NOTHING)


def _is_aside(amount: Amount, most: int) -> bool:
    return amount.is_mostly_links or (amount.plain <= most and not amount.listed)


def _main(body: LexborNode, kept: dict[int, Amount]) -> LexborNode:
    """The one part that the page calls its text, if next to nothing is outside of it; else all."""
    named = [
        node
        for node in body.css("main, [role=main]") or body.css("article")
        if node.mem_id in kept and kept[node.mem_id].text
    ]
    if len(named) != 1:
        return body
    inside, total = kept[named[0].mem_id], kept[body.mem_id]
    is_all = total.plain - inside.plain <= _NEXT_TO_NOTHING and total.listed == inside.listed
    title = _above_title(body)
    return named[0] if is_all and (not title or named[0].mem_id in title) else body
