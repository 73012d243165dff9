from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from archive.models import NewsItem, StatementText
from tests.admin.forms import added, address, errors, filled_in, new_statement, saved
from tests.factories import make_draft, make_newsitem, make_text

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/statement/add/"


def stored() -> tuple[str, str]:
    return StatementText.objects.values_list("html", "body").get()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<h2>Peace</h2><p onclick='x'>Now</p>", ("<h2>Peace</h2><p>Now</p>", "Peace\n\nNow")),
        ("<p>One</p><p>Two</p>", ("", "One\n\nTwo")),
        ("One & two\r\n\r\n3 < 4", ("", "One & two\n\n3 < 4")),
    ],
)
def test_text_is_taken_as_html_or_as_plain_paragraphs(
    admin_client: Client, typed: str, expected: tuple[str, str]
) -> None:
    saved(admin_client, ADD, added(new_statement(), "texts", language="en", title="T", html=typed))

    assert stored() == expected


@pytest.mark.parametrize("fields", [{"body": "  One\r\n\r\n\r\n- two\n"}, {"body": "", "html": "<h2>A</h2><p>b</p>"}])
@pytest.mark.parametrize("spelled", [lambda html: html, lambda html: html.replace("</p>", "</p>\r\n\r\n")])
def test_text_that_was_not_changed_stays_to_the_letter(
    admin_client: Client, fields: dict[str, str], spelled: Any
) -> None:
    text = make_text(statement=make_draft(), **fields)
    before = stored()
    url = address(text.statement)
    data = filled_in(admin_client, url)

    saved(admin_client, url, data | {"texts-0-title": "Another", "texts-0-html": spelled(data["texts-0-html"])})

    assert stored() == before


def test_text_that_was_emptied_is_gone(admin_client: Client) -> None:
    text = make_text(statement=make_draft())
    url = address(text.statement)

    saved(admin_client, url, filled_in(admin_client, url) | {"texts-0-html": "<p></p>"})

    assert stored() == ("", "")


def test_text_beyond_all_measure_is_told_so(admin_client: Client) -> None:
    data = added(new_statement(), "texts", language="en", title="T", html="x" * 1_000_001)

    response = admin_client.post(ADD, data)

    assert "at most 1000000 characters" in errors(response)["texts-0-html"][0]


def test_who_may_only_look_sees_the_words(client: Client) -> None:
    text = make_text(statement=make_draft(), html="<h2>Peace</h2><p>Now.</p>", body="")
    newsitem = make_newsitem(text="What happened.")
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    pages = [client.get(address(record)).content.decode() for record in (text.statement, newsitem)]

    assert '<div class="readonly">Peace<br><br>Now.</div>' in pages[0]
    assert '<div class="readonly">What happened.</div>' in pages[1]


def test_news_is_edited_with_its_formatting(admin_client: Client) -> None:
    newsitem = make_newsitem(text="What happened.")
    url = address(newsitem)
    data = filled_in(admin_client, url)
    assert data["html"] == "<p>What happened.</p>"

    saved(admin_client, url, data | {"html": "<p>What <em>happened</em>.</p>"})

    assert NewsItem.objects.get().text == "What happened."
    assert NewsItem.objects.get().html == "<p>What <em>happened</em>.</p>"


def test_published_news_without_text_is_told_beside_the_text(admin_client: Client) -> None:
    url = address(make_newsitem())

    response = admin_client.post(url, filled_in(admin_client, url) | {"html": " "})

    assert errors(response).keys() == {"html"}
