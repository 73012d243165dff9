"""Two parties become one in a browser: found by typing, compared, merged and brought back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from archive.models import Party
from tests.browser import axe_violations
from tests.merging.archives import dump, two_with_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unchanged(transactional_db: None) -> Iterator[None]:
    two_with_everything()
    before = dump()
    yield
    assert dump() == before


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}])
def test_two_parties_are_found_compared_merged_and_brought_back(unchanged: None, editor_page: Page) -> None:
    page = editor_page
    page.goto("/admin/archive/party/merge/")
    for field, name in (("merged", "Work Party"), ("into", "Party of Work")):
        page.locator(f"#id_{field} + .select2 .select2-selection").click()
        page.locator(".select2-search__field").last.fill(name)
        page.get_by_role("option", name=name).first.click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("“Work Party” goes, “Party of Work” stays.")).to_be_visible()

    page.get_by_label("Work Party", exact=True).check()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator("#id_name")).to_have_value("Work Party")

    page.get_by_role("link", name="See what was written, or undo it").click()
    page.get_by_role("button", name="Undo this merge").click()
    expect(page.get_by_text("both parties are as they were before")).to_be_visible()


# The checker itself applies inline styles to pages as long as these.
@pytest.mark.parametrize("context_options", [{"bypass_csp": True}])
def test_pages_are_accessible(unchanged: None, editor_page: Page) -> None:
    merged, into = Party.objects.get(name="Work Party"), Party.objects.get(name="Party of Work")
    for url in ("duplicates/", f"merge/?merged={merged.pk}&into={into.pk}"):
        editor_page.goto(f"/admin/archive/party/{url}")
        # The trail of links above is Django's own.
        assert [found for found in axe_violations(editor_page) if ".breadcrumbs" not in found] == []
