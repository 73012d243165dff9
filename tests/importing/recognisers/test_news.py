"""Pages of news, and what only looks like one."""

import pytest

from archive.importing.document import Line
from archive.importing.recognisers.news import find_items, own_date
from archive.importing.recognisers.paragraphs import paragraphs_of

ITEMS = (
    "The Communist Party of Norway opened its congress in Oslo with guests from four countries.",
    "Dockers in Piraeus went on strike for two days, says the CP of Greece.",
    "Solidarity messages for the Brazilian Landless Movement after the eviction",
    "The Portuguese CP published a study of wages, prices and rents in Lisbon. It is on its website.",
    "A delegation of the South African CP visited Havana in May 2019.",
    "Young Communists of Austria met in Vienna on November 26.",
)
POST = (
    "The dockers of the harbour stopped work at dawn, and by noon not a crane was moving; the owners refused "
    "to speak with their union, which called for a rally in the evening on the main square of the town."
)


def _items(text: str) -> list[tuple[str, str, int]]:
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), 1)]
    return [(item.text, item.date.isoformat(), item.line) for item in find_items(paragraphs_of(lines))]


def test_summaries_are_items_whether_a_blank_line_parts_them_or_not() -> None:
    items = _items("\n".join(ITEMS[:3]) + "\n\n" + "\n\n".join(ITEMS[3:]))

    assert [text for text, _, _ in items] == list(ITEMS)
    assert [line for _, _, line in items] == [1, 2, 3, 5, 7, 9]


def test_item_is_dated_only_by_its_own_whole_date() -> None:
    assert [on for _, on, _ in _items("\n\n".join(ITEMS))] == ["", "", "", "", "2019-05", ""]


def test_name_of_the_page_and_its_numbers_are_no_items() -> None:
    many = [*ITEMS, *(text.replace("May 2019", "June 2020").replace("Oslo", "Bergen") for text in ITEMS[3:5])]
    many.append("The Workers' Party of Belgium won two seats in the council of Antwerp.")

    assert [text for text, _, _ in _items("\n\n".join(["News", *many, "1 2 3 … next"]))] == many


def test_posts_are_items_with_the_date_above_them() -> None:
    text = f"Friday, May 4, 2018\n\nA strike\n\n{POST}\n\nThursday, May 3, 2018\n\nA march\n\n{POST}"

    assert _items(text) == [(f"A strike\n\n{POST}", "2018-05-04", 3), (f"A march\n\n{POST}", "2018-05-03", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n".join(ITEMS[:4]),
        f"Friday, May 4, 2018\n\nA strike\n\n{POST}",
        "A headline\n\n" + "\n\n".join(ITEMS),
        "A headline of some more words than two\n\n4 May 2018\n\n" + "\n\n".join(ITEMS),
        "\n\n".join(ITEMS) + "\n\n" + POST * 3,
        "We call on all peoples.\n\nThis war must end in Europe now.\n\nOur solidarity is with the people there.",
        "\n\n".join(f"We of Section {n} in Norway ask the United Nations to act at once." for n in "ABCDEF"),
        "\n\n".join(f"This is point {n} of the Oslo programme that we defend in Norway." for n in "ABCDEF"),
        "\n".join(f"Communist Party of Land {n}" for n in "ABCDEFGH"),
        "\n\n".join(f"The Communist Party of Norway demands {n} for its members." for n in "ABCDEFGH"),
        "\n\n".join(["the rain fell on the hills and the rivers rose for days."] * 6),
    ],
)
def test_other_pages_are_no_news(text: str) -> None:
    assert _items(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 4 May 2018 in Oslo.", "2018-05-04"),
        ("They met in May 2018.", "2018-05"),
        ("They met on December 13.", ""),
        ("They met in 2018.", ""),
        ("They met on 4 May 2018 and on 5 June 2018.", ""),
        ("They have met since May 2018.", ""),
        ("They remember 7 November 1917.", ""),
        ("They met on 6/12/19.", ""),
    ],
)
def test_own_date_of_an_item_is_never_guessed(text: str, expected: str) -> None:
    assert own_date(text).isoformat() == expected
