"""The text without what stands around it, once for each language."""

import pytest

from archive.importing.document import FoundText, Line
from archive.importing.recognisers.body import find_texts, text_paragraphs
from archive.importing.recognisers.paragraphs import Paragraph, paragraphs_of, written_out
from archive.importing.recognisers.title import find_title

ENGLISH = (
    "The delegates who came to the city thanked the hosts for their warm welcome, and they agreed that the next "
    "meeting should be held in the spring, when the roads are open again."
)
SPANISH = (
    "Los delegados que llegaron a la ciudad agradecieron a los anfitriones su cálida acogida y acordaron que la "
    "próxima reunión se celebre en primavera, cuando los caminos estén abiertos."
)
ARABIC = (
    "شكر المندوبون الذين وصلوا إلى المدينة مضيفيهم على الاستقبال الحار، واتفقوا على عقد الاجتماع القادم في الربيع "
    "عندما تفتح الطرق من جديد، كما دعوا جميع الأصدقاء إلى المشاركة فيه."
)
QUOTATION = "“¡Que vivan los caminos abiertos de nuestra tierra y de nuestra gente!”, cantaron."


def _paragraphs(text: str) -> list[Paragraph]:
    return paragraphs_of([Line(number, line) for number, line in enumerate(text.splitlines(), 1)])


def _body(before: str, after: str = "") -> str:
    paragraphs = _paragraphs(before)
    return written_out(text_paragraphs(paragraphs, _paragraphs(after), find_title(paragraphs)))


def _texts(text: str) -> tuple[FoundText, ...]:
    return find_texts(_paragraphs(text), title="On roads")


@pytest.mark.parametrize(
    "head",
    [
        "On roads\n\n11/1/19, 3:19 PM\n  • Party En",
        "On roads\n\nICP, 4 May 2018",
        "You are here: Home » News » On roads\n\nOn roads",
        "Home\n\nOn roads\n\nFrom: SolidNet, Friday, March 19, 2004\nhttp://www.site.example",
        "7 IMCWP, On roads and inns\n\nCity Meeting 1-2 May 2005, On roads and inns",
        "A slogan of the site\n\n21 IMCWP, On roads",
        "",
    ],
)
def test_what_stands_above_the_text_is_left_out(head: str) -> None:
    assert _body(f"{head}\n\n{ENGLISH}\n\nThey left.") == f"{ENGLISH}\n\nThey left."


def test_stamp_below_the_first_sentence_is_left_out() -> None:
    assert _body(f"On roads\n\n{ENGLISH}\n\nICP, 4 May 2018\n\nThey left.") == f"{ENGLISH}\n\nThey left."


@pytest.mark.parametrize(
    "kept",
    [
        "They met on 4 May 2018, and left.",
        "Athens, 4 May 2018",
        "Roads for all!",
        "• an entry\n• another",
        "From: here to there",
    ],
)
def test_words_of_the_text_stay(kept: str) -> None:
    assert _body(f"On roads\n\n{ENGLISH}\n\nThey left.\n\n{kept}") == f"{ENGLISH}\n\nThey left.\n\n{kept}"


@pytest.mark.parametrize(
    "after", ["", "Source: Solidnet.", "Athens, 4 May 2018", "No comments:\n\n" + ENGLISH, "http://www.site.example"]
)
def test_what_stands_below_the_list_is_left_out(after: str) -> None:
    assert _body(f"On roads\n\n{ENGLISH}", after) == ENGLISH


def test_prose_below_the_list_is_kept() -> None:
    assert _body("On roads\n\nThese came:", f"{ENGLISH}\n\nSource: Solidnet.") == f"These came:\n\n{ENGLISH}"


def test_name_of_a_picture_is_cut_off_the_first_word() -> None:
    assert _body(f"On roads\n\ncomunista{ENGLISH}") == ENGLISH


def test_text_ends_where_comments_begin() -> None:
    assert _body(f"On roads\n\n{ENGLISH}\n\nNo comments:\n\nA friend said so.") == ENGLISH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, [("en", "On roads", ENGLISH)]),
        (
            f"{ENGLISH}\n\nSobre los caminos\n\n{SPANISH}",
            [("en", "On roads", ENGLISH), ("es", "Sobre los caminos", SPANISH)],
        ),
        (f"{ENGLISH}\n\n{SPANISH}", [("en", "On roads", ENGLISH), ("es", "", SPANISH)]),
        (f"{ENGLISH}\n\nحول الطرق\n\n{ARABIC}", [("en", "On roads", ENGLISH), ("ar", "حول الطرق", ARABIC)]),
    ],
)
def test_each_language_is_a_text_with_its_title(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(found.language, found.title, found.body) for found in _texts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}\n\n{ENGLISH}\n\n{QUOTATION}\n\n{ENGLISH}",
        f"{ENGLISH}\n\n{ENGLISH}\n\n{QUOTATION}",
        f"{ENGLISH}\n\n{SPANISH}\n\n{ENGLISH}\n\n{SPANISH}",
        f"{QUOTATION}\n\n{ENGLISH}\n\n{ENGLISH}",
    ],
)
def test_quotation_is_no_text_of_its_own(text: str) -> None:
    [found] = _texts(text)

    assert found.body == text


def test_no_paragraphs_are_no_text() -> None:
    assert _texts("") == ()
