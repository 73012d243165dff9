"""The public pages in a real browser: filters with and without JavaScript, accessibility, phones."""

import pytest
from playwright.sync_api import Page, expect

from tests.archive import load_fixtures
from tests.browser import axe_violations

pytestmark = pytest.mark.django_db(transaction=True)

SEED = "/statements/21-imcwp-strengthening-anti-imperialist-struggle/"
PAGES = ["/", "/statements/?country=CU", SEED, "/meetings/", "/meetings/21-imcwp/", "/parties/", "/parties/akel/",
         "/countries/", "/countries/CU/", "/news/", "/search/?q=syria", "/compare/?a=akel&b=communist-party-of-cuba",
         "/statements/?year=abc&sort=x&party=none", "/accessibility/", "/search/?q=comunist+prty+of+cuba",
         "/no-such-page/", "/parties/comunist-party-cuba/"]  # fmt: skip


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> None:
    load_fixtures()


def test_ticking_a_choice_changes_results_and_address(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")

    page.get_by_role("checkbox", name="Resolution").check()

    expect(page.locator("#found-heading")).to_have_text("1 statement")
    assert page.url.endswith("/statements/?meeting=21-imcwp&kind=resolution")


def test_ticking_keeps_the_focus_where_it_was(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")

    page.get_by_role("checkbox", name="Resolution").focus()
    page.keyboard.press("Space")

    expect(page.locator("#found-heading")).to_have_text("1 statement")
    assert page.evaluate("document.activeElement.id") == "kind-resolution"


def test_back_brings_the_earlier_results(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    page.get_by_role("checkbox", name="Resolution").check()
    expect(page.locator("#found-heading")).to_have_text("1 statement")

    page.go_back()

    expect(page.locator("#found-heading")).to_have_text("2 statements")
    expect(page.get_by_role("banner")).to_be_visible()


def test_chip_takes_its_choice_back(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp&kind=resolution")

    page.get_by_role("link", name="Remove: resolution").click()

    expect(page.locator("#found-heading")).to_have_text("2 statements")
    assert page.url.endswith("/statements/?meeting=21-imcwp")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_filter_works_without_javascript(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")

    page.get_by_role("checkbox", name="Resolution").check()
    page.get_by_role("button", name="Apply").click()

    expect(page.locator("#found-heading")).to_have_text("1 statement")


@pytest.mark.parametrize(
    ("context_options", "direction"), [({"color_scheme": "light"}, "ltr"), ({"color_scheme": "dark"}, "rtl")]
)
def test_every_page_is_accessible(page: Page, direction: str) -> None:
    violations = {}
    for address in PAGES:
        page.goto(address)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        violations[address] = axe_violations(page, "target-size")

    assert {address: found for address, found in violations.items() if found} == {}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_no_page_is_wider_than_a_phone(page: Page, direction: str) -> None:
    widths = {}
    for address in PAGES:
        page.goto(address)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        widths[address] = page.evaluate("document.documentElement.scrollWidth")

    assert {address: width for address, width in widths.items() if width > 390} == {}
