"""A record of any state, on the page that readers will see, for those who may view it in the admin."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Statement
from archive.models.roles import Role
from tests.factories import make_edition, make_meeting, make_newsitem, make_party, make_statement, make_text, make_user

pytestmark = pytest.mark.django_db
HIDDEN: list[dict[str, Any]] = [
    {"state": "draft"},
    {"state": "in_review"},
    {"state": "published", "publish_at": timezone.now() + timedelta(days=9)},
]
over_hidden = pytest.mark.parametrize("fields", HIDDEN, ids=["draft", "in review", "scheduled"])


def statement_pages(**fields: Any) -> list[str]:
    """Its page, in another language and order too, and one of an edition that is there and one that is not."""
    party, other = make_party(), make_party()
    statement = make_statement(signed_by=[party, other], meeting=make_meeting(), **fields)
    make_text(statement=statement, is_original=True)
    make_edition(statement=statement)
    make_statement(title="List in common", signed_by=[party, other])
    url = statement.get_absolute_url()
    return [url, f"/fr{url}?order=country", f"{url}editions/1/", f"{url}editions/9/"]


def newsitem_pages(**fields: Any) -> list[str]:
    return [make_newsitem(parties=[make_party()], statement=make_statement(), **fields).get_absolute_url()]


over_pages = pytest.mark.parametrize("pages", [statement_pages, newsitem_pages])


@over_pages
@over_hidden
def test_preview_is_kept_by_nobody(client: Client, pages: Callable[..., list[str]], fields: dict[str, Any]) -> None:
    client.force_login(make_user(role=Role.CONTRIBUTOR))

    answers = [client.get(url) for url in pages(**fields)]

    assert {answer.status_code for answer in answers} <= {200, 404}
    assert answers[0].status_code == 200
    assert "Only editors see this page" in answers[0].content.decode()
    assert {(answer["Cache-Control"], answer["X-Robots-Tag"]) for answer in answers} == {
        ("private, no-store", "noindex, nofollow")
    }


@over_pages
@over_hidden
@pytest.mark.parametrize("person", ["anyone", "reader", "staff"])
def test_preview_is_not_there_for_others(
    client: Client, pages: Callable[..., list[str]], fields: dict[str, Any], person: str
) -> None:
    if person != "anyone":
        client.force_login(make_user(is_staff=person == "staff"))

    assert {client.get(url).status_code for url in pages(**fields)} == {404}


def test_preview_shows_lists_in_common_and_stays_out_of_them(client: Client) -> None:
    client.force_login(make_user(role=Role.CONTRIBUTOR))
    draft, *_others = statement_pages(state="draft", title="Hidden")

    other = Statement.objects.get(title="List in common")
    preview, public = (client.get(url).content.decode() for url in (draft, other.get_absolute_url()))

    assert f'<a href="{other.get_absolute_url()}"><bdi>List in common</bdi></a>' in preview
    assert "Hidden" not in public


@over_pages
def test_public_page_is_no_preview(client: Client, pages: Callable[..., list[str]]) -> None:
    url = pages()[0]

    assert "X-Robots-Tag" not in client.get(url)
    client.force_login(make_user(role=Role.CONTRIBUTOR))
    assert "Only editors see this page" not in client.get(url).content.decode()
