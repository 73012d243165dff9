"""A formatted text with its footnotes and attachments, as readers see it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_violations
from tests.factories import make_attachment, make_statement, make_text

pytestmark = pytest.mark.django_db(transaction=True)

HTML = (
    '<h2>Peace</h2><p>Now<span class="footnote">A note</span>.</p>'
    '<blockquote lang="ar" dir="rtl"><p>يا عمال العالم</p></blockquote>'
)


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}])
def test_formatted_text_is_read_without_hindrance(page: Page) -> None:
    statement = make_statement(slug="it")
    make_text(statement=statement, html=HTML)
    make_attachment(statement=statement)
    page.goto("/statements/it/")

    page.locator('.text [role="doc-noteref"]').click()

    expect(page.locator(".footnotes :target")).to_contain_text("A note")
    expect(page.locator(".text blockquote")).to_have_css("direction", "rtl")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe_violations(page) == []
