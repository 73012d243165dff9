"""A page is never stale and hardly ever computed: what is kept, what is sent again, and for whom."""

import gzip
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.caching.middleware import PageCacheMiddleware
from tests.factories import make_draft, make_party, make_statement
from tests.views.test_every_page import PAGES, world

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
GZIP = {"Accept-Encoding": "br, gzip, deflate"}
# What is streamed has no end that could be kept; it has its ETag all the same.
STREAMED = (".csv", ".bib", ".ris")
KEPT = [
    address for address in PAGES.values() if not address.endswith(STREAMED) and not address.startswith("/attachments/")
]


def queries_of(client: Client, address: str, headers: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=headers)
    return len(queries)


@pytest.mark.parametrize("headers", [{}, HTMX, GZIP])
@pytest.mark.parametrize("address", KEPT)
def test_page_again_costs_one_query(client: Client, address: str, headers: dict[str, str]) -> None:
    world()
    client.get(address, headers=headers)

    assert queries_of(client, address, headers) == 1


@pytest.mark.django_db(transaction=True)  # within one the index is read for each asker
def test_page_asks_for_the_edition_once(client: Client) -> None:
    make_statement()
    client.get("/statements/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/statements/?page=1")

    assert sum("archive_publicedition" in query["sql"] for query in queries) == 1


@pytest.mark.parametrize("address", KEPT)
def test_kept_page_is_the_computed_one_to_the_letter(client: Client, address: str) -> None:
    world()
    computed, kept = client.get(address), client.get(address)

    assert (kept.content, kept.headers) == (computed.content, computed.headers)
    assert "default-src 'none'" in kept["Content-Security-Policy"]


@pytest.mark.parametrize("address", PAGES.values())
def test_page_sets_no_cookie(client: Client, address: str) -> None:
    world()

    assert not client.get(address).cookies


def test_public_page_is_asked_for_again_each_time(client: Client) -> None:
    response = client.get("/statements/")

    assert response["Cache-Control"] == "public, no-cache"
    varies = {header.strip() for header in response["Vary"].split(",")}
    assert varies == {"Accept-Encoding", "Cookie", "HX-Request", "HX-History-Restore-Request"}


@pytest.mark.parametrize("address", PAGES.values())
@pytest.mark.parametrize("written", ["{}", "W/{}", '"other", {}'])
def test_reader_who_has_the_page_is_sent_none(client: Client, address: str, written: str) -> None:
    world()
    has = written.format(client.get(address)["ETag"])

    response = client.get(address, headers={"If-None-Match": has})

    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] in has


@pytest.mark.parametrize("has", ["*", "", '"1-0"', "no etag", '"', "\x00"])
def test_reader_who_has_another_page_is_sent_this_one(client: Client, has: str) -> None:
    assert client.get("/", headers={"If-None-Match": has}).status_code == 200


def test_change_of_one_record_is_in_the_next_answer(client: Client) -> None:
    statement = make_statement(title="Before")
    before = client.get("/statements/")

    type(statement).objects.filter(pk=statement.pk).update(title="Afterwards")
    after = client.get("/statements/", headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert b"Afterwards" in after.content


def test_change_of_a_draft_leaves_pages_as_they_are(client: Client) -> None:
    etag = client.get("/statements/")["ETag"]

    make_draft()

    assert client.get("/statements/", headers={"If-None-Match": etag}).status_code == 304


def test_record_whose_moment_has_come_is_in_the_next_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = timezone.now() + timedelta(minutes=1)
    make_statement(title="From that moment", publish_at=moment)
    assert b"From that moment" not in client.get("/statements/").content

    monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(seconds=1))

    assert b"From that moment" in client.get("/statements/").content


def test_new_version_of_the_code_makes_new_pages(client: Client) -> None:
    etag = client.get("/")["ETag"]

    with override_settings(DEPLOY_VERSION="next"):
        assert client.get("/")["ETag"] != etag


def test_every_variant_has_an_etag_of_its_own(client: Client) -> None:
    variants: list[tuple[str, dict[str, str]]] = [
        ("/statements/", {}), ("/statements/?year=2019", {}), ("/statements/?year=2019&year=2020", {}),
        ("/statements/", HTMX), ("/statements/", HTMX | {"HX-History-Restore-Request": "true"}),
        ("/statements/", GZIP), ("/parties/", {}), ("/statements/", {"Host": "127.0.0.1"}),
        ("/es/statements/", {}), ("/ar/statements/", {}),
    ]  # fmt: skip

    etags = [client.get(address, headers=headers)["ETag"] for address, headers in variants]

    assert len({*etags}) == len(variants)


@pytest.mark.parametrize("language", ["el", "es-MX, en;q=0.5", "", "*", "\x00"])
def test_language_that_a_browser_prefers_makes_no_other_page(client: Client, language: str) -> None:
    etag = client.get("/statements/")["ETag"]

    response = client.get("/statements/", headers={"Accept-Language": language})

    assert (response["ETag"], response["Content-Language"]) == (etag, "en")


def test_order_of_parameters_makes_no_other_page(client: Client) -> None:
    etag = client.get("/statements/?year=2019&kind=appeal")["ETag"]

    assert client.get("/statements/?kind=appeal&year=2019")["ETag"] == etag


def test_part_for_htmx_is_never_sent_as_the_page(client: Client) -> None:
    part = client.get("/statements/", headers=HTMX).content

    assert b"<html" not in part
    assert b"<html" in client.get("/statements/").content


@pytest.mark.parametrize("times", [1, 2])
def test_page_is_compressed_for_who_takes_that(client: Client, times: int) -> None:
    plain = client.get("/").content

    responses = [client.get("/", headers=GZIP) for _ in range(times)]

    assert responses[-1]["Content-Encoding"] == "gzip"
    assert responses[-1]["Content-Length"] == str(len(responses[-1].content))
    assert gzip.decompress(responses[-1].content) == plain


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_page_is_not_compressed_for_who_refuses_that(client: Client, accepted: str) -> None:
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": accepted})


def test_editor_is_sent_pages_of_nobody_else(client: Client, admin_client: Client) -> None:
    statement = make_statement()
    client.get(statement.get_absolute_url())

    response = admin_client.get(statement.get_absolute_url())

    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
    assert b"Edit this record" in response.content


def test_nobody_is_sent_an_editors_page(client: Client, admin_client: Client) -> None:
    statement = make_statement()
    admin_client.get(statement.get_absolute_url())

    assert b"Edit this record" not in client.get(statement.get_absolute_url()).content


def test_reader_with_a_message_goes_around_the_cache(client: Client) -> None:
    client.cookies["messages"] = "something"

    assert client.get("/")["Cache-Control"] == "private, no-store"


def test_page_that_does_not_exist_is_not_kept(client: Client) -> None:
    missing = client.get("/parties/later/")
    assert (missing.status_code, missing["Cache-Control"], "ETag" in missing) == (404, "public, no-cache", False)

    make_party(slug="later")

    assert client.get("/parties/later/").status_code == 200


def test_address_of_another_host_is_refused(client: Client) -> None:
    client.get("/")

    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_editors_entrance_is_left_alone(client: Client) -> None:
    assert "ETag" not in client.get("/admin/login/")


def test_head_is_answered_like_get(client: Client) -> None:
    etag = client.get("/")["ETag"]

    response = client.head("/")

    assert (response["ETag"], response.content) == (etag, b"")


# -- views that are not the archive's own, to see what is kept -----------------------------

View = Callable[[HttpRequest], HttpResponseBase]


def asked_twice(view: View, **headers: Any) -> tuple[HttpResponseBase, int]:
    """The second answer, and how often the view ran."""
    ran = []

    def counted(request: HttpRequest) -> HttpResponseBase:
        ran.append(request)
        return view(request)

    middleware, request = PageCacheMiddleware(counted), RequestFactory().get("/page/", headers=headers)
    middleware(request)
    return middleware(request), len(ran)


def streamed(_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"row\n"]))


def with_cookie(_request: HttpRequest) -> HttpResponse:
    response = HttpResponse("page")
    response.set_cookie("name", "value")
    return response


def test_plain_page_is_computed_once() -> None:
    assert asked_twice(lambda _request: HttpResponse("page"))[1] == 1


@pytest.mark.parametrize(
    "view",
    [
        streamed,
        with_cookie,
        lambda _request: HttpResponse("page", status=404),
        lambda _request: HttpResponse("page", headers={"Vary": "Accept"}),
        lambda _request: HttpResponse("page", headers={"Cache-Control": "no-store"}),
        lambda _request: HttpResponse("x" * 500_001),
    ],
)
def test_page_that_is_not_the_same_for_all_is_computed_each_time(view: View) -> None:
    assert asked_twice(view)[1] == 2


def test_page_with_a_cookie_is_private() -> None:
    assert asked_twice(with_cookie)[0]["Cache-Control"] == "private, no-store"


def test_streamed_answer_is_not_sent_to_who_has_it() -> None:
    etag = asked_twice(streamed)[0]["ETag"]

    response, ran = asked_twice(streamed, **{"If-None-Match": etag})

    assert (response.status_code, ran) == (304, 0)


def test_page_computed_while_a_change_commits_is_kept_under_the_older_edition() -> None:
    def changing(_request: HttpRequest) -> HttpResponse:
        make_statement()
        return HttpResponse("page from before the change")

    assert asked_twice(changing)[1] == 2
