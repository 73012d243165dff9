"""The pages in other languages in a real browser: right to left, long words, from one language to another."""

import pytest
from playwright.sync_api import Page, expect

from archive.languages import address_in
from tests.archive import load_fixtures
from tests.browser import axe_violations

from .test_browser import PAGES, SEED

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> None:
    load_fixtures()


@pytest.mark.parametrize("context_options", [{"color_scheme": "light"}, PHONE | {"color_scheme": "dark"}])
def test_every_page_is_accessible_right_to_left(page: Page) -> None:
    violations = {}
    for address in PAGES:
        page.goto(address_in("ar", address))
        violations[address] = axe_violations(page)

    assert {address: found for address, found in violations.items() if found} == {}


@pytest.mark.parametrize("context_options", [PHONE])
@pytest.mark.parametrize("language", ["ar", "el", "ru"])
def test_no_page_is_wider_than_a_phone(page: Page, language: str) -> None:
    widths = {}
    for address in PAGES:
        page.goto(address_in(language, address))
        widths[address] = page.evaluate("document.documentElement.scrollWidth")

    assert {address: width for address, width in widths.items() if width > 390} == {}


def test_page_is_mirrored_right_to_left(page: Page) -> None:
    def starts(address: str) -> tuple[float, float]:
        page.goto(address)
        return _left(page, ".site-name"), _left(page, ".filter")

    name, choices = starts("/statements/")
    mirrored_name, mirrored_choices = starts("/ar/statements/")

    assert name < mirrored_name
    assert choices < mirrored_choices


def _left(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


def test_text_in_another_language_keeps_its_own_direction(page: Page) -> None:
    page.goto(address_in("ar", SEED))

    summary = page.get_by_role("paragraph").filter(has_text="Parties that took part in the 21st")

    assert summary.evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert summary.evaluate("element => element.closest('[lang]').lang") == "en"


def test_link_to_another_language_keeps_the_choices(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    page.get_by_role("checkbox", name="Resolution").check()
    expect(page.locator("#found-heading")).to_have_text("1 statement")

    page.get_by_role("link", name="Español").click()

    expect(page.locator("#found-heading")).to_have_text("1 declaración")
    assert page.url.endswith("/es/statements/?meeting=21-imcwp&kind=resolution")


def test_filter_stays_in_the_language_of_the_page(page: Page) -> None:
    page.goto("/tr/statements/?meeting=21-imcwp")

    page.get_by_role("checkbox", name="Karar").check()

    expect(page.locator("#found-heading")).to_have_text("1 açıklama")
    assert page.url.endswith("/tr/statements/?meeting=21-imcwp&kind=resolution")


@pytest.mark.parametrize("context_options", [{"locale": "pt-BR"}])
def test_permanent_address_opens_in_the_browsers_language(page: Page) -> None:
    page.goto("/id/party/akel/")

    assert page.url.endswith("/pt/parties/akel/")
    expect(page.locator("html")).to_have_attribute("lang", "pt")
