"""Fields, choices and rows: merged as by hand, or reported as a collision."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reconciling import Document, Merge, RowsMerging, merge_choices, merge_documents

WAYS = {"": RowsMerging({"hosts": merge_choices}), "texts": RowsMerging(identity=lambda row: tuple(row["language"]))}


def text(language: str, body: str = "") -> dict[str, list[str]]:
    return {"language": [language], "body": [body]}


BASE = {"1": text("en"), "2": text("es")}


def document(rows: Any = None, **fields: list[str]) -> Document:
    return Document(fields, {"texts": rows or {}})


def merged(base: Document | None, theirs: Document, mine: Document) -> tuple[Document, list[tuple[str, ...]]]:
    merge = Merge()
    return merge_documents(merge, base, theirs, mine, WAYS), [collision.key for collision in merge.collisions]


def test_different_fields_are_both_kept() -> None:
    base = document(title=["A"], theme=["B"])

    result = merged(base, document(title=["X"], theme=["B"]), document(title=["A"], theme=["Y"]))

    assert result == (document(title=["X"], theme=["Y"]), [])


def test_one_field_changed_by_both_is_asked_unless_they_agree() -> None:
    base = document(title=["A"])

    assert merged(base, document(title=["X"]), document(title=["Y"]))[1] == [("title",)]
    assert merged(base, document(title=["X"]), document(title=["X"])) == (document(title=["X"]), [])


def test_choices_are_merged_by_what_was_added_and_removed() -> None:
    base = document(hosts=["1", "2"])

    assert merged(base, document(hosts=["1", "2", "3"]), document(hosts=["2", "4"])) == (
        document(hosts=["2", "3", "4"]),
        [],
    )


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        (BASE | {"1": text("en", "T")}, BASE | {"2": text("es", "M")}, {"1": "T", "2": "M"}),
        ({"1": text("en")}, BASE | {"1": text("en", "M")}, {"1": "M"}),
        (BASE | {"1": text("en", "T")}, {"1": text("en")}, {"1": "T"}),
        (BASE | {"3": text("ar", "T")}, BASE | {"+2": text("el", "M")}, {"1": "", "2": "", "3": "T", "+2": "M"}),
        (BASE | {"3": text("ar", "T")}, BASE | {"+2": text("ar", "T")}, {"1": "", "2": "", "3": "T"}),
    ],
)
def test_rows_are_merged_by_their_keys(theirs: Any, mine: Any, expected: dict[str, str]) -> None:
    result, collisions = merged(document(BASE), document(theirs), document(mine))

    assert {key: row["body"][0] for key, row in result.rows["texts"].items()} == expected
    assert collisions == []


@pytest.mark.parametrize(
    ("theirs", "mine", "key"),
    [
        ({}, {"1": text("en", "M")}, ("texts", "1")),
        ({"1": text("en", "T")}, {}, ("texts", "1")),
        ({"1": text("en", "T")}, {"1": text("en", "M")}, ("texts", "1", "body")),
        ({"1": text("en"), "3": text("ar", "T")}, {"1": text("en"), "+1": text("ar", "M")}, ("texts", "3", "body")),
    ],
)
def test_rows_that_collide_are_asked(theirs: Any, mine: Any, key: tuple[str, ...]) -> None:
    assert merged(document({"1": text("en")}), document(theirs), document(mine))[1] == [key]


def test_every_difference_is_asked_where_the_base_is_unknown() -> None:
    theirs = document({"1": text("en"), "2": text("es")}, title=["T"], theme=["S"], hosts=["1"])
    mine = document({"1": text("en", "M"), "+1": text("el")}, title=["M"], theme=["S"], hosts=["2"])

    assert merged(None, theirs, mine)[1] == [("title",), ("hosts",), ("texts", "1", "body"), ("texts", "2")]


rows = st.dictionaries(st.sampled_from("1234"), st.fixed_dictionaries({"body": st.lists(st.sampled_from("ab"))}))
documents = st.builds(
    lambda title, theme, rows: document(rows, title=[title], theme=[theme]), *[st.sampled_from("abc")] * 2, rows
)


@given(documents, documents, documents)
def test_any_two_edits_merge_as_by_hand_or_are_asked(base: Document, theirs: Document, mine: Document) -> None:
    merge = Merge()

    result = merge_documents(merge, base, theirs, mine, {})

    asked = {collision.key for collision in merge.collisions}
    versions = [flat(version) for version in (base, theirs, mine, result)]
    for key in {key for version in versions for key in version}:
        was, their, my, now = (version.get(key) for version in versions)
        if not {key, key[:2]} & asked:
            assert now == (my if their == was else their)
            assert was in (their, my) or their == my or None in (their, my)
    assert all(collision.theirs != collision.mine for collision in merge.collisions)


def flat(document: Document) -> dict[tuple[str, ...], Any]:
    own = {(name,): value for name, value in document.fields.items()}
    return own | {
        ("texts", key, name): value for key, row in document.rows["texts"].items() for name, value in row.items()
    }
