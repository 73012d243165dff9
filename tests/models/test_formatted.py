from typing import Any

import pytest

from archive.models import NewsItem, StatementText
from tests.factories import make_draft, make_newsitem, make_text

pytestmark = pytest.mark.django_db

FORMATTED = "<h2>Peace</h2><p>Now <em>and</em> ever.</p>"
WORDS = "Peace\n\nNow and ever."


def stored(text: StatementText) -> tuple[str, str]:
    return StatementText.objects.values_list("html", "body").get(pk=text.pk)


def make_formatted(html: str = FORMATTED) -> StatementText:
    return make_text(statement=make_draft(), body="", html=html)


def test_formatted_text_keeps_its_words_beside() -> None:
    text = make_formatted()

    assert stored(text) == (FORMATTED, WORDS)
    assert text.statement.has_text


def test_text_that_is_only_paragraphs_is_kept_as_words() -> None:
    assert stored(make_formatted("<p>One<br>two</p><p>Three</p><ul><li>a</li></ul>")) == (
        "",
        "One\ntwo\n\nThree\n\n• a",
    )


def test_paragraph_that_would_be_taken_for_a_list_stays_formatted() -> None:
    assert stored(make_formatted("<p>– said he</p>")) == ("<p>– said he</p>", "– said he")


def test_formatted_text_is_sanitised_whoever_writes_it() -> None:
    text = make_formatted('<p onclick="x">A <b>b</b><script>alert(1)</script></p>')

    assert stored(text) == ("<p>A <strong>b</strong></p>", "A b")


def _save(text: StatementText, **values: str) -> None:
    for name, value in values.items():
        setattr(text, name, value)
    text.save()


def _save_part(text: StatementText, **values: str) -> None:
    for name, value in values.items():
        setattr(text, name, value)
    text.save(update_fields=[*values])


def _update(text: StatementText, **values: str) -> None:
    StatementText.objects.filter(pk=text.pk).update(**values)


def _bulk_update(text: StatementText, **values: str) -> None:
    for name, value in values.items():
        setattr(text, name, value)
    StatementText.objects.bulk_update([text], [*values])


@pytest.mark.parametrize("write", [_save, _save_part, _update, _bulk_update])
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"html": "<h2>War</h2>"}, ("<h2>War</h2>", "War")),
        ({"html": "<p>War</p><script>x</script>"}, ("", "War")),
        ({"body": "War\n\nand peace"}, ("", "War\n\nand peace")),
        ({"html": ""}, ("", WORDS)),
        ({"title": "Another"}, (FORMATTED, WORDS)),
    ],
)
def test_words_and_html_say_the_same_whichever_is_written(write: Any, values: Any, expected: tuple[str, str]) -> None:
    text = make_formatted()

    write(StatementText.objects.get(pk=text.pk), **values)

    assert stored(text) == expected


def test_plain_words_stay_to_the_letter() -> None:
    body = "  One \r\n\r\n\r\n- two\n"
    text = make_text(statement=make_draft(), body=body)

    StatementText.objects.get(pk=text.pk).save()

    assert stored(text) == ("", body)


def test_texts_created_in_bulk_are_sanitised() -> None:
    [text] = StatementText.objects.bulk_create(
        [StatementText(statement=make_draft(), language="en", title="T", html="<h2 onclick=x>Peace</h2>")]
    )

    assert stored(text) == ("<h2>Peace</h2>", "Peace")


def test_news_keeps_its_words_beside() -> None:
    newsitem = make_newsitem(text="", html=FORMATTED)

    assert NewsItem.objects.values_list("html", "text").get(pk=newsitem.pk) == (FORMATTED, WORDS)


def test_text_read_in_part_is_written_in_part() -> None:
    text = make_formatted()

    StatementText.objects.only("title").get(pk=text.pk).save()

    assert stored(text) == (FORMATTED, WORDS)
