import re
from html.parser import HTMLParser
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models.richtext import clean
from archive.reconciling.formatted import SKIPPED, combined, marked

tags = st.sampled_from(
    ["<p>", "</p>", "<h2>", "</h2>", "<ul><li>", "</li></ul>", "<strong>", "</strong>", "<br>", "<hr>", "<li>", "</li>"]
)
texts = st.lists(tags | st.text(alphabet="ab .\U000f0001&<\n", max_size=6), max_size=12).map("".join).map(clean)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<p>a b</p>", "<p>a c</p>", "<p>a<del> b</del><ins> c</ins></p>"),
        ("<p>a b</p>", "<p>a <strong>b</strong></p>", "<p>a<strong><mark> b</mark></strong></p>"),
        ("<p>a</p>", "<h2>a</h2>", "<h4><mark>a</mark></h4>"),
        ("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>c</p>", "<p>a</p><p><del>b</del></p><p>c</p>"),
        ("<p>a.</p><p>b</p>", "<p>a.b</p>", "<p>a.<del>¶</del>b</p>"),
        ("<ul><li>a</li></ul>", "<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li><ins>b</ins></li></ul>"),
        ("<p>a</p>", '<p>a</p><img src="/x" alt="">', '<p>a</p><ins><img src="/x" alt=""></ins>'),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"),
        ("", "<p>a &lt;b&gt;</p>", "<p><ins>a &lt;b&gt;</ins></p>"),
        ("<p>a</p>", "", "<p><del>a</del></p>"),
        ("<p>a</p>", "<p>a</p>", "<p>a</p>"),
    ],
)
def test_what_differs_is_marked_in_the_formatted_text(before: str, after: str, expected: str) -> None:
    assert re.sub(r"\s*\n\s*", "", marked(before, after)) == expected


def test_only_what_stands_next_to_a_change_is_shown() -> None:
    before = [f"<p>{number}</p>" for number in range(9)]
    after = [*before[:4], "<p>new</p>", *before[5:]]

    shown = marked("".join(before), "".join(after)).replace("\n", "")

    assert shown == f"{SKIPPED}<p>3</p><p><del>4</del><ins>new</ins></p><p>5</p>{SKIPPED}"


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ("<p>New &amp; b c d</p>", "<p>a b c <em>d</em></p>", "<p>New &amp; b c <em>d</em></p>"),
        (
            "<p>a b c d</p><ul><li>x</li></ul>",
            "<h2>a b c d</h2><ul><li><p>y</p></li></ul>",
            None,
        ),
        ("<p>new b c d</p>", "<p>old b c d</p>", None),
        ("<p>\U000f0001 b c d</p>", "<p>a b c e</p>", None),
    ],
)
def test_changes_of_both_are_put_into_one_text_or_none(theirs: str, mine: str, expected: str | None) -> None:
    assert combined("<p>a b c d</p>", theirs, mine) == expected


def test_another_way_of_writing_entries_is_in_nobodys_way() -> None:
    base, theirs = "<p>a</p><ul><li>x</li><li>y</li></ul>", "<p>new</p><ul><li>x</li><li>y</li></ul>"

    assert combined(base, theirs, "<p>a</p><ul><li><p>x</p></li><li><p>z</p></li></ul>") == (
        "<p>new</p><ul><li>x</li><li>z</li></ul>"
    )


class WellFormed(HTMLParser):
    """Fails where an element does not end within that in which it began."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if name in {"br", "hr", "img"} else [name]

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name


@settings(max_examples=60)
@given(before=texts, after=texts)
def test_whatever_is_compared_stays_well_formed(before: str, after: str) -> None:
    page = WellFormed()
    page.feed(marked(before, after))
    page.close()

    assert page.open == []


@settings(max_examples=60)
@given(before=texts, after=texts)
def test_words_that_are_not_marked_as_removed_are_those_of_the_later_text(before: str, after: str) -> None:
    # With a change in each paragraph nothing is left out.
    shown = marked(before, after)
    later = re.sub(r"<del>.*?</del>|<ins>¶</ins>", "", shown, flags=re.DOTALL)

    if SKIPPED not in shown:
        assert words(later) == words(after.replace("\U000f0001", "\ufffd"))


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>|\s", "", html).split()


def test_long_texts_that_differ_everywhere_are_compared_in_time() -> None:
    before, after = ("".join(f"<p>{word} {n} of a long text.</p>" for n in range(5_000)) for word in ("old", "new"))
    started = perf_counter()

    marked(before, after)

    assert perf_counter() - started < 10
