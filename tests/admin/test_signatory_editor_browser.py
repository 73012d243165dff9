"""The table over the list of signatories, by keyboard and mouse, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from archive.models import Party, Statement
from tests.browser import axe_violations
from tests.factories import make_draft, make_edition, make_party, make_party_name, make_signatory

from .forms import address, names

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def statement() -> Statement:
    """A with its party, B and C without."""
    statement = make_draft(signed_by=[make_party(name="A", slug="a", country="GR")])
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


def test_later_answer_leaves_the_editor_at_the_party_they_went_to(form: Page) -> None:
    boxes(form, "Party").nth(1).focus()
    form.keyboard.type("cub")
    expect(form.get_by_role("option", name="Communist Party of Cuba (Cuba)")).to_be_visible()
    form.keyboard.press("ArrowDown")
    with form.expect_response(lambda response: "term=cuba" in response.url):
        form.keyboard.type("a")
    expect(form.locator("[role=option][aria-selected=true]")).to_have_text("Communist Party of Cuba (Cuba)")
    form.keyboard.press("Enter")

    expect(form.get_by_text("3 signatories, 1 unidentified")).to_be_visible()


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


def test_several_lines_pasted_into_a_name_are_read_and_go_in_after_it(form: Page, statement: Statement) -> None:
    boxes(form, "Name as signed").first.focus()
    paste(form, "1. D\r\n\r\n2.  E  e \n3. Communist Party of Cuba")
    expect(form.get_by_text("3 names, 1 identified, 2 to identify")).to_be_visible()
    expect(form.get_by_role("button", name="Put 3 names in")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.get_by_text("6 signatories, 4 unidentified")).to_be_visible()
    save(form)

    assert names(statement) == ["A", "D", "E  e", "Communist Party of Cuba", "B", "C"]


def test_pasted_list_is_looked_at_before_it_goes_in(form: Page, statement: Statement) -> None:
    make_party_name(party=Party.objects.get(slug="pcc"), name="The Party", is_homonym=True)
    make_party_name(party=make_party(slug="other"), name="The Party", is_homonym=True)
    form.get_by_role("button", name="Paste a list").click()
    form.get_by_label("The list, as it stands in its source").fill("Signed by:\nB\nThe Party")
    form.get_by_role("button", name="Read it").click()
    # The heading is no name, and B is on the list.
    expect(form.get_by_text("already line 2")).to_be_visible()
    expect(form.get_by_role("button", name="Put 1 names in")).to_be_visible()
    form.get_by_label("Party: The Party").select_option("pcc")
    form.get_by_label("in place of the whole list").check()
    form.get_by_role("button", name="Put 2 names in").click()
    expect(form.get_by_text("2 signatories, 1 unidentified")).to_be_visible()
    save(form)

    assert names(statement) == ["B", "The Party"]
    assert statement.signatories.get(position=2).party == Party.objects.get(slug="pcc")


def test_paste_can_be_undone(form: Page) -> None:
    form.get_by_role("button", name="Paste a list").click()
    form.get_by_label("The list, as it stands in its source").fill("X\nY")
    form.get_by_role("button", name="Read it").click()
    form.get_by_label("in place of the whole list").check()
    form.get_by_role("button", name="Put 2 names in").click()
    form.get_by_role("button", name="Undo the paste").click()

    assert [box.input_value() for box in boxes(form, "Name as signed").all()] == ["A", "B", "C"]


def test_paste_that_cannot_be_read_goes_in_line_by_line(form: Page) -> None:
    form.route("**/read-list/", lambda route: route.fulfill(status=200, body="<h1>Sign in</h1>"))
    form.get_by_role("button", name="Paste a list").click()
    form.get_by_label("The list, as it stands in its source").fill("X | x\nY")
    form.get_by_role("button", name="Read it").click()
    expect(form.get_by_text("could not be read now")).to_be_visible()
    form.get_by_role("button", name="Put 2 names in").click()

    assert boxes(form, "Name as signed").nth(3).input_value() == "X | x"


def test_unidentified_name_is_offered_whom_it_may_mean(form: Page) -> None:
    for party in (Party.objects.get(slug="pcc"), make_party()):
        make_party_name(party=party, name="Workers' Party", is_homonym=True)
    boxes(form, "Name as signed").nth(1).fill("Workers' Party")
    boxes(form, "Name as signed").nth(0).focus()
    form.get_by_role("button", name="Next unidentified").click()

    expect(form.get_by_role("option", name="Communist Party of Cuba (Cuba) · ")).to_be_visible()


def drag(form: Page, start: Locator, end: Locator) -> None:
    end.scroll_into_view_if_needed()
    start.hover()
    form.mouse.down()
    box = end.bounding_box()
    assert box
    form.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2, steps=4)


def test_lines_are_dragged_by_their_handle(form: Page, statement: Statement) -> None:
    handles = form.locator(".signatory-list .handle")
    drag(form, handles.first, handles.nth(1))
    expect(form.locator(".lands-before")).to_have_count(1)
    form.mouse.up()
    expect(form.get_by_text("A: now line 2 of 3")).to_be_attached()
    handles.nth(0).click(modifiers=["Control"])
    handles.nth(1).click(modifiers=["Control"])
    drag(form, handles.first, handles.nth(2))
    form.mouse.up()
    save(form)

    assert names(statement) == ["C", "B", "A"]


def test_escape_leaves_dragged_lines_where_they_were(form: Page, statement: Statement) -> None:
    handles = form.locator(".signatory-list .handle")
    drag(form, handles.first, handles.nth(2))
    form.keyboard.press("Escape")
    form.mouse.up()
    save(form)

    assert names(statement) == ["A", "B", "C"]


def test_withdrawn_name_ends_before_the_edition_that_lacks_it(form: Page, statement: Statement) -> None:
    make_edition(statement=statement, number=2)
    form.reload()
    boxes(form, "Role, editions and note").nth(1).click()
    form.get_by_role("button", name="Withdrawn").click()
    expect(form.locator(".signatory-list li.ended")).to_have_count(1)
    expect(form.get_by_text("3 signatories, 2 unidentified, 1 no longer listed")).to_be_visible()
    save(form)

    assert statement.signatories.get(position=2).last_edition == 1


def test_withdrawal_from_the_latest_edition_leads_to_a_new_one(form: Page, statement: Statement) -> None:
    boxes(form, "Role, editions and note").nth(1).click()
    form.get_by_role("button", name="Withdrawn").click()
    with form.expect_popup() as opened:
        form.get_by_role("link", name="write the new edition").click()
    page = opened.value
    page.get_by_role("button", name="Read and compare").click()
    page.get_by_role("button", name="write it").click()
    expect(page.get_by_text("Edition 2 of the list was written.")).to_be_visible()

    assert statement.signatories.get(position=2).last_edition == 1


def test_three_hundred_lines_are_pasted_moved_saved_and_reverted(form: Page, statement: Statement) -> None:
    form.get_by_role("button", name="Paste a list").click()
    text = "\n".join(f"{i}. Workers' Party number {i}a" for i in range(300))
    form.get_by_label("The list, as it stands in its source").fill(text)
    form.get_by_role("button", name="Read it").click()
    form.get_by_role("button", name="Put 300 names in").click()
    expect(form.get_by_text("303 signatories, 302 unidentified")).to_be_visible()
    boxes(form, "Name as signed").nth(302).press("Alt+ArrowUp")
    save(form)

    assert [name[-4:] for name in names(statement)[-2:]] == ["299a", "298a"]
    assert len(names(statement)) == 303

    form.get_by_role("link", name="History").first.click()
    form.get_by_role("link", name="See this state whole, and restore it").last.click()
    form.get_by_role("button", name="Restore this revision").click()
    expect(form.locator(".messagelist .success")).to_be_visible()

    assert names(statement) == ["A", "B", "C"]


def test_list_is_sent_whole_however_soon_after_the_last_key(form: Page, statement: Statement) -> None:
    boxes(form, "Name as signed").nth(2).fill("Late")
    form.evaluate("document.getElementById('statement_form').submit()")
    expect(form.get_by_text("was changed successfully")).to_be_visible()

    assert names(statement) == ["A", "B", "Late"]


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
