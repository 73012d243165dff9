"""The tests' real browser: starting it, watching it, signing in, accessibility."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, Request

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING_CHROMIUM = (
    "The browser tests need Chromium: apt-get install chromium, or set CHROMIUM to the path of a Chromium or Chrome."
)
# The driver says why on standard error, and to Python only that it is gone.
DEAD_DRIVER = "Playwright's driver does not start; a bare Debian lacks its one library: apt-get install libatomic1"
_ARGUMENTS = [
    "--no-sandbox",  # which a container's root cannot have; it opens our own pages only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Whatever a page asks of another host is reported, and does not leave this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def start_chromium(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium(), args=_ARGUMENTS)


def watch(context: BrowserContext, site: str) -> list[str]:
    """What goes wrong on any page of the context, as a list that grows while it is used.

    Errors of scripts and on the console (where Chromium reports what the content
    security policy refuses), and requests to any host but `site`.
    """
    wrongs: list[str] = []
    pages_asked_for: set[str] = set()

    def on_request(request: Request) -> None:
        if request.is_navigation_request():
            pages_asked_for.add(request.url)
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != urlsplit(site).netloc:
            wrongs.append(f"request to another host: {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        url = message.location["url"]
        # That a page itself is answered 404 may be what a test wants to see; and for this
        # icon the browser asks unbidden, at a time of its own.
        is_expected = url in pages_asked_for or url.endswith("/favicon.ico")
        if message.type == "error" and not (is_expected and message.text.startswith("Failed to load resource")):
            wrongs.append(f"console: {message.text} ({url})")

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: wrongs.append(f"script: {error.error}"))
    return wrongs


def sign_in(page: Page, user: User, site: str) -> None:
    """Give the page's browser the session of a user who has just signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


def follow(link_or_button: Locator) -> None:
    """Click what leads to another page, and wait until that page is there.

    A click by itself may return while the page before is still shown: whoever looks at
    the page next, and asks for nothing that only the new one has, would look at either.
    """
    with link_or_button.page.expect_navigation():
        link_or_button.click()


def axe_violations(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical: its rule, what it says and where.

    `rules` are tried besides its usual ones.
    """
    # To look at sheets that import others it would write styles into the page, which our policy refuses.
    options = {"rules": {rule: {"enabled": True} for rule in rules}, "preload": False}
    results: dict[str, Any] = Axe().run(page, options=options).response
    return [
        f"{found['id']}: {found['help']}: {' '.join(map(str, node['target']))}"
        for found in results["violations"]
        if found["impact"] in {"serious", "critical"}
        for node in found["nodes"]
    ]
