"""An import in a browser: choosing a file, looking, writing; on a phone, and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archive.models import Party
from tests.factories import make_party

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "context_options",
    [{"viewport": {"width": 390, "height": 800}}, {"java_script_enabled": False}],
    ids=["phone", "plain"],
)
def test_file_is_chosen_looked_at_and_written(editor_page: Page, tmp_path: Path) -> None:
    make_party(slug="kke", name="Communist Party in Greece")
    file = tmp_path / "parties.csv"
    file.write_text("slug,name\nkke,Communist Party of Greece\nnew,New\n")

    editor_page.goto("/admin/archive/party/")
    editor_page.get_by_role("link", name="Import", exact=True).click()
    editor_page.get_by_label("File:").set_input_files(file)
    editor_page.get_by_role("button", name="Try it").click()
    expect(editor_page.locator(".bulk-rows del")).to_have_text("in")
    editor_page.get_by_role("button", name="Write all of it").click()

    expect(editor_page.locator(".messagelist")).to_have_text("Written: 1 new, 1 changed. 0 were so already.")
    assert Party.objects.count() == 2
