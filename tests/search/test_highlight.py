import re

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from archive.search.highlight import LONGEST_EXCERPT, excerpt
from archive.search.query import parse


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("For peace.", "PEACE", "For <mark>peace</mark>."),
        ("Camarada João!", "joao", "Camarada <mark>João</mark>!"),
        ("World peace now", '"world peace"', "<mark>World peace</mark> now"),
        ("peace, world", '"world peace"', None),
        ("Imperialists", "imperial*", "<mark>Imperialists</mark>"),
        ("反对帝国主义", "帝国", "反对<mark>帝国</mark>主义"),
        ("<b>peace</b> & war", "peace", "&lt;b&gt;<mark>peace</mark>&lt;/b&gt; &amp; war"),
        ("<script>", "script", "&lt;<mark>script</mark>&gt;"),
        ("Œuvre ﬁnale", "oeuvre finale", "<mark>Œuvre</mark> <mark>ﬁnale</mark>"),
        ("Cafe\u0301 now", "cafe", "<mark>Cafe\u0301</mark> now"),
        ("At war for peace", "peace war", "At <mark>war</mark> for <mark>peace</mark>"),
        ("Unpeace, _peace_", "peace", "Unpeace, _<mark>peace</mark>_"),
        ("World,\n\n peace", '"world peace"', "<mark>World,\n\n peace</mark>"),
        ("War… and now peace", "peace", "War… and now <mark>peace</mark>"),
        ("反帝国", "帝 国", "反<mark>帝国</mark>"),
        ("war", "peace", None),
        ("war", "-peace", None),
        ("", "peace", None),
    ],
)
def test_excerpt_marks_the_words(text: str, typed: str, marked: str | None) -> None:
    assert excerpt(text, parse(typed)) == marked


def test_excerpt_is_short_and_around_the_first_hit() -> None:
    text = "far " * 300 + "peace " + "off " * 300

    marked = excerpt(text, parse("peace")) or ""

    assert "<mark>peace</mark>" in marked
    assert marked[0] == marked[-1] == "…"
    assert len(strip_tags(marked)) <= LONGEST_EXCERPT


@pytest.mark.parametrize("text", ["帝" * 2_000, "word " * 800, "é\u0301 " * 500, "¿" * 3_000, "\n" * 3_000])
@pytest.mark.parametrize("phrase", ["peace now", "peace" + "\n" * 900 + "now"])
def test_excerpt_finds_a_hit_wherever_it_is(text: str, phrase: str) -> None:
    marked = excerpt(f"{text} {phrase} {text}", parse('"peace now"')) or ""

    assert "<mark>peace" in marked


@given(st.text("a帝é \n.ß\u0301", max_size=500), st.text("a帝é \n.ß\u0301", max_size=500))
def test_excerpt_is_of_the_first_hit(before: str, after: str) -> None:
    marked = excerpt(f"{before} first peace {after} second peace", parse("peace")) or ""

    assert "first <mark>peace</mark>" in marked


@given(st.text(max_size=400), st.text("<>&\"' abé", max_size=400), st.sampled_from(["a", "b", "é", "ab", "a b"]))
def test_excerpt_is_escaped_and_never_too_long(before: str, text: str, typed: str) -> None:
    marked = excerpt(before + text, parse(typed))

    if marked is not None:
        plain = marked.replace("<mark>", "").replace("</mark>", "")
        assert not re.search(r"[<>\"']", plain)
        assert marked.count("<mark>") == marked.count("</mark>") >= 1
