import pytest

from archive.importing.recognisers.endings import ends_list, is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "Source: Solidnet.",
        "Fuente: una página",
        "Πηγή: Solidnet",
        "Caracas, 26 June 2017",
        "14.01.2015",
        "No comments:",
        "Posted by someone at 19:19",
        "Share this",
        "Related posts",
        "Leave a Reply",
        "Read more",
        "https://example.org/statement",
        "www.example.org",
        "© 2018 A site",
        "picture.jpg",
    ],
)
def test_what_pages_write_below_a_list_ends_it(text: str) -> None:
    assert ends_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "Communist Party of Cuba",
        "Philippines Communist Party (PKP-1930)",
        "Front of Communist Youth",
        "KKE",
        "Popular Front",
        "Sinn Féin",
        "Movement of 26 July",
    ],
)
def test_names_end_no_list(text: str) -> None:
    assert not ends_list(text)


def test_a_date_line_is_short_and_names_nobody() -> None:
    assert is_date_line("Beirut Líbano, Noviembre del 2012")
    assert not is_date_line("Communist Party of Cuba, founded 1925")
    assert not is_date_line("A long sentence in which it is said, among many other things, what happened in 2012.")
