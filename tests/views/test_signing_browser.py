"""Matrix and comparison in a real browser: by keyboard, with little room, in light and dark."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_violations, follow
from tests.factories import make_edition, make_meeting, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db(transaction=True)

REGION = "The parties on the lists of"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(autouse=True)
def meeting(transactional_db: None) -> None:
    """Thirty statements, and 60 parties on their lists."""
    meeting = make_meeting(slug="it", title="A meeting")
    parties = [make_party(name=f"Party of workers number {number}", slug=f"p{number}") for number in range(60)]
    for number in range(30):
        statement = make_statement(
            slug=f"s{number}", title=f"A statement of some length, number {number}", meeting=meeting,
            signed_by=parties[number :: number % 3 + 1],
        )  # fmt: skip
        make_edition(statement=statement, completeness=["complete", "partial", "unknown"][number % 3])
        make_signatory(statement=statement, position=100, name_as_signed="Prty")


PLACE = """box => {
    const outside = box.getBoundingClientRect();
    const corner = box.querySelector("thead th").getBoundingClientRect();
    return [box.scrollLeft > 0, box.scrollTop > 100, corner.x - outside.x, corner.y - outside.y];
}"""


@pytest.mark.parametrize("context_options", [PHONE])
def test_matrix_is_scrolled_by_keyboard_and_keeps_its_heads(page: Page) -> None:
    page.goto("/meetings/it/")
    region = page.get_by_role("region", name=REGION)
    region.focus()

    for key in ("ArrowRight", "ArrowRight", "PageDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(300)

    assert region.evaluate(PLACE) == [True, True, 1, 1]


@pytest.mark.parametrize("context_options", [PHONE])
def test_focused_party_is_not_hidden_behind_the_heads(page: Page) -> None:
    page.goto("/meetings/it/")
    page.get_by_role("region", name=REGION).evaluate("box => box.scrollTo(0, box.scrollHeight)")

    page.get_by_role("rowheader", name="Party of workers number 30", exact=True).get_by_role("link").focus()
    # It may take a moment to scroll there.
    page.wait_for_function("""() => {
        const link = document.activeElement;
        const { x, y, height } = link.getBoundingClientRect();
        return link.contains(document.elementFromPoint(x + 5, y + height / 2));
    }""")


@pytest.mark.parametrize("context_options", [PHONE])
def test_matrix_scrolls_by_itself_and_the_page_does_not(page: Page) -> None:
    page.goto("/meetings/it/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("context_options", [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE])
def test_matrix_and_comparisons_are_accessible(page: Page) -> None:
    addresses = ["/meetings/it/", "/compare/?a=p1&b=p2", "/compare/?a=s1&b=s2", "/compare/?a=workers&b=nobody",
                 "/compare/?a=p1&b=p1", "/parties/p1/", "/statements/?not_party=p1&party=p2"]  # fmt: skip
    violations = {}
    for address in addresses:
        page.goto(address)
        violations[address] = axe_violations(page)

    assert {address: found for address, found in violations.items() if found} == {}


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_names_are_compared_without_javascript(page: Page) -> None:
    page.goto("/compare/")

    page.get_by_label("The first").fill("party of workers NUMBER 1")
    page.get_by_label("The second").fill("p2")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", name="Both")).to_be_visible()


def test_party_is_left_out_by_typing_its_name(page: Page) -> None:
    page.goto("/statements/?meeting=it")

    page.get_by_label("Leave out lists with this party").fill("party of workers number 7")
    page.keyboard.press("Enter")

    expect(page.locator("#not_party-p7")).to_be_checked()
    assert page.url.endswith("/statements/?not_party=p7&meeting=it")
    expect(page.get_by_role("link", name="Remove: without Party of workers number 7")).to_be_visible()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_party_is_left_out_and_taken_back_without_javascript(page: Page) -> None:
    page.goto("/statements/")
    page.get_by_label("Leave out lists with this party").fill("party of workers number 7")
    follow(page.get_by_role("button", name="Apply"))
    assert "not_party=p7" in page.url

    page.locator("#not_party-p7").uncheck()
    follow(page.get_by_role("button", name="Apply"))

    assert "p7" not in page.url
