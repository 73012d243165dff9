"""From the desk to readers, in the browser."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from archive.models.roles import Role
from tests.browser import axe_violations, follow, sign_in
from tests.factories import make_draft, make_user


def test_desk_is_for_everybody_and_leads_to_readers(editor_page: Page) -> None:
    undated = make_draft(title="No date", dated="")
    editor_page.goto("/admin/")
    found = axe_violations(editor_page)

    editor_page.get_by_role("link", name="No date").first.click()
    publish = editor_page.get_by_role("button", name="Publish now").first
    publish.click()
    editor_page.get_by_text("A published statement needs a title and a date").wait_for()
    editor_page.get_by_label("Date:").first.fill("2019")
    publish.click()
    editor_page.get_by_text("was changed successfully").wait_for()

    undated.refresh_from_db()
    assert (found, undated.state) == ([], "published")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_contributor_sends_to_review_without_scripts(page: Page, live_server: LiveServer) -> None:
    draft = make_draft()
    sign_in(page, make_user(role=Role.CONTRIBUTOR), live_server.url)

    page.goto(f"/admin/archive/statement/{draft.pk}/change/")
    follow(page.get_by_role("button", name="Send to review").first)

    draft.refresh_from_db()
    assert draft.state == "in_review"
