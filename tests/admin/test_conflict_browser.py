"""Two editors in two browsers: edits apart, edits that collide, and a session that ends."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Statement, StatementText
from tests.browser import axe_violations, sign_in, watch
from tests.factories import make_draft, make_signatory, make_text

from .forms import address, names

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def statement() -> Statement:
    statement = make_draft(title="Old title", summary="One word of a long text.")
    for position, name in enumerate("ABC", 1):
        make_signatory(statement=statement, position=position, name_as_signed=name)
    return statement


@pytest.fixture
def other_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    with browser.new_context(base_url=live_server.url) as context:
        wrongs = watch(context, live_server.url)
        page = context.new_page()
        sign_in(page, User.objects.create_superuser("other"), live_server.url)
        yield page
    assert wrongs == []


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").first.click()


def name(page: Page, number: int, text: str) -> None:
    page.locator(".signatory-list ol").get_by_label("Name as signed", exact=True).nth(number).fill(text)


def test_edits_apart_both_survive(editor_page: Page, other_page: Page, statement: Statement) -> None:
    for page in (editor_page, other_page):
        page.goto(address(statement))
    name(other_page, 0, "A, corrected")
    save(other_page)
    expect(other_page.get_by_text("was changed successfully")).to_be_visible()

    name(editor_page, 2, "C, corrected")
    editor_page.get_by_label("Title:").first.fill("New title")
    save(editor_page)

    expect(editor_page.get_by_text("Their changes and yours are kept")).to_be_visible()
    statement.refresh_from_db()
    assert (statement.title, names(statement)) == ("New title", ["A, corrected", "B", "C, corrected"])


@pytest.mark.parametrize("context_options", [NARROW, {"java_script_enabled": False}], ids=["phone", "no script"])
def test_edits_that_collide_are_put_to_the_second_editor(editor_page: Page, statement: Statement) -> None:
    editor_page.goto(address(statement))
    Statement.objects.update(summary="One word of their long text.")
    editor_page.locator("#id_summary").fill("One word of my long text.")
    save(editor_page)

    expect(editor_page.get_by_role("group", name="Summary").first).to_be_visible()
    expect(editor_page.locator("ins").first).to_have_text("their")
    editor_page.get_by_label("What I write here", exact=True).check()
    editor_page.get_by_role("textbox", name="What I write here").fill("One word of our long text.")
    editor_page.get_by_role("button", name="Save what is chosen").click()

    expect(editor_page.get_by_text("was changed successfully")).to_be_visible()
    assert Statement.objects.get().summary == "One word of our long text."


def test_merge_page_is_accessible_and_fits_a_phone(editor_page: Page, statement: Statement) -> None:
    editor_page.goto(address(statement))
    Statement.objects.update(title="Their title")
    editor_page.get_by_label("Title:").first.fill("My title")
    save(editor_page)
    expect(editor_page.get_by_role("heading", name="Put two versions together")).to_be_visible()

    # What is wrong elsewhere on the page is in Django's own frame: links of its trail that only colour tells apart.
    assert [found for found in axe_violations(editor_page) if not found.startswith("link-in-text-block")] == []
    editor_page.set_viewport_size({"width": 390, "height": 844})
    assert editor_page.evaluate("document.documentElement.scrollWidth") <= 390


def test_formatted_text_is_read_and_written_as_such_on_the_merge_page(editor_page: Page, statement: Statement) -> None:
    text = make_text(statement=statement, html="<p>An <strong>old</strong> text.</p><ul><li>One</li></ul>")
    editor_page.goto(address(statement))
    text.html = "<p>Their <strong>old</strong> text.</p><ul><li>One</li></ul>"
    text.save()
    editor_page.locator("#texts-0 .ProseMirror").press_sequentially("My ")
    save(editor_page)

    expect(editor_page.locator(".merge-version strong").first).to_have_text("old")
    expect(editor_page.locator(".merge-text").get_by_text("<p>")).to_have_count(0)
    assert [found for found in axe_violations(editor_page) if not found.startswith("link-in-text-block")] == []
    expect(editor_page.get_by_role("textbox", name="What I write here")).to_be_editable()
    editor_page.locator(".merge-edited .ProseMirror").press_sequentially("Our ")
    expect(editor_page.get_by_label("What I write here", exact=True)).to_be_checked()
    editor_page.set_viewport_size({"width": 390, "height": 844})
    assert editor_page.evaluate("document.documentElement.scrollWidth") <= 390
    editor_page.get_by_role("button", name="Save what is chosen").click()

    expect(editor_page.get_by_text("was changed successfully")).to_be_visible()
    assert StatementText.objects.get().html.startswith("<p>Our My An <strong>old</strong>")


def test_session_that_ended_loses_nothing(editor_page: Page, statement: Statement) -> None:
    editor_page.goto(address(statement))
    editor_page.get_by_label("Title:").first.fill("New title")
    name(editor_page, 1, "B, corrected")
    Session.objects.all().delete()
    save(editor_page)

    editor_page.get_by_label("User name").fill("editor")
    editor_page.get_by_label("Password:", exact=True).fill("editor")
    editor_page.get_by_role("button", name="Sign in", exact=True).click()
    expect(editor_page.get_by_text("It is not saved yet")).to_be_visible()
    expect(editor_page.get_by_label("Title:").first).to_have_value("New title")
    save(editor_page)

    expect(editor_page.get_by_text("was changed successfully")).to_be_visible()
    statement.refresh_from_db()
    assert (statement.title, names(statement)) == ("New title", ["A", "B, corrected", "C"])
