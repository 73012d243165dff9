"""The table over the list of signatories, by keyboard and mouse, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from archive.models import Statement
from tests.browser import axe_violations
from tests.factories import make_party, make_signatory, make_statement

from .forms import address, names

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def statement() -> Statement:
    """A with its party, B and C without."""
    statement = make_statement(signed_by=[make_party(name="A", slug="a", country="GR")])
    for position, name in enumerate("BC", 2):
        make_signatory(statement=statement, position=position, name_as_signed=name)
    make_party(name="Communist Party of Cuba", slug="pcc", country="CU")
    return statement


@pytest.fixture
def form(editor_page: Page, statement: Statement) -> Page:
    editor_page.goto(address(statement))
    return editor_page


def boxes(form: Page, label: str) -> Locator:
    return form.locator(".signatory-list ol").get_by_label(label, exact=True)


def save(form: Page) -> None:
    form.get_by_role("button", name="Save and continue editing").first.click()
    expect(form.get_by_text("was changed successfully")).to_be_visible()


def paste(form: Page, text: str) -> None:
    form.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_parties_stand_beside_the_names_and_the_unidentified_are_counted(form: Page) -> None:
    expect(form.get_by_text("3 signatories, 2 unidentified")).to_be_visible()
    expect(boxes(form, "Party").first).to_have_value("A (Greece)")
    expect(boxes(form, "Party").nth(1)).to_have_attribute("placeholder", "not identified")


def test_party_is_chosen_by_typing_and_arrow_keys(form: Page, statement: Statement) -> None:
    form.get_by_role("button", name="Next unidentified").click()
    expect(boxes(form, "Party").nth(1)).to_be_focused()
    form.keyboard.type("cuba")
    expect(form.get_by_role("option", name="Communist Party of Cuba (Cuba)")).to_be_visible()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    expect(form.get_by_text("3 signatories, 1 unidentified")).to_be_visible()
    save(form)

    assert statement.signatories.get(position=2).party_id is not None


def test_party_is_taken_away_by_emptying_its_box(form: Page, statement: Statement) -> None:
    boxes(form, "Party").first.fill("")
    save(form)

    assert statement.signatories.get(position=1).party is None


def test_words_that_were_not_chosen_identify_nobody(form: Page, statement: Statement) -> None:
    boxes(form, "Party").nth(1).fill("no such party")
    save(form)

    assert statement.signatories.get(position=2).party is None


def test_lines_are_moved_by_keys_and_buttons(form: Page, statement: Statement) -> None:
    boxes(form, "Name as signed").nth(2).focus()
    form.keyboard.press("Alt+ArrowUp")
    form.keyboard.press("Alt+ArrowUp")
    expect(boxes(form, "Name as signed").first).to_be_focused()
    boxes(form, "Move down (Alt+↓)").nth(1).click()
    save(form)

    assert names(statement) == ["C", "B", "A"]


def test_line_is_moved_by_writing_its_number(form: Page, statement: Statement) -> None:
    boxes(form, "Position").first.fill("3")
    form.keyboard.press("Enter")
    save(form)

    assert names(statement) == ["B", "C", "A"]


def test_enter_adds_a_line_and_removal_can_be_undone(form: Page, statement: Statement) -> None:
    boxes(form, "Name as signed").first.press("Enter")
    form.keyboard.type("New | and \\ strange")
    boxes(form, "Remove this line").first.click()
    boxes(form, "Remove this line").last.click()
    form.get_by_role("button", name="Undo removal").click()
    save(form)

    assert names(statement) == ["New | and \\ strange", "B", "C"]


def test_new_line_left_empty_is_not_sent(form: Page, statement: Statement) -> None:
    boxes(form, "Section").nth(2).select_option("youth organisation")
    boxes(form, "Name as signed").nth(2).press("Enter")
    expect(boxes(form, "Section").nth(3)).to_have_value("youth")
    save(form)

    assert names(statement) == ["A", "B", "C"]


def test_several_lines_pasted_into_a_name_become_signatories(form: Page, statement: Statement) -> None:
    form.get_by_role("button", name="Add a signatory").click()
    paste(form, "D\r\n\r\n  E  e \nF")
    expect(form.get_by_text("6 signatories, 5 unidentified")).to_be_visible()
    save(form)

    assert names(statement) == ["A", "B", "C", "D", "E  e", "F"]


def test_section_role_editions_and_note_are_set(form: Page, statement: Statement) -> None:
    boxes(form, "Section").nth(1).select_option("youth organisation")
    boxes(form, "Role, editions and note").nth(1).click()
    boxes(form, "Role").select_option("initiator")
    boxes(form, "Editions").fill("1-2")
    boxes(form, "Note").fill("by letter")
    save(form)

    row = statement.signatories.get(position=2)
    assert (row.section, row.role, row.last_edition, row.note) == ("youth", "initiator", 2, "by letter")


def test_untouched_list_is_sent_as_it_came(form: Page, statement: Statement) -> None:
    before = form.locator("#id_signatories").evaluate("area => area.defaultValue")

    assert form.locator("#id_signatories").input_value() == before


def test_problem_stands_in_its_line_and_all_that_was_typed_is_still_there(form: Page) -> None:
    form.get_by_role("button", name="Edit as text").click()
    form.get_by_role("textbox", name="Signatories:").fill("A | a\nB | nobody\nC | | sect")
    form.get_by_role("button", name="Save and continue editing").first.click()

    expect(form.locator(".has-problem")).to_have_count(2)
    expect(form.locator(".has-problem").first).to_contain_text("there is no party with the slug “nobody”")
    assert form.locator("#id_signatories").input_value() == "A | a\nB | nobody\nC |  | sect"


# The checker itself applies inline styles to a page as long as this one.
@pytest.mark.parametrize("context_options", [{"bypass_csp": True}])
def test_table_is_accessible(form: Page) -> None:
    boxes(form, "Role, editions and note").first.click()

    # What is wrong elsewhere on the page is in Django's own widgets.
    assert [found for found in axe_violations(form) if ".signatory-list" in found or "data-" in found] == []


def test_thousand_lines_are_no_burden(editor_page: Page, statement: Statement) -> None:
    editor_page.goto(address(statement))
    editor_page.get_by_role("button", name="Edit as text").click()
    editor_page.get_by_role("textbox", name="Signatories:").fill("\n".join(f"Party {i}" for i in range(1_000)))
    editor_page.get_by_role("button", name="Edit as table").click()

    boxes(editor_page, "Name as signed").nth(500).press("Alt+ArrowUp")

    expect(editor_page.get_by_text("1000 signatories, 1000 unidentified")).to_be_visible()
    expect(boxes(editor_page, "Name as signed").nth(499)).to_have_value("Party 500")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_scripts_the_list_is_text(form: Page, statement: Statement) -> None:
    form.get_by_role("textbox", name="Signatories:").fill("B\nA | a")
    save(form)

    assert names(statement) == ["B", "A"]
