"""The policy of formatted text: what stays, and that nothing else does."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.models.richblocks import VOID
from archive.models.richtext import MOST_TAGS, TAGS, clean
from archive.models.richwords import as_shown, plain_words

IMAGE = f"/attachments/{'ab' * 32}"
PIECES = [
    *("<p>", "</p>", "<p lang=ar dir=rtl onclick=x>", "<div>", "</div>", "<h1>", "</h1>", "<h3>", "<b>", "</b>"),
    *(
        "<em>",
        "</em>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<ol start=3>",
        "<ol start=x>",
        "<blockquote>",
        "<br>",
        "<hr>",
    ),
    *(
        "<span class=footnote>",
        "<span>",
        "</span>",
        "<span class='footnote x' style=y>",
        "<a href='https://x.org/?a&b'>",
    ),
    *("<a href=javascript:alert(1)>", "</a>", "<a href='//x'>", "<table><tr><td>", "</table>", "<script>", "</script>"),
    *(f"<img src={IMAGE} alt='<p>\"'>", "<img src=x onerror=alert(1)>", "<svg><style>", "</svg>", "<!--", "-->"),
    *("<iframe srcdoc='<script>'>", "<math><mtext>", "<style>", "<o:p>", "<![CDATA[", "<template>", "<noscript>"),
    *("&lt;script&gt;", "&amp;", "&nbsp;", "<", ">", "\n\n", "\n", "\x00", "words", "слова", "“مرحبا”", "• x", "1 < 2"),
]
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14).map("".join)


class Seen(HTMLParser):
    """What a text holds: its elements, which must close in order, and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def letters(text: str) -> str:
    return "".join(sorted(re.findall(r"[^\W\d_]", text)))


@given(hostile)
@example("<p><b><p></b>x")
@example("<a href=https://x.y><p>k<a href=https://z>l</a></a>")
def test_text_cleaned_twice_is_the_same(html: str) -> None:
    once = clean(html)

    assert clean(once) == once


@given(hostile)
def test_text_holds_nothing_but_what_the_policy_names(html: str) -> None:
    seen = Seen(clean(html))

    assert {*seen.tags} <= TAGS
    for tag, name, value in seen.attributes:
        assert name in {"lang", "dir", "href", "rel", "src", "alt", "start", "class"}, (tag, name)
        assert name != "href" or re.match(r"(https?://|mailto:)", value)
        assert name != "src" or value == IMAGE
        assert name != "class" or (tag, value) == ("span", "footnote")


@given(hostile)
def test_words_of_a_text_have_all_its_letters(html: str) -> None:
    cleaned = clean(html)
    seen = Seen(cleaned)
    alternatives = [value for _tag, name, value in seen.attributes if name == "alt"]

    assert letters(plain_words(cleaned)) == letters("".join([*seen.words, *alternatives]))


@given(hostile)
def test_shown_text_is_well_formed_and_says_the_same(html: str) -> None:
    cleaned = clean(html)

    shown = Seen(as_shown(cleaned, prefix="text-1-", deeper=1))

    assert letters("".join(shown.words)) == letters("".join(Seen(cleaned).words))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("One & two\n\n1 < 2", "<p>One &amp; two</p><p>1 &lt; 2</p>"),
        ("<p>One</p>\n\ntyped\n\nbelow <b>it</b>", "<p>One</p><p>typed</p><p>below <strong>it</strong></p>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<blockquote><div>a</div>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<table><tr><td>a<td>b</table>", "<p>a</p><p>b</p>"),
        ("<h1>Title</h1><h6>Least</h6>", "<h2>Title</h2><h4>Least</h4>"),
        (
            "<p style='color:red' class=MsoNormal id=x>a<span lang=EN-US>b</span><o:p></o:p></p>",
            '<p>a<span lang="EN-US">b</span></p>',
        ),
        ("<p lang='a b' dir=down>a</p>", "<p>a</p>"),
        ('<p lang="ar" dir="rtl">a</p>', '<p lang="ar" dir="rtl">a</p>'),
        ("<a href='/admin/'>a</a><a href='data:text/html,x'>b</a>", "<p>ab</p>"),
        (f'<img src="{IMAGE}" alt="A scan" onload="x">', f'<img src="{IMAGE}" alt="A scan">'),
        (f'<img src="https://elsewhere.org{IMAGE}"><img src="{IMAGE}/../../x">', ""),
        ("<p> </p><p></p><span></span>", ""),
    ],
)
def test_text_is_kept_as(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize("html", ["<b>" * 500 + "kept", "<p>kept" * (MOST_TAGS + 1), "<div>" * 500 + "kept"])
def test_text_written_to_take_for_ever_keeps_its_words_alone(html: str) -> None:
    assert set(Seen(clean(html)).words) <= {"kept", "\n", "kept kept"} or "kept" in plain_words(clean(html))


def test_words_of_a_text_are_parted_as_it_is() -> None:
    html = clean(
        "<h2>Head</h2><p>One<span class=footnote>A <em>note</em></span> two<br>three</p>"
        "<ul><li>a</li><li><p>b</p><ol start=3><li>c</li><li>d</li></ol></li></ul><blockquote><p>q</p></blockquote>"
    )

    assert plain_words(html) == "Head\n\nOne[1] two\nthree\n\n• a\n• b\n3. c\n4. d\n\nq\n\n[1] A note"


def test_footnotes_are_numbered_below_the_text_with_anchors_of_its_own() -> None:
    html = clean("<h2>Head</h2><p>One<span class=footnote>A <em>note</em></span></p>")

    shown = as_shown(html, prefix="statementtext-7-", deeper=1)

    assert shown.startswith("<h3>Head</h3><p>One<sup")
    assert '<a id="statementtext-7-note-1-mark" href="#statementtext-7-note-1"' in shown
    assert '<li id="statementtext-7-note-1">A <em>note</em> <a href="#statementtext-7-note-1-mark"' in shown
