"""The title among the lines of a page's head."""

import pytest

from archive.importing.document import Line
from archive.importing.recognisers.paragraphs import paragraphs_of
from archive.importing.recognisers.title import FoundTitle, find_title, is_title_like, repeats

PROSE = "The delegates agreed to meet again, and they thanked the hosts for their warm welcome in the city. " * 2


def _find(text: str, hint: str = "") -> FoundTitle | None:
    lines = [Line(number, line) for number, line in enumerate(f"{text}\n\n{PROSE}".splitlines(), 1)]
    return find_title(paragraphs_of(lines), hint=hint)


@pytest.mark.parametrize(
    ("head", "hint", "expected"),
    [
        ("21 IMCWP, “On peace”\n\n11/1/19, 3:19 PM", "", "21 IMCWP, “On peace”"),
        ("CP of Somewhere, On peace [En., Sp.]", "", "CP of Somewhere, On peace"),
        ("12th IMCWP, On peace [En, Ru]", "", "12th IMCWP, On peace"),
        ("You are here: Home » News » On peace\n\nOn peace", "", "On peace"),
        ("From: SolidNet, Friday, March 19, 2004\nhttp://www.site.example\n\nOn peace", "", "On peace"),
        ("Friday, 4 May 2018\n\nOn peace", "", "On peace"),
        ("www.site.example - cuba - 16-11-19 - n. 729\n\nOn peace", "", "On peace"),
        ("comunistaThe parties on peace", "", "The parties on peace"),
        ("Workers of all countries, unite!\n\nOn peace", "", "On peace"),
        ("Home\nAbout\nNews\nLinks\nOn peace and bread\n\n4 May 2018", "", "On peace and bread"),
        ("A slogan of the site\n\nOn peace\n\n4 May 2018", "On peace | A site", "On peace"),
        ("A slogan of the site\n\nOn peace", "On peace – Solidnet", "On peace"),
        ("On peace\n\nThey met and decided on the work of next year.", "", "On peace"),
        ("On peace", "Index", "On peace"),
        ("Solidarity with Cuba – 26 July 2021", "", "Solidarity with Cuba – 26 July 2021"),
        ("Stop the war now!", "", "Stop the war now!"),
        ("A slogan\n\n21 IMCWP, On peace", "", "21 IMCWP, On peace"),
    ],
)
def test_title_is_found_to_the_letter(head: str, hint: str, expected: str) -> None:
    title = _find(head, hint)

    assert title
    assert title.text == expected


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ("", ""),
        ("", "On peace"),
        ("4 May 2018", ""),
        ("• Party En", ""),
        ("Dear comrades,", ""),
        ("The delegates met in the spring and decided on it.", ""),
        ("• An entry of a list", ""),
        ("… ???", ""),
    ],
)
def test_what_is_no_title_is_refused(head: str, hint: str) -> None:
    assert _find(head, hint) is None


def test_bracket_of_languages_is_kept_as_evidence() -> None:
    title = _find("On peace [En., Sp.]")

    assert title
    assert title.languages == ("en", "es")


@pytest.mark.parametrize("bracket", ["[sic]", "[updated]", "[ABC]", "(En)"])
def test_other_brackets_stay_in_the_title(bracket: str) -> None:
    title = _find(f"On peace {bracket}")

    assert title
    assert title.text == f"On peace {bracket}"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("On peace and bread", "On peace and bread", True),
        ("ON PEACE AND BREAD", "7 IMCWP, On peace and bread", True),
        ("City Meeting 18-20 November 2005, On peace and bread", "7th IMCWP, On peace and bread", True),
        ("The delegates spoke on bread", "On peace and bread", False),
        (PROSE + "On peace and bread", "7 IMCWP, On peace and bread", False),
        ("", "", False),
    ],
)
def test_title_is_known_where_it_is_repeated(text: str, title: str, expected: bool) -> None:  # noqa: FBT001
    assert repeats(text, title) is expected


@pytest.mark.parametrize("text", ["", "x", "and so on", "They said:", PROSE, "12345", "a" * 300])
def test_line_unlike_a_title_is_refused(text: str) -> None:
    assert not is_title_like(text)
