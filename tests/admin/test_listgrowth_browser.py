"""The pages about a statement's list, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from archive.models import Statement
from tests.browser import axe_violations, follow
from tests.factories import make_edition, make_party, make_statement

from .forms import address

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def statement() -> Statement:
    statement = make_statement(signed_by=[make_party(name="Communist Party of Greece"), make_party(name="Party B")])
    make_edition(statement=statement)
    return statement


def grow(page: Page, statement: Statement) -> None:
    page.goto(address(statement))
    follow(page.get_by_role("link", name="The list grew, or a name was withdrawn"))
    page.get_by_label("Date:", exact=True).fill("2020-01")
    page.get_by_label("Source:", exact=True).fill("SolidNet")
    page.get_by_label("How much of the list is known:").select_option("complete")
    page.get_by_label("Why:").fill("It has grown.")
    page.get_by_label("Names to read").fill("1. Communist Party of Greece\n2. Communist Party of Utopia")
    follow(page.get_by_role("button", name="Read and compare"))


def listed(statement: Statement) -> list[tuple[str, int, int | None]]:
    return [*statement.signatories.order_by("position").values_list("name_as_signed", "first_edition", "last_edition")]


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_list_grows_without_scripts(editor_page: Page, statement: Statement) -> None:
    grow(editor_page, statement)
    expect(editor_page.get_by_role("heading", name="1 new name")).to_be_visible()
    expect(editor_page.get_by_role("checkbox", name="Party B")).to_be_checked()
    editor_page.get_by_role("button", name="write it").click()
    expect(editor_page.get_by_text("Edition 2 of the list was written.")).to_be_visible()

    assert listed(statement) == [
        ("Communist Party of Greece", 1, None),
        ("Party B", 1, 1),
        ("Communist Party of Utopia", 2, None),
    ]


def test_reader_sees_the_withdrawn_name_in_its_edition_only(editor_page: Page, statement: Statement) -> None:
    grow(editor_page, statement)
    editor_page.get_by_role("button", name="write it").click()
    expect(editor_page.get_by_text("Edition 2 of the list was written.")).to_be_visible()

    editor_page.goto(f"{statement.get_absolute_url()}editions/1/")
    expect(editor_page.get_by_role("main").get_by_text("Party B").first).to_be_visible()
    editor_page.goto(f"{statement.get_absolute_url()}editions/2/")
    expect(editor_page.get_by_text("1 added", exact=True)).to_be_visible()
    expect(editor_page.get_by_text("1 no longer listed")).to_be_visible()


# The checker itself applies inline styles to a page as long as this one.
@pytest.mark.parametrize("context_options", [{"bypass_csp": True}])
def test_pages_are_accessible(editor_page: Page, statement: Statement) -> None:
    grow(editor_page, statement)
    violations = axe_violations(editor_page)
    editor_page.goto(reverse("admin:archive_statement_list_file", args=[statement.pk]))
    file = FilePayload(name="a.csv", mimeType="text/csv", buffer=b"name_as_signed,party\nNew,\nParty B,\n")
    editor_page.set_input_files("[type=file]", files=[file])
    follow(editor_page.get_by_role("button", name="Show what it would change"))
    violations += axe_violations(editor_page)
    editor_page.goto(reverse("admin:archive_statement_read_list"))
    editor_page.get_by_label("The list").fill("Party B\nNobody")
    follow(editor_page.get_by_role("button", name="Read it"))
    violations += axe_violations(editor_page)
    editor_page.goto(address(statement))
    editor_page.get_by_role("button", name="Paste a list").click()
    editor_page.get_by_label("The list, as it stands in its source").fill("Party B\nNobody")
    editor_page.get_by_role("button", name="Read it").click()
    expect(editor_page.get_by_text("already line 2")).to_be_visible()

    # What is wrong elsewhere is in Django's own way back and in its widgets on the form's page.
    violations += [found for found in axe_violations(editor_page) if "signatory-paste" in found]
    assert [found for found in violations if ".breadcrumbs" not in found] == []
