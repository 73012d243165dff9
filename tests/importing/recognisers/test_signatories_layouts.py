"""Every layout times real lists: as many names as were laid out, in their order and to the letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.layouts import BODIES, ENDINGS, HEADINGS, LINES, RUNS, glued_end, page, sentence, shuffled, two_columns

from .lists import all_names, found_in, known_names, names_in, real_lists

SLUGS = sorted(slug for slug, names in real_lists().items() if len(names) >= 5)
ALL_HEADINGS = [(language, heading) for language, headings in HEADINGS.items() for heading in headings]
PLAIN = LINES["plain"]
names_of_a_list = st.lists(st.sampled_from(all_names()), min_size=4, max_size=40)
# Alone on a line it is neither led by a sign nor a word of any language's parties.
UNKNOWABLE = {"Έέλγίου"}


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("layout", [*LINES, *RUNS])
def test_names_in_any_layout_are_found_to_the_letter(slug: str, layout: str) -> None:
    names = real_lists()[slug]
    laid_out = {**LINES, **RUNS}[layout]

    assert names_in(page(names, laid_out, heading="Signing Parties"), known_names()) == names


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("layout", [*LINES, *RUNS])
def test_names_without_a_heading_are_found_to_the_letter(slug: str, layout: str) -> None:
    names = real_lists()[slug]
    laid_out = {**LINES, **RUNS}[layout]

    assert names_in(page(names, laid_out), known_names()) == names


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if not UNKNOWABLE & set(real_lists()[slug])])
@pytest.mark.parametrize("layout", LINES)
def test_names_that_the_archive_does_not_know_are_found_on_lines(slug: str, layout: str) -> None:
    names = real_lists()[slug]

    assert names_in(page(names, LINES[layout], heading="Signing Parties")) == names


@pytest.mark.parametrize(("language", "heading"), ALL_HEADINGS)
@pytest.mark.parametrize("body", BODIES)
def test_headings_of_any_language_open_a_list(language: str, heading: str, body: str) -> None:
    names = real_lists()["2007-turkey-working-class-solidarity"]

    found = found_in(page(names, PLAIN, heading=heading, body=body))

    assert found is not None
    assert (found.heading, [name.name_as_signed for name in found.names]) == (heading, names)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("layout", LINES)
def test_what_follows_a_list_is_no_name(layout: str, ending: str) -> None:
    names = real_lists()["2019-sudan-solidarity"]

    assert names_in(page(names, LINES[layout], heading="SolidNet Parties", ending=ending)) == names


@pytest.mark.parametrize("layout", ["plain", "bullet •", "number n.", "html bullets"])
def test_names_before_text_that_runs_on_are_cut_there(layout: str) -> None:
    names = real_lists()["21-imcwp-strengthening-anti-imperialist-struggle"]

    found = found_in(glued_end(names, LINES[layout], heading="Subscribing Parties:"))

    assert found is not None
    assert [name.name_as_signed for name in found.names] == names
    assert [problem.code for problem in found.problems] == ["glued_text"]


@pytest.mark.parametrize("slug", ["2019-iran-war-dangers", "2005-iran-no-intervention", "2018-turkey-elections"])
def test_names_in_a_sentence_before_the_text_are_found(slug: str) -> None:
    names = real_lists()[slug]

    found = found_in(sentence(names), known_names())

    assert found is not None
    assert [name.name_as_signed for name in found.names] == names
    assert (found.first_line, found.last_line) == (1, 1)


def test_names_of_a_table_are_its_organisations() -> None:
    rows = [("Algeria", "PADS"), ("Belgium", "Workers' Party of Belgium"), ("Chad", "ACTUS"), ("Cuba", "CP of Cuba")]

    found = found_in(page(["Countries\tOrganizations"], lambda head: f"{head[0]}\n{two_columns(rows)}"))

    assert found is not None
    assert [name.name_as_signed for name in found.names] == [name for _, name in rows]
    assert {name.section for name in found.names} == {"party"}


@settings(max_examples=150, deadline=None)
@given(names=names_of_a_list, layout=st.sampled_from(sorted(LINES)), heading=st.sampled_from(ALL_HEADINGS))
def test_any_names_in_any_order_are_found_on_lines(names: list[str], layout: str, heading: tuple[str, str]) -> None:
    assert names_in(page(names, LINES[layout], heading=heading[1]), known_names()) == names


@pytest.mark.parametrize("layout", RUNS)
def test_nearly_all_names_of_long_mixed_runs_are_found(layout: str) -> None:
    names = shuffled(all_names(), seed=7)
    lists = [names[at : at + 30] for at in range(0, len(names) - 30, 30)]

    pairs = [(listed, names_in(page(listed, RUNS[layout], heading="Signed by:"), known_names())) for listed in lists]

    missed = sum(len(set(listed) - set(found)) for listed, found in pairs)
    assert missed <= 0.02 * sum(map(len, lists))
