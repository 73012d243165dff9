"""Reading in a real browser: by keyboard, announced, light, and steady while it loads."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.archive import load_fixtures
from tests.views.test_browser import PAGES

pytestmark = pytest.mark.django_db(transaction=True)

HEADING, STATUS = "#found-heading", "#found-status"
PHONE = {"viewport": {"width": 390, "height": 844}}
MOST_BYTES, MOST_REQUESTS, MOST_SHIFT = 100_000, 5, 0.02


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> None:
    load_fixtures()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
    return found


def tab_to(page: Page, wanted: str, most: int = 80) -> None:
    for _ in range(most):
        if focused(page) == wanted:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} is not reached by keyboard")


def test_list_is_filtered_read_and_left_by_keyboard_alone(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")

    press(page, "Tab")
    assert focused(page) == "Skip to the content"
    press(page, "Enter")
    tab_to(page, "kind-resolution")
    press(page, "Space")
    expect(page.locator(HEADING)).to_have_text("1 statement")
    expect(page.locator("#kind-resolution")).to_be_focused()
    filtered = page.url
    title = page.locator(".card-title a").inner_text()
    tab_to(page, title)
    press(page, "Enter")
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()

    assert page.url == filtered
    expect(page.locator(HEADING)).to_have_text("1 statement")


def test_filter_can_be_skipped(page: Page) -> None:
    page.goto("/statements/")

    tab_to(page, "Skip to the results")
    expect(page.locator(":focus")).to_be_in_viewport()
    press(page, "Enter")

    expect(page.locator(HEADING)).to_be_focused()


def test_choice_among_the_rarer_ones_keeps_them_open_and_the_focus(page: Page) -> None:
    page.goto("/statements/")
    page.locator("#more-country summary").click()
    choice = page.locator("#more-country input").nth(20)
    name = choice.get_attribute("id")

    choice.focus()
    press(page, "Space")

    expect(page.locator(".chip")).to_have_count(1)
    assert focused(page) == name
    expect(page.locator("#more-country")).to_have_attribute("open", "")


@pytest.mark.parametrize("context_options", [PHONE])
def test_filter_on_a_phone_stays_open_while_choosing(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    page.get_by_text("Search and filter").click()

    page.get_by_role("checkbox", name="Resolution").check()

    expect(page.locator(HEADING)).to_have_text("1 statement")
    expect(page.get_by_role("checkbox", name="Resolution")).to_be_visible()


def test_number_of_results_is_announced_once_and_politely(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    expect(page.locator(STATUS)).to_be_empty()

    page.get_by_role("checkbox", name="Resolution").check()

    expect(page.locator(STATUS)).to_have_text("1 statement")
    assert page.locator("[aria-live], [role=status], [role=alert]").count() == 1


def test_list_that_cannot_be_loaded_says_so(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    page.route("**/statements/**", lambda route: route.fulfill(status=204, headers={"HX-Reswap": "none"}))

    page.evaluate("htmx.trigger(document.body, 'htmx:sendError')")

    expect(page.locator(STATUS)).to_be_visible()
    expect(page.locator(STATUS)).to_have_text("The list could not be loaded. Please try again.")


def test_choice_taken_back_leaves_the_reader_at_the_results(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp&kind=resolution")

    page.get_by_role("link", name="Remove: resolution").focus()
    press(page, "Enter")

    expect(page.locator(HEADING)).to_have_text("2 statements")
    expect(page.locator(HEADING)).to_be_focused()


def test_back_and_forward_show_what_the_address_says(page: Page) -> None:
    page.goto("/statements/?meeting=21-imcwp")
    page.get_by_role("checkbox", name="Resolution").check()
    expect(page.locator(HEADING)).to_have_text("1 statement")

    page.go_back()
    expect(page.locator(HEADING)).to_have_text("2 statements")
    expect(page.locator("#kind-resolution")).not_to_be_checked()
    page.go_forward()

    expect(page.locator(HEADING)).to_have_text("1 statement")
    expect(page.locator("#kind-resolution")).to_be_checked()
    assert page.url.endswith("?meeting=21-imcwp&kind=resolution")


def test_typing_shows_the_choices_with_that_name(page: Page) -> None:
    page.goto("/statements/")

    page.get_by_role("searchbox", name="Country: type to find one").press_sequentially("cúb")

    shown = page.locator("fieldset", has=page.locator("#find-country")).locator("label:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Cuba")
    expect(page.locator(STATUS)).to_have_text("Choices shown: 1")


def test_choice_found_by_typing_is_chosen_by_keyboard(page: Page) -> None:
    page.goto("/statements/")
    page.locator("#find-party").focus()
    page.keyboard.type("party of cuba")

    press(page, "Enter")
    assert page.url.endswith("/statements/")
    tab_to(page, "party-communist-party-of-cuba", most=3)
    press(page, "Space")

    expect(page.locator(".chip")).to_contain_text("Communist Party of Cuba")
    assert page.url.endswith("/statements/?party=communist-party-of-cuba")
    expect(page.locator("#find-party")).to_have_value("party of cuba")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_every_filter_works_without_javascript(page: Page) -> None:
    page.goto("/statements/")
    expect(page.locator("#find-country")).to_be_hidden()

    for facet in ("country", "party", "year", "kind", "language", "completeness", "meeting"):
        page.goto("/statements/")
        choice = page.locator(f"input[name={facet}]").first
        value, count = choice.get_attribute("value"), choice.locator("xpath=..").locator(".count").inner_text()
        choice.check()
        page.get_by_role("button", name="Apply").click()
        expect(page.locator(HEADING)).to_contain_text(f"{count} statement")
        assert f"{facet}={value}" in page.url


def transferred(browser: Browser, site: str, address: str) -> list[int]:
    """The bytes of each answer that a first visit asks for, on a server that compresses."""
    asked: list[Request] = []
    with browser.new_context(base_url=site) as context:
        context.on("requestfinished", lambda request: asked.append(request))
        context.new_page().goto(address, wait_until="networkidle")
        return [_size(request) for request in asked]


def _size(request: Request) -> int:
    """Of a static file that of its compressed twin, which the test's own server does not send."""
    _site, _found, path = request.url.partition("/static/")
    twin = finders.find(f"{path}.gz") if path else None
    sizes = request.sizes()
    body = Path(twin).stat().st_size if isinstance(twin, str) else sizes["responseBodySize"]
    return body + sizes["responseHeadersSize"]


def test_first_visit_to_every_page_is_light(browser: Browser, live_server: LiveServer) -> None:
    visits = {address: transferred(browser, live_server.url, address) for address in PAGES}

    # The icon is asked for by browsers that have a window.
    assert {address: sizes for address, sizes in visits.items() if len(sizes) + 1 > MOST_REQUESTS} == {}
    assert {address: sizes for address, sizes in visits.items() if sum(sizes) > MOST_BYTES} == {}


SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) sum += entry.value;
  })).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 150);
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint').length"


@pytest.mark.parametrize("context_options", [{}, PHONE])
def test_every_page_stands_still_and_shows_its_text_at_once(page: Page) -> None:
    wrong: dict[str, Any] = {}
    for address in PAGES:
        page.goto(address)
        shift, has_text = page.evaluate(SHIFT), page.evaluate(PAINT)
        if shift >= MOST_SHIFT or not has_text:
            wrong[address] = (shift, has_text)

    assert wrong == {}


HEAD = """() => [
  !document.title && "no title",
  !document.documentElement.lang && "no language",
  document.querySelectorAll("meta[name=description][content]:not([content=''])").length !== 1 && "no description",
  document.querySelectorAll("h1").length !== 1 && "not one h1",
  document.querySelectorAll("main").length !== 1 && "not one main",
  ...[...document.querySelectorAll("[id]")].map((element) => element.id)
    .filter((id, place, ids) => ids.indexOf(id) !== place).map((id) => `twice: ${id}`),
].filter(Boolean)"""


def test_every_page_has_a_whole_head_and_no_id_twice(page: Page) -> None:
    wrong = {}
    for address in PAGES:
        page.goto(address)
        wrong[address] = page.evaluate(HEAD)

    assert {address: found for address, found in wrong.items() if found} == {}


UNSEEN_FOCUS = """() => {
  const look = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return `${outlineStyle === "none" ? "" : outlineWidth} ${boxShadow}`;
  };
  const elements = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
  return elements.filter((element) => element.checkVisibility()).filter((element) => {
    element.blur();
    const before = look(element);
    element.focus();
    return document.activeElement === element && look(element) === before;
  }).map((element) => element.outerHTML.slice(0, 100));
}"""


@pytest.mark.parametrize("context_options", [{}, {"forced_colors": "active"}])
def test_focus_can_be_seen_on_everything_that_takes_it(page: Page) -> None:
    unseen = {}
    for address in PAGES:
        page.goto(address)
        press(page, "Tab")  # from now on the browser takes the reader to be at the keyboard
        unseen[address] = page.evaluate(UNSEEN_FOCUS)

    assert {address: found for address, found in unseen.items() if found} == {}


MOVING = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((element) => {
  const { scrollBehavior, transitionDuration, animationName } = getComputedStyle(element);
  return scrollBehavior === "smooth" || transitionDuration !== "0s" || animationName !== "none";
}).length"""


@pytest.mark.parametrize("context_options", [{"reduced_motion": "reduce"}])
def test_nothing_moves_for_those_who_ask_for_less_motion(page: Page) -> None:
    moving = {}
    for address in PAGES:
        page.goto(address)
        moving[address] = page.evaluate(MOVING)

    assert {address: number for address, number in moving.items() if number} == {}


@pytest.mark.parametrize("context_options", [{"forced_colors": "active"}])
def test_page_that_one_is_on_is_told_without_colours(page: Page) -> None:
    page.goto("/statements/")

    current = page.locator(".site-header [aria-current=page]")
    assert "underline" in current.evaluate("(element) => getComputedStyle(element).textDecorationLine")
