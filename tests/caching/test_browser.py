"""What a real browser makes of a page that it was not sent again."""

from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser import watch


def test_page_not_sent_again_keeps_its_security_policy(browser: Browser, live_server: LiveServer) -> None:
    with browser.new_context(base_url=live_server.url) as context:
        wrongs = watch(context, live_server.url)
        page = context.new_page()
        page.goto("/meetings/")
        page.goto("/")
        again = page.goto("/meetings/")
        assert again
        assert again.request.all_headers().get("if-none-match") == again.headers["etag"]

        page.evaluate("() => document.body.setAttribute('style', 'color: red')")
        page.wait_for_timeout(300)

    assert any("Content Security Policy" in line for line in wrongs), wrongs
