"""The pictures in a real browser: by keyboard, without scripts, mirrored, on a phone, on paper."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.archive import load_fixtures
from tests.browser import axe_violations

pytestmark = pytest.mark.django_db(transaction=True)

PICTURES = ["/", "/countries/?show=signatures", "/meetings/", "/cosigning/"]
RTL = "document.documentElement.dir = 'rtl'"


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> None:
    load_fixtures()


def box(found: Locator) -> dict[str, Any]:
    place = found.bounding_box()
    assert place
    return dict(place)


@pytest.mark.parametrize(
    ("context_options", "direction"), [({"color_scheme": "light"}, "rtl"), ({"color_scheme": "dark"}, "ltr")]
)
def test_pictures_are_accessible_with_their_tables_open(page: Page, direction: str) -> None:
    violations = {}
    for address in PICTURES:
        page.goto(address)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        for table in page.locator(".chart-table").all():
            table.evaluate("table => { table.open = true }")
        violations[address] = axe_violations(page)

    assert {address: found for address, found in violations.items() if found} == {}


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_marks_are_links_without_scripts(page: Page) -> None:
    page.goto("/countries/?show=statements")

    page.get_by_role("link", name="Greece: ").click()

    expect(page).to_have_url("/statements/?country=GR")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_another_question_to_the_map_is_a_plain_link(page: Page) -> None:
    page.goto("/countries/")

    page.get_by_role("link", name="Signatures", exact=True).click()

    expect(page.get_by_role("link", name="Greece: ")).to_contain_text("signatures")


def test_mark_is_reached_and_seen_by_keyboard(page: Page) -> None:
    page.goto("/countries/?show=parties")
    page.get_by_role("region", name="Map of the world").focus()

    page.keyboard.press("Tab")

    mark = page.locator(".chart-map a:focus-visible > *").first
    assert mark.evaluate("shape => getComputedStyle(shape).strokeWidth") == "2.5px"
    assert mark.locator("..").get_by_text(":").count() == 1


def test_picture_is_skipped_by_keyboard(page: Page) -> None:
    page.goto("/cosigning/")

    page.get_by_role("link", name="Skip the picture, to the table").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent.trim()") == "The same as a table"


def test_years_run_from_the_side_where_reading_begins(page: Page) -> None:
    page.goto("/")
    marks = page.locator(".chart-years > li")
    assert box(marks.nth(0))["x"] < box(marks.nth(1))["x"]

    page.evaluate(RTL)

    assert box(marks.nth(0))["x"] > box(marks.nth(1))["x"]


def test_pairs_begin_at_the_side_where_reading_begins(page: Page) -> None:
    page.goto("/cosigning/")
    name, cell = page.locator(".cell-name").last, page.locator(".chart-cells a").first
    assert box(cell)["x"] < box(name)["x"]

    page.evaluate(RTL)

    assert box(cell)["x"] > box(name)["x"]


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_pictures_fit_a_phone_or_scroll_by_themselves(page: Page) -> None:
    for address in PICTURES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        small = page.locator(".chart text").evaluate_all(
            "texts => texts.filter(text => parseFloat(getComputedStyle(text).fontSize) < 12).length"
        )
        assert small == 0


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}])
def test_numbers_of_neighbouring_bars_do_not_run_into_each_other(page: Page) -> None:
    page.goto("/")

    for chart in (".chart-years", ".chart-meetings"):
        boxes = [box(text) for text in page.locator(f"{chart} text").all()]
        assert not [(a, b) for a in boxes for b in boxes if a is not b and overlap(a, b)]


def overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return all(
        a[at] + 0.5 < b[at] + b[size] and b[at] + 0.5 < a[at] + a[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def test_shades_differ_in_lightness_alone(page: Page) -> None:
    page.goto("/countries/?show=signatures")

    shades = page.locator(".chart-map .legend rect").evaluate_all(
        """rects => rects.map(rect => {
            const canvas = document.createElement('canvas').getContext('2d');
            canvas.fillStyle = getComputedStyle(rect).fill;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        })"""
    )

    assert len(shades) == 5
    assert all(lighter - darker > 15 for lighter, darker in pairwise(shades))


def test_pictures_are_on_paper_too(page: Page) -> None:
    page.goto("/countries/")

    page.emulate_media(media="print")

    expect(page.locator(".chart-map svg[viewBox]")).to_be_visible()
    assert box(page.locator(".chart-map svg[viewBox]"))["width"] <= 1280
