"""The browser's watch sees what it is there to see, and editors' pages pass it."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from .browser import axe_violations, watch


@pytest.mark.parametrize(
    ("script", "wrong"),
    [
        ("console.error('oh')", "console: oh"),
        ("setTimeout(() => { throw new Error('oh') })", "script: oh"),
        ("location.href = 'http://elsewhere.example/'", "request to another host: http://elsewhere.example/"),
        ("fetch('http://elsewhere.example/')", "Content Security Policy"),
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        ("document.body.append(Object.assign(new Image(), {src: '/nothing.png'}))", "404"),
    ],
)
def test_watch_sees(browser: Browser, live_server: LiveServer, script: str, wrong: str) -> None:
    with browser.new_context(base_url=live_server.url) as context:
        wrongs = watch(context, live_server.url)
        page = context.new_page()
        page.goto("/admin/login/")
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(300)

    assert any(wrong in line for line in wrongs), wrongs


def test_page_that_does_not_exist_is_no_error_of_itself(page: Page) -> None:
    response = page.goto("/no-such-page/")

    assert response
    assert response.status == 404


def test_signing_in_form_is_accessible(page: Page) -> None:
    page.goto("/admin/login/")

    assert axe_violations(page) == []


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.goto("/admin/login/")

    page.evaluate("() => document.documentElement.removeAttribute('lang')")

    assert [line.split(":")[0] for line in axe_violations(page)] == ["html-has-lang"]


def test_editor_is_signed_in(editor_page: Page) -> None:
    editor_page.goto("/admin/")

    assert (
        editor_page.get_by_role("link", name="Log out").or_(editor_page.get_by_role("button", name="Log out")).count()
    )
