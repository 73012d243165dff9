"""Comparing: what was typed is understood if it can be, and kept; no answer claims more than the lists say."""

import pytest
from django.test import Client

from archive.models import Completeness
from tests.factories import (
    make_draft,
    make_edition,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
)

pytestmark = pytest.mark.django_db


def read(client: Client, a: str = "", b: str = "") -> str:
    response = client.get("/compare/", {"a": a, "b": b})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("typed", ["kke", "Communist Party of Greece", " communist party of GREECE ", "ΚΚΕ", "greece"])
def test_party_is_found_by_address_name_other_name_and_single_words(client: Client, typed: str) -> None:
    make_party_name(party=make_party(slug="kke", name="Communist Party of Greece"), name="ΚΚΕ")
    make_party(slug="akel", name="Progressive Party of Working People")

    text = read(client, typed, "akel")

    assert 'id="both-heading"' in text
    assert f'value="{typed.strip()}"' in text


def test_whole_name_goes_before_longer_names_that_hold_it(client: Client) -> None:
    make_party(slug="pc", name="Communist Party")
    make_party(slug="kke", name="Communist Party of Greece")

    assert 'id="both-heading"' in read(client, "Communist Party", "kke")


def test_several_parties_that_fit_are_offered_as_links_that_keep_the_other_side(client: Client) -> None:
    for country in ("Greece", "Cuba"):
        make_party(slug=country.lower(), name=f"Communist Party of {country}")

    text = read(client, "communist party", "What & ever")

    assert "Which “<bdi>communist party</bdi>”?" in text
    assert 'href="?a=cuba&amp;b=What+%26+ever"' in text
    assert 'href="?a=greece&amp;b=What+%26+ever"' in text


def test_name_that_several_parties_share_is_asked_about(client: Client) -> None:
    for slug in ("one", "two"):
        make_party_name(party=make_party(slug=slug), name="PCB", is_homonym=True)

    assert 'href="?a=one&amp;b="' in read(client, "PCB")


def test_statement_is_found_by_its_title(client: Client) -> None:
    make_statement(slug="syria", title="For Syria")
    make_statement(slug="cuba", title="For Cuba")

    assert 'id="both-heading"' in read(client, "for cuba", "syria")


def test_statement_of_another_title_is_offered(client: Client) -> None:
    make_statement(slug="syria", title="For Syria and its people")

    assert 'href="?a=syria&amp;b="' in read(client, "Syria")


def test_draft_is_not_found_by_its_address_or_title(client: Client) -> None:
    make_draft(slug="hidden", title="Hidden words")

    for typed in ("hidden", "Hidden words", "words"):
        assert "no party and no statement that is called so" in read(client, typed)


def test_record_compared_with_itself_gets_a_word_and_others_to_choose(client: Client) -> None:
    a, b = make_party(slug="a", name="The first"), make_party(slug="b", name="The other")
    make_statement(signed_by=[a, b])

    text = read(client, "a", "The first")

    assert "Both are “<bdi>The first</bdi>”" in text
    assert 'href="?a=a&amp;b=b"' in text


def test_statement_alone_gets_lists_with_names_in_common_to_choose(client: Client) -> None:
    parties = [make_party(), make_party()]
    for slug in ("one", "two"):
        make_statement(slug=slug, signed_by=parties)

    assert 'href="?a=one&amp;b=two"' in read(client, "one")
    assert 'href="?a=two&amp;b=one"' in read(client, "", "one")


def test_party_and_statement_are_not_compared(client: Client) -> None:
    make_party(slug="a")
    make_statement(slug="b")

    assert "are a party and a statement" in read(client, "a", "b")


@pytest.mark.parametrize("typed", ["nobody", "!!!", "‮evil", "<b>", "a\x00b", "x" * 600, "٣"])
def test_unknown_name_is_kept_and_said_to_be_unknown(client: Client, typed: str) -> None:
    make_party(slug="a")

    text = read(client, "a", typed)

    assert "no party and no statement that is called so" in text
    assert 'aria-invalid="true"' in text


def test_nothing_typed_is_no_mistake(client: Client) -> None:
    assert 'aria-invalid="true"' not in read(client)


def test_party_missing_on_a_list_known_in_part_is_not_said_not_to_have_signed(client: Client) -> None:
    a, _ = make_party(slug="a"), make_party(slug="b", name="The other")
    make_edition(statement=make_statement(signed_by=[a]), completeness=Completeness.PARTIAL)

    text = read(client, "a", "b")

    assert "<bdi>The other</bdi> is not on these lists as the archive knows them" in text
    assert "it may have signed all the same" in text
    assert "These lists are complete" not in text


def test_party_missing_on_a_complete_list_is_said_not_to_be_on_it(client: Client) -> None:
    a, _ = make_party(slug="a"), make_party(slug="b", name="The other")
    make_edition(statement=make_statement(signed_by=[a]), completeness=Completeness.COMPLETE)

    text = read(client, "a", "b")

    assert "These lists are complete, and <bdi>The other</bdi> is not on them." in text
    assert "all the same" not in text


@pytest.mark.parametrize(
    ("completeness", "words"),
    [(Completeness.COMPLETE, "is complete, and these parties are not on it"), (Completeness.PARTIAL, "all the same")],
)
def test_statements_are_compared_in_the_words_that_the_other_list_allows(
    client: Client, completeness: str, words: str
) -> None:
    make_statement(slug="a", signed_by=[make_party()])
    make_edition(statement=make_statement(slug="b"), completeness=completeness)

    assert words in read(client, "a", "b")


def test_unidentified_names_of_each_statement_are_shown_as_signed(client: Client) -> None:
    for slug in ("a", "b"):
        make_signatory(statement=make_statement(slug=slug), name_as_signed=f"Prty of {slug}")

    text = read(client, "a", "b")

    assert "<bdi>Prty of a</bdi>" in text
    assert "<bdi>Prty of b</bdi>" in text


def test_comparison_leads_to_the_filtered_list(client: Client) -> None:
    a, b = make_party(slug="a"), make_party(slug="b")
    make_statement(signed_by=[a, b])

    assert 'href="/statements/?party=a&amp;party=b&amp;match=all"' in read(client, "a", "b")


def test_names_to_choose_from_are_left_out_where_they_are_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.views.compare.MOST_NAMES", 1)
    make_party()
    assert "<datalist" in read(client)

    make_party()

    assert "<datalist" not in read(client)
