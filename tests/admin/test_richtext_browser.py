"""The editor of formatted text, in a real browser."""

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

from archive.models import Statement, StatementText
from tests.factories import make_attachment, make_draft, make_text

from .forms import address

pytestmark = pytest.mark.django_db(transaction=True)

# As Word puts it on the clipboard, cut short.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta content="Word 15"><style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span style='font-family:"Calibri Light"'>For peace<o:p></o:p></span></h1>
<p class=MsoNormal style='line-height:150%'><span style='color:#C00000'>Workers <b>of</b> all <i>countries</i>,
<a href="https://www.solidnet.org/" onclick="steal()">unite</a>!<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·</span>One<o:p></o:p></p>
<ul style='margin-top:0cm' type=disc><li class=MsoNormal style='mso-list:l1 level1 lfo2'>Two<o:p></o:p></li></ul>
<p class=MsoNormal><img width=300 src="file:///C:/Users/x/clip_image001.png"><script>alert(1)</script><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def statement() -> Statement:
    statement = make_draft()
    make_text(statement=statement, body="One.\n\nTwo.")
    return statement


@pytest.fixture
def form(editor_page: Page, statement: Statement) -> Page:
    editor_page.goto(address(statement))
    return editor_page


def editor(form: Page, row: int = 0) -> Locator:
    return form.locator(f"#texts-{row} .ProseMirror[contenteditable]")


def save(form: Page) -> None:
    form.get_by_role("button", name="Save and continue editing").first.click()
    expect(form.get_by_text("was changed successfully")).to_be_visible()


def select_all(form: Page, row: int = 0) -> None:
    editor(form, row).click()
    form.keyboard.press("ControlOrMeta+a")


def paste(form: Page, html: str) -> None:
    form.evaluate(
        """html => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        html,
    )


def stored() -> tuple[str, str]:
    return StatementText.objects.values_list("html", "body").get(language="en")


def test_paste_from_word_comes_out_clean(form: Page) -> None:
    select_all(form)

    paste(form, FROM_WORD)
    save(form)

    assert stored()[0] == (
        "<h2>For peace</h2>"
        "<p>Workers <strong>of</strong> all <em>countries</em>, "
        '<a href="https://www.solidnet.org/" rel="noopener">unite</a>!</p>'
        "<ul><li><p>One</p></li></ul><ul><li><p>Two</p></li></ul>"
    )
    assert stored()[1] == "For peace\n\nWorkers of all countries, unite!\n\n• One\n\n• Two"


def test_text_is_formatted_with_the_buttons_and_saved(form: Page) -> None:
    form.set_default_timeout(5_000)
    editor(form).locator("p").first.click()
    form.get_by_role("button", name="heading 2").first.click()
    editor(form).locator("p").first.dblclick(position={"x": 8, "y": 8})
    form.get_by_role("button", name="Makes the selected words a footnote").first.click()
    save(form)

    assert stored() == ('<h2>One.</h2><p><span class="footnote">Two</span>.</p>', "One.\n\n[1].\n\n[1] Two")
    expect(form.get_by_role("textbox", name="Text:", exact=True).first).to_have_attribute("aria-multiline", "true")


def test_footnote_whose_words_are_marked_stays_one(form: Page, statement: Statement) -> None:
    html = '<p>One<span class="footnote">See <em>this</em> and <a href="https://a.b" rel="noopener">that</a></span></p>'
    statement.texts.update(html=html)
    form.reload()
    editor(form).press("Home")
    form.keyboard.type("!")
    save(form)

    assert stored()[0] == html.replace("<p>", "<p>!")


def test_language_and_direction_are_given_to_a_paragraph(form: Page) -> None:
    form.set_default_timeout(5_000)
    editor(form).locator("p").first.click()
    form.get_by_role("button", name="Language and direction").first.click()
    form.get_by_label("Language, as its short code").fill("ar")
    form.get_by_label("Direction (").select_option("rtl")
    form.get_by_role("button", name="Apply").click()
    save(form)

    assert stored()[0] == '<p lang="ar" dir="rtl">One.</p><p>Two.</p>'


def test_image_among_the_attachments_is_set_into_the_text(form: Page, statement: Statement) -> None:
    attachment = make_attachment(statement=statement, content=base64.b64decode(DOT))
    form.reload()
    editor(form).press("Home")
    form.get_by_role("button", name="An image among the attachments").first.click()
    form.get_by_label("Address of the attachment").fill(form.url.split("/admin")[0] + attachment.get_absolute_url())
    form.get_by_label("What the image shows").fill("A dot")
    form.get_by_role("button", name="Apply").click()
    save(form)

    assert f'<img src="{attachment.address}" alt="A dot">' in stored()[0]
    assert stored()[1] == "A dot\n\nOne.\n\nTwo."


def test_text_that_is_added_has_an_editor_too(form: Page) -> None:
    # Its library may come after the page has loaded; what stands below moves when it takes the place of the
    # taller text area, and a click is lost whose button goes away between press and release.
    expect(editor(form)).to_be_visible()
    form.get_by_role("button", name="Add another Text").click()
    form.locator("#id_texts-1-language").fill("fa")
    form.locator("#id_texts-1-title").fill("T")
    editor(form, 1).click()
    form.keyboard.type("Three.")
    save(form)

    assert StatementText.objects.get(language="fa").body == "Three."
    assert stored() == ("", "One.\n\nTwo.")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_text_is_edited_as_html_without_javascript(form: Page) -> None:
    expect(form.get_by_text("Without the editor").first).to_be_visible()
    form.locator("#id_texts-0-html").fill("<h2>One</h2>\n\nTwo.")
    save(form)

    assert stored() == ("<h2>One</h2><p>Two.</p>", "One\n\nTwo.")
