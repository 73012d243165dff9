"""A text keeps the headings, lists, quotations, emphasis and links of its document, and every word as it was read."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.importing.document import FoundText
from archive.importing.formatting import with_formatting
from archive.importing.formatting.outline import Outline
from archive.importing.parsing import parse
from archive.importing.sources import read_source
from archive.models.richtext import clean
from archive.models.richwords import plain_words

from .pages import FORMATTED_PAGE
from .source_files import make_docx, word_paragraph, word_relationships, word_run, word_styles, word_table

FIRST = "<h1>Appeal for the harbours</h1><p>The parties greet the dockers of the whole region, and their families.</p>"
INTRODUCTION = "<p>The parties greet the dockers of the whole region, and their families.</p>"


def texts_of(data: bytes, name: str = "a.html") -> tuple[FoundText, ...]:
    source = read_source(data, name)
    document = parse(source.text, language=source.language, title=source.title)
    assert with_formatting(document, source.text, {}) == document
    return with_formatting(document, source.text, source.structure).texts


def text_of(body: str) -> FoundText:
    """That of a page with a title and a sentence before the body."""
    [text] = texts_of(f"<!doctype html><html lang=en><body>{FIRST}{body}</body></html>".encode())
    return text


def html_of(body: str) -> str:
    html = text_of(body).html
    assert not html or html.startswith(INTRODUCTION)
    return html.removeprefix(INTRODUCTION)


def words(text: str) -> list[str]:
    """Each to the letter; how they are parted is the structure's to say."""
    return re.findall(r"[^ \t\r\n]+", text)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<h3>One</h3><p>Two.<h4>Three</h4><p>Four.", "<h2>One</h2><p>Two.</p><h3>Three</h3><p>Four.</p>"),
        ("<h2><b>One</b><br>more</h2><p>Two.", "<h2>One<br>more</h2><p>Two.</p>"),
        (f"<h2>{'Large letters only. ' * 20}</h2>", ""),
        ("<h4>Every paragraph of a page in large letters.</h4>" * 3, ""),
        ("<p>One <b>two <i>three</i></b> four.", "<p>One <strong>two <em>three</em></strong> four.</p>"),
        ("<p>H<sub>2</sub>O<b> </b>now.", "<p>H<sub>2</sub>O now.</p>"),
        ("<ul><li>One<li>Two</ul>", ""),
        ("<p>One,<br>two.", ""),
        ("<ul><li>One <b>a</b><li>Two</ul>", "<ul><li>One <strong>a</strong></li><li>Two</li></ul>"),
        ("<ol><li>One<li>Two</ol>", "<ol><li>One</li><li>Two</li></ol>"),
        ("<ol start=4><li>One<li>Two</ol>", '<ol start="4"><li>One</li><li>Two</li></ol>'),
        ("<ol><li>One<li value=9>Two</ol>", '<ol><li>One</li></ol><ol start="9"><li>Two</li></ol>'),
        ("<ol reversed><li>One<li>Two</ol>", '<ol start="2"><li>One</li></ol><ol><li>Two</li></ol>'),
        ("<ul><li>A<ol><li>B<li>C</ol><li>D</ul>", "<ul><li>A<ol><li>B</li><li>C</li></ol></li><li>D</li></ul>"),
        ("<ul><li>A</li><ol><li>B</ol><li>C</ul>", "<ul><li>A<ol><li>B</li></ol></li><li>C</li></ul>"),
        ("<ol><li><ul><li>A<li>B</ul></ol>", ""),
        ("<ol><li><p>A<p>B<li>C</ol>", "<ol><li><p>A</p><p>B</p></li><li>C</li></ol>"),
        ("<ol><li>A<ul><li>B</ul>C</ol>", "<ol><li><p>A</p><ul><li>B</li></ul><p>C</p></li></ol>"),
        ("<ul><p>Loose<li>A<b>b</b></ul>", "<p>Loose</p><ul><li>A<strong>b</strong></li></ul>"),
        ("<p>Loose<li>A<b>b</b>", "<p>Loose</p><ul><li>A<strong>b</strong></li></ul>"),
        ("<p>– A<p>– B<b>b</b>", "<ul><li>A</li><li>B<strong>b</strong></li></ul>"),
        ("<p>1. A<p>2. <b>B</b>", "<p>1. A</p><p>2. <strong>B</strong></p>"),
        ("<blockquote>One<p>Two.</blockquote>", "<blockquote><p>One</p><p>Two.</p></blockquote>"),
        (
            "<blockquote><ol><li>A</ol></blockquote><p>B",
            "<blockquote><ol><li>A</li></ol></blockquote><p>B</p>",
        ),
        (
            "<p><a href='https://x.org/?a=1&b=2'>One <b>two</b></a>.",
            '<p><a href="https://x.org/?a=1&amp;b=2" rel="noopener">One <strong>two</strong></a>.</p>',
        ),
        ("<div lang=ar dir=rtl><p>“سلام”", '<p lang="ar" dir="rtl">“سلام”</p>'),
        ("<div lang=en-GB dir=ltr><p>One.", ""),
        ("<p>Say <i lang=es>paz</i>.", '<p>Say <span lang="es"><em>paz</em></span>.</p>'),
        ("<table><tr><td><h3>A</h3><p>B<b>b</b></table>", "<h2>A</h2><p>B<strong>b</strong></p>"),
        ("<table><tr><td>A<td><i>B</i></table>", "<p>A\t<em>B</em></p>"),
        ("<pre>One\n<b>two</b></pre>", "<p>One<br><strong>two</strong></p>"),
        ("<p>Pro&shy;le<b>ta&shy;ri</b>at", "<p>Prole<strong>tari</strong>at</p>"),
        (
            "<p>O\ufeffn\x07e <b>t\x0bw\u2028o</b>",
            "<p>One <strong>t</strong><br><strong>w</strong><br><strong>o</strong></p>",
        ),
        ("<p>El <b>EspaÃ±a</b> dijo.<h2>B</h2>", "<p>El España dijo.</p><h2>B</h2>"),
    ],
)
def test_text_of_a_page_is_formatted_as_the_page_is(body: str, html: str) -> None:
    assert html_of(body) == html


def test_paragraph_wrapped_by_a_machine_is_one_with_its_emphasis() -> None:
    lines = (
        "The dockers of the whole region refused <b>to load the",
        *["weapons of war onto any ship of any of the fleets"] * 3,
    )

    html = html_of(f"<p>{'<br>'.join(lines)}</b> there are.")

    assert html == (
        "<p>The dockers of the whole region refused <strong>to load the"
        f"{' weapons of war onto any ship of any of the fleets' * 3}</strong> there are.</p>"
    )


def test_page_of_a_site_becomes_its_statement_with_nothing_around() -> None:
    [text] = texts_of(FORMATTED_PAGE.encode())

    assert text.html == (
        "<p>The <strong>undersigned</strong> parties, gathered in "
        '<a href="https://example.org/izmir" rel="noopener">Izmir</a>, greet the dockers and their families.</p>'
        "<h2>What we see</h2><blockquote><p>“No ship leaves with weapons.”</p></blockquote>"
        "<h2>What we ask</h2><ol><li>Keep the quays free<ul><li>by day</li><li>by <em>night</em></li></ul></li>"
        "<li>Meet again in spring</li></ol>"
    )


def test_word_document_keeps_what_its_styles_say() -> None:
    body = (
        word_paragraph("Appeal for the harbours", style="Heading1")
        + word_paragraph("The parties greet the dockers of the whole region, and their families.")
        + word_paragraph("What we ask", style="Heading2")
        + word_paragraph("Keep the quays free", numbering=1)
        + word_paragraph("Meet again", numbering=1)
        + word_paragraph("No ship leaves.", style="Citation")
        + f"<w:p>{word_run('Now ', 'b')}{word_run('and ever, ')}"
        + f'<w:hyperlink r:id="rId9">{word_run("x")}</w:hyperlink></w:p>'
        + word_table(("Izmir", "Monday"))
    )
    extra = {
        "word/styles.xml": word_styles(Citation="Quote"),
        "word/_rels/document.xml.rels": word_relationships(rId9="https://example.org/x"),
    }

    [text] = texts_of(make_docx(body, extra=extra), "a.docx")

    assert text.html == (
        f"{INTRODUCTION}<h2>What we ask</h2><ol><li>Keep the quays free</li><li>Meet again</li></ol>"
        "<blockquote><p>No ship leaves.</p></blockquote>"
        '<p><strong>Now </strong>and ever, <a href="https://example.org/x" rel="noopener">x</a></p><p>Izmir\tMonday</p>'
    )


BLOCKS = ("p", "div", "h2", "h4", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "section", "dd")
MARKS = ("b", "i", "u", "span lang=es", "a href='https://example.org/?a&b'", "a href='javascript:x'", "sup", "font")
PIECES = (
    "Peace",
    "of\u00a0all",
    " now. ",
    "• bullet",
    "– dash",
    "1. one",
    "12) two",
    "&amp;lt;",
    "мир",
    "سلام",
    "pro&shy;le",
)
UNSEEN = (
    "\ufeff",
    "\u2028",
    "&#13;",
    "\x0b",
    "EspaÃ±a",
    "<br>",
    "<br><br>",
    " ",
    "\n",
    "&nbsp;",
    "&lt;b&gt;",
    "</li>",
)


def _within(tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(tags)


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inside, min_size=1, max_size=4).map("".join)
    return st.builds(lambda tag, held: f"<{tag}>{held}</{tag.split()[0]}>", _within(BLOCKS) | _within(MARKS), parts)


documents = st.lists(
    st.recursive(_within(PIECES) | _within(UNSEEN), _element, max_leaves=12), min_size=1, max_size=6
).map("".join)


@hypothesis_settings(max_examples=60)
@given(documents)
def test_words_of_a_formatted_text_are_the_words_that_were_recognised(body: str) -> None:
    source = read_source(f"<!doctype html><html><body>{FIRST}<p><em>A mark</em></p><p>{body}".encode(), "a.html")
    plain = parse(source.text)

    formatted = with_formatting(plain, source.text, source.structure)

    assert [replace(text, html="") for text in formatted.texts] == [*plain.texts]
    for text in formatted.texts:
        assert words(plain_words(text.html)) == words(text.body)
        assert clean(text.html) == text.html
    # No part is so odd that the whole text would stay plain.
    assert "<em>A mark</em>" in formatted.texts[0].html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='https://x.org/&quot; onclick=alert(1) x=&quot;'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<b onclick=alert(1) style='position:fixed'>x</b>",
        "<span lang='en\" onclick=\"alert(1)'>x</span>",
        "<img src=x onerror=alert(1)><svg onload=alert(1)></svg><iframe srcdoc='<script>'></iframe>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_hostile_page_leaves_nothing_but_its_words(hostile: str) -> None:
    html = html_of(f"<h2>Heading</h2><p>Before {hostile} after.")

    assert not re.search(r"<(?!/?(?:h2|p|strong)>)", html), html
    assert "Before" in html


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "<b>x</b> y " * 6_000,
        "<p>" + "<br>".join(["<i>x</i>"] * 6_000),
        "".join(f"<p>x<a href='https://x.org/{'a' * 1900}{number}'>y</a>" for number in range(600)),
    ],
    ids=["marks", "lines", "addresses"],
)
def test_text_with_more_formatting_than_a_person_writes_stays_plain(body: str) -> None:
    text = text_of(body)

    assert not text.html
    assert "x" in text.body


@pytest.mark.parametrize("tag", ["ul><li", "ol><li", "blockquote", "li", "b", "div", "ul><blockquote><li"])
def test_elements_in_elements_without_end_are_formatted_no_deeper_than_people_write(tag: str) -> None:
    html = html_of(f"<{tag}>x" * 1500 + "<h2>y</h2>")

    assert re.search("<(?:h2|p)>y", html)
    assert html.count("x") == 1500


def test_formatting_that_would_show_other_words_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outline, "html", lambda _outline: f"{INTRODUCTION}<h2>Another</h2>")

    assert html_of("<h2>Heading</h2>") == ""


def test_structure_of_other_lines_is_not_believed() -> None:
    source = read_source(FORMATTED_PAGE.encode(), "a.html")
    other = f"Another line\n{source.text}"

    assert [text.html for text in with_formatting(parse(other), other, source.structure).texts] == [""]


def test_plain_text_stays_plain() -> None:
    source = read_source(b"# Peace\n\n* one\n* two\n", "a.txt")

    assert source.structure == {}
