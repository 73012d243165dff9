"""A web page: what a reader sees of it, in lines; menus go, lists never."""

import time
from contextlib import suppress

import pytest
from pytest_django import Settings

from archive.importing.sources import UnreadableError, read_source

NAMES = [f"Communist Party of Country {number}" for number in range(1, 31)]


def text_of(body: str) -> str:
    return read_source(f"<!doctype html><html><body>{body}</body></html>".encode(), "a.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Workers  of\n all</p><p>countries", "Workers of all\n\ncountries"),
        ("<h1>Title</h1><div>One<div>Two</div></div>", "Title\n\nOne\n\nTwo"),
        ("KKE<br>TKP<br/>\nPCE", "KKE\nTKP\nPCE"),
        ("<p>KKE<br><br><br>TKP<br></p><p>PCE", "KKE\n\nTKP\n\nPCE"),
        ("<p>Workers<b> of </b><i>all</i> lands", "Workers of all lands"),
        ("<ul><li>KKE</li><li><p>TKP</p></li><li></li></ul>", "  • KKE\n  • TKP"),
        ("<ol><li>KKE<li>TKP</ol>", "  1. KKE\n  2. TKP"),
        ("<ol start=4><li>KKE<li value=9>TKP<li>PCE", "  4. KKE\n  9. TKP\n  10. PCE"),
        ("<ol reversed><li>KKE<li>TKP", "  2. KKE\n  1. TKP"),
        ("<ol start=x><li value='-1'>KKE", "  -1. KKE"),
        ("<ul><li>SolidNet<ol><li>KKE<li>TKP</ol><li>Others", "  • SolidNet\n    1. KKE\n    2. TKP\n  • Others"),
        ("<ul><li>KKE<br>Athens<li>TKP", "  • KKE\n    Athens\n  • TKP"),
        ("<li>KKE", "  • KKE"),
        ("<table><tr><th>Country<th>Party<tr><td>Algeria<td>PADS</table>", "Country\tParty\nAlgeria\tPADS"),
        ("<table><tr><td><p>Algeria</p><td><td>PADS</table>", "Algeria\t\tPADS"),
        ("<table><tr><td>Menu<td><p>One</p><p>Two</p></table>", "Menu\n\nOne\n\nTwo"),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", "a\tb"),
        ("<pre>KKE\n  TKP\n\nPCE</pre>after", "KKE\n  TKP\n\nPCE\n\nafter"),
        ("A&amp;B &laquo;KKE&raquo;&nbsp;! &#x41b;", "A&B «KKE»\u00a0! Л"),
        ("Pro&shy;le\u00adta\u200cri", "Proleta\u200cri"),
        ("<p hidden>no</p><p style='color:red; DISPLAY : none'>no</p>yes", "yes"),
        ("<template><p>no</template><noscript>no</noscript><dialog>no</dialog>yes<!-- no -->", "yes"),
        ("<a href='javascript:alert(1)' onclick=x()>KKE</a>", "KKE"),
    ],
)
def test_page_becomes_lines(body: str, text: str) -> None:
    assert text_of(body) == text


def test_page_with_scripts_and_frames_leaves_only_its_text() -> None:
    page = """<svg onload=alert(1)><script>alert(2)</script></svg><iframe src="https://example.org">no</iframe>
    <object data="data:text/html,<p>no">no</object><img src=x onerror=alert(3) alt=no><style>p{}</style>
    <meta http-equiv=refresh content="0;url=//example.org"><body onload=alert(4)><p onmouseover=x()>KKE</p>"""

    assert text_of(page) == "KKE"


def test_page_says_what_it_is_in_hints() -> None:
    page = """<html lang="pt-BR"><head><title>Site - Apelo</title><meta property="og:title" content="Apelo  comum">
    <meta property="article:published_time" content="2022-02-24T10:00:00+00:00">
    <link rel="canonical" href="https://example.org/apelo"></head><body><p>Texto"""

    source = read_source(page.encode(), "a.html")

    assert (source.language, source.title, source.published, source.url) == (
        *("pt-BR", "Apelo comum"),
        *("2022-02-24T10:00:00+00:00", "https://example.org/apelo"),
    )


def test_page_with_harmful_hints_has_none() -> None:
    page = """<html lang="<script>"><head><link rel=canonical href="javascript:alert(1)">
    <title>A\u0007B\nC</title></head><body><p>Texto<time datetime="2022-02-24">then</time>"""

    source = read_source(page.encode(), "a.html")

    assert (source.language, source.url, source.title, source.published) == ("", "", "AB C", "2022-02-24")


FURNITURE = [
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav>",
    "<header><a href=/>Site</a></header>",
    "<footer>© The site, all rights reserved</footer>",
    "<aside><ul><li><a href=/1>Other news of the day</a><li><a href=/2>More news</a></ul></aside>",
    "<div id='comments'><p>First comment</p><form><p>Leave a comment</p><textarea></textarea></form></div>",
    "<div class='sharedaddy share-buttons'>Share: <a href=f>F</a></div>",
    "<div class='main-menu'><ul><li><a href=/>Home page</a></ul></div>",
    "<ol class=breadcrumb><li>Home<li>News</ol>",
    "<form action=/search><label>Search</label><input name=q><button>Go</button></form>",
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("tag", ["div", "article", "main"])
def test_page_loses_what_stands_around_its_text(furniture: str, tag: str) -> None:
    page = f"{furniture}<{tag}><h1>Appeal</h1><p>{'Workers of all countries. ' * 5}</p></{tag}>{furniture}"

    assert text_of(page) == f"Appeal\n\n{('Workers of all countries. ' * 5).strip()}"


LIST = f"<ul><li>{'<li>'.join(NAMES)}</ul>"


@pytest.mark.parametrize(
    "page",
    [
        f"<article><p>Appeal</p></article><div>{LIST}</div>",
        f"<main><p>Appeal</p></main><aside>{LIST}</aside>",
        f"<p>Appeal</p><footer>{LIST}</footer>",
        f"<p>Appeal</p><nav>{LIST}</nav>",
        f"<p>Appeal</p><div class='sidebar related'>{LIST}</div>",
        f"<form id=aspnet><p>Appeal</p>{LIST}</form>",
        f"<div class='has-menu no-comments'><p>Appeal</p>{LIST}</div>",
        f"<article>Appeal</article><article>{LIST}</article>",
        f"<article>Appeal</article><p>{'<br>'.join(NAMES)}</p>",
        f"<div class='post comments-open'><p>Appeal</p>{LIST}</div><div class=post>{'<p>Other news' * 90}</div>",
        f"<p>Appeal</p><details><summary>Signed</summary>{LIST}</details>",
    ],
)
def test_page_never_loses_its_list(page: str) -> None:
    text = text_of(page)

    assert "Appeal" in text
    assert [name for name in NAMES if name not in text] == []


def test_page_keeps_the_title_in_its_header() -> None:
    assert (
        text_of("<header><h1>Appeal</h1></header><p>Workers of all countries") == "Appeal\n\nWorkers of all countries"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000,
        "<ul><li>" * 3_000,
        "<table><tr><td>x<br>" * 3_000,
        "<p>" + "".join(f"<b id={n}>" for n in range(1000)) + "<p>x" * 3000,
    ],
    ids=["depth", "lists", "tables", "formatting"],
)
def test_page_that_costs_the_square_is_read_or_refused_in_time(page: str, settings: Settings) -> None:
    settings.IMPORT_TIMEOUT_SECONDS = 3
    began = time.perf_counter()

    with suppress(UnreadableError):
        assert "Greece" in text_of(f"{page}Greece")

    assert time.perf_counter() - began < 60


def test_page_that_is_deep_is_read() -> None:
    assert text_of("<div>" * 10_000 + "Greece") == "Greece"


def test_page_that_is_large_is_read_like_a_small_one() -> None:
    page = "".join(f"<p>Communist Party of Country {number}</p>" for number in range(20_000))

    assert text_of(page).count("\n\n") == 19_999
