"""From a paste to a published page, with the keyboard alone."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from archive.models import ImportBatch, Party, Statement
from tests.archive import load_fixtures
from tests.importing.pages import TITLE, statement_page

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ["Communist Party of Argentina", "Party of the Lighthouse Keepers", "AKEL – Cyprus"]


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> None:
    load_fixtures()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as somebody without a mouse would."""
    for _ in range(300):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {selector}")


def paste(page: Page, text: str) -> None:
    page.goto("/admin/archive/importbatch/add/")
    tab_to(page, "textarea[name=text]")
    page.keyboard.insert_text(text)
    tab_to(page, "input[type=submit]")
    with page.expect_navigation():  # with its scripts, which keep what is typed
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 name to decide")).to_be_visible()


def test_keyboard_alone_leads_from_a_paste_to_a_published_page(editor_page: Page) -> None:
    page = editor_page
    paste(page, statement_page(NAMES))

    tab_to(page, "input[name=who-0]:checked")
    page.keyboard.press("ArrowUp")  # from "leave it" to "a new party"
    tab_to(page, "input[name=who-0-name]")
    page.keyboard.press("Control+a")
    page.keyboard.type("Lighthouse Party")
    tab_to(page, "input[name=who-0-country]")
    page.keyboard.type("IS")
    tab_to(page, "button[name=apply]")
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    tab_to(page, "button.step-publish")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()

    statement = Statement.objects.get(title=TITLE)
    public = Client().get(statement.get_absolute_url()).content.decode()
    assert [name in public for name in NAMES] == [True, True, True]
    assert Party.objects.get(name="Lighthouse Party") == statement.signatories.get(position=2).party


def test_what_was_typed_is_there_after_leaving_the_page(editor_page: Page) -> None:
    page = editor_page
    paste(page, statement_page(NAMES))

    page.locator("#id_title").fill("Half a title")
    expect(page.locator(".import-kept")).to_have_text("Kept.")
    page.goto("/admin/")
    page.goto(f"/admin/archive/importbatch/{ImportBatch.objects.get().pk}/change/")

    expect(page.locator("#id_title")).to_have_value("Half a title")


def test_another_party_is_found_while_typing(editor_page: Page) -> None:
    page = editor_page
    paste(page, statement_page(NAMES))

    page.get_by_label("another party of the archive").check()
    page.locator("input[name=who-0-other]").fill("malta")
    page.get_by_role("option", name="Communist Party of Malta").click()

    expect(page.locator("input[name=who-0-other]")).to_have_value("communist-party-of-malta")


def test_line_of_a_name_is_shown_in_the_document(editor_page: Page) -> None:
    page = editor_page
    paste(page, statement_page(NAMES))

    page.locator(".import-question legend a").click()

    expect(page.locator(".import-source li:target")).to_contain_text("Party of the Lighthouse Keepers")
