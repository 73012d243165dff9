"""Two processes on one database: what one saves is in the next answer of the other."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from archive.models import Party
from tests.factories import make_party

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 60
Answer = tuple[int, str, str]


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        """An answer that sends elsewhere is an answer."""


def ask(address: str, body: bytes | None = None, **headers: str) -> Answer:
    """Status, text and ETag."""
    request = Request(address, body, {name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310, our own server
    try:
        answer = build_opener(_Stay).open(request, timeout=PATIENCE_SECONDS)
    except HTTPError as error:  # 304 and 302 too
        answer = error
    with answer:
        return answer.status or 0, answer.read().decode(), answer.headers.get("ETag", "")


def database_url() -> str:
    """The test database, as another process is told of it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return (
        f"postgres://{quote(known['USER'])}:{quote(known['PASSWORD'])}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    )


@contextmanager
def server(version: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "imcwp.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "2"]
    environment = os.environ | {"DATABASE_URL": database_url(), "DEPLOY_VERSION": version}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)  # noqa: S603, our own
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            ask(f"{address}/countries/")
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} does not answer")


@pytest.fixture
def sites() -> Iterator[tuple[str, str]]:
    version = uuid4().hex
    with server(version) as one, server(version) as other:
        yield one, other


def test_save_in_one_process_is_in_the_next_answer_of_the_other(sites: tuple[str, str], editor: User) -> None:
    party = make_party(name="Before", slug="it")
    pages = [f"{site}/parties/it/" for site in sites]
    etags = [ask(page)[2] for page in pages]
    assert [ask(page, If_None_Match=etag)[0] for page, etag in zip(pages, etags, strict=True)] == [304, 304]

    assert save_in_admin(sites[0], party, editor, name="Afterwards") == 302

    answers = [ask(page, If_None_Match=etag) for page, etag in zip(pages, etags, strict=True)]
    assert [(status, "Afterwards" in text) for status, text, _ in answers] == [(200, True), (200, True)]


def test_many_saves_are_each_in_the_next_answers(sites: tuple[str, str]) -> None:
    make_party(name="Before", slug="it")
    missing = []
    for number in range(20):
        Party.objects.filter(slug="it").update(name=f"Name {number}.")
        texts = [ask(f"{site}/parties/it/")[1] for site in sites * 2]
        missing += [number for text in texts if f"Name {number}." not in text]

    assert missing == []


def save_in_admin(site: str, party: Party, editor: User, **changes: str) -> int:
    """As a browser does it: the form as it is served, with some fields typed over."""
    client = Client()
    client.force_login(editor)
    session = f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"
    address = f"{site}/admin/archive/party/{party.pk}/change/"
    filled = filled_in(ask(address, Cookie=session)[1]) | changes
    cookies = f"{session}; {settings.CSRF_COOKIE_NAME}={'c' * 32}"
    body = urlencode(filled | {"csrfmiddlewaretoken": "c" * 32, "_save": "Save"}).encode()
    return ask(address, body, Cookie=cookies)[0]


def filled_in(page: str) -> dict[str, str]:
    fields = {}
    for field in LexborHTMLParser(page).css("form#party_form [name]"):
        chosen = field.css_first("option[selected]") if field.tag == "select" else field
        value = field.text() if field.tag == "textarea" else (chosen.attributes.get("value") if chosen else "")
        if field.attributes.get("type") not in {"submit", "checkbox"}:
            fields[str(field.attributes["name"])] = value or ""
    return fields
