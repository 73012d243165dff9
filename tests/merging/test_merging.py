"""Two records of one party become one, and again two to the letter."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.filters.index import statement_index
from archive.importing.journal import ChangedSinceError
from archive.importing.matching import Directory, Outcome
from archive.merging.merging import UnmergeableError, merge, undo
from archive.merging.references import references
from archive.models import (
    DistinctParties,
    NewsItem,
    OldAddress,
    Party,
    PartyMerge,
    PartyName,
    PartyRelation,
    PartyRelationKind,
    RecordKind,
    RevisionEvent,
    Signatory,
)
from archive.queries import cosigners
from archive.revisions.keeping import revisions_of
from tests.factories import (
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
)
from tests.rollback import rolled_back

from .archives import dump, relate, two_with_everything

pytestmark = pytest.mark.django_db


def _hosted(party: Party) -> Any:
    meeting = make_meeting()
    meeting.hosts.add(party)
    return meeting.hosts.through.objects.get()


def _attended(party: Party) -> Any:
    meeting = make_meeting()
    meeting.attending.add(party)
    return meeting.attending.through.objects.get()


def _in_news(party: Party) -> Any:
    make_newsitem(parties=[party])
    return NewsItem.parties.through.objects.get()


# Table and column -> a row that names the party there.
NAMING: dict[str, Callable[[Party], Any]] = {
    "archive.DistinctParties.one": lambda party: DistinctParties.objects.create(one=party, other=make_party()),
    "archive.DistinctParties.other": lambda party: DistinctParties.objects.create(one=make_party(), other=party),
    "archive.Meeting_attending.party": _attended,
    "archive.Meeting_hosts.party": _hosted,
    "archive.NewsItem_parties.party": _in_news,
    "archive.PartyName.party": lambda party: make_party_name(party=party, name="Another name"),
    "archive.PartyRelation.earlier": lambda party: relate(party, make_party()),
    "archive.PartyRelation.later": lambda party: relate(make_party(), party),
    "archive.Signatory.party": lambda party: make_signatory(statement=make_statement(), party=party),
}


def naming_parties() -> set[str]:
    """By Django's own list of what leads back to a party."""
    back = [field for field in Party._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete]
    return {f"{field.field.model._meta.label}.{field.field.name}" for field in back if not field.many_to_many}  # type: ignore[union-attr]


def test_every_column_that_names_a_party_has_a_row_here() -> None:
    assert naming_parties() == {*NAMING} == {f"{each.model._meta.label}.{each.field.name}" for each in references()}


@pytest.mark.parametrize("column", sorted(NAMING))
def test_every_row_that_names_the_party_comes_to_name_the_other(column: str) -> None:
    merged, into = make_party(), make_party()
    row = NAMING[column](merged)

    merge(merged, into)

    assert getattr(type(row)._base_manager.get(pk=row.pk), column.rsplit(".", 1)[1]) == into


def test_rules_over_rows_that_name_a_party_have_no_condition() -> None:
    """The walk weighs rules over columns; one with a condition or an expression would need more."""
    rules = [
        (each.field.name, rule)
        for each in references()
        for rule in each.model._meta.constraints
        if isinstance(rule, UniqueConstraint)
    ]

    assert not [rule for name, rule in rules if rule.expressions or (rule.condition and name in rule.fields)]


@pytest.mark.parametrize("swapped", [False, True])
def test_undo_restores_the_database_row_for_row(swapped: bool) -> None:  # noqa: FBT001, a parameter
    merged, into = two_with_everything()[:: -1 if swapped else 1]
    before = dump()

    done = merge(merged, into, taken=["name", "website"])
    after = dump()
    undo(done)

    assert after != before
    assert dump() == before


def test_merged_party_is_gone_and_everything_stands_with_the_other() -> None:
    merged, into = two_with_everything()

    merge(merged, into)

    assert not Party.objects.filter(pk=merged.pk).exists()
    assert into.signatures.count() == 3
    assert {name.name for name in into.names.all()} == {"PDA", "Old Work", "Work Party"}
    assert [relation.earlier.slug for relation in PartyRelation.objects.all()] == ["third"]


def test_names_as_signed_stay_to_the_letter() -> None:
    merged, into = two_with_everything()
    before = [*Signatory.objects.values_list("pk", "statement", "position", "name_as_signed")]

    merge(merged, into)

    assert [*Signatory.objects.values_list("pk", "statement", "position", "name_as_signed")] == before


def test_what_only_the_row_that_goes_says_is_kept_in_its_twin() -> None:
    merged, into = two_with_everything()

    merge(merged, into)

    assert PartyRelation.objects.get().note == "As the congress says."
    assert into.names.get(folded="pda").language == "de"


def test_chosen_values_come_from_the_party_that_goes_and_its_own_name_is_kept() -> None:
    merged, into = make_party(name="New name", website="https://a.example/"), make_party(name="Old name")

    merge(merged, into, taken=["name", "website"])

    into.refresh_from_db()
    assert (into.name, into.folded, into.website) == ("New name", "new name", "https://a.example/")
    assert [name.name for name in into.names.all()] == ["Old name"]


def test_values_that_do_not_go_together_are_refused_and_nothing_is_written() -> None:
    merged, into = make_party(dissolved_year=1950), make_party(founded_year=1960)
    before = dump()

    with pytest.raises(ValidationError):
        merge(merged, into, taken=["dissolved_year"])

    assert dump() == before


def test_name_that_a_third_party_has_is_refused_with_its_owner_and_nothing_is_written() -> None:
    merged, into = make_party(native_name="Unidad"), make_party()
    make_party_name(party=make_party(name="A third"), name="Unidad")
    before = dump()

    with pytest.raises(ValidationError, match="“A third”"):
        merge(merged, into, taken=["native_name"])

    assert dump() == before


def test_matching_knows_the_merged_party_by_its_names() -> None:
    merged, into = make_party(name="Workers’ Party of Utopia", short_name="WPU"), make_party(name="Utopian Labour")

    merge(merged, into)

    found = Directory.read().match("WORKERS PARTY OF UTOPIA")
    assert (found.outcome, found.party and found.party.pk) == (Outcome.MATCHED, into.pk)


def test_name_that_a_third_party_has_becomes_a_shared_one() -> None:
    third = make_party_name(party=make_party(), name="Unity")

    merge(make_party(name="Unity"), into := make_party())

    third.refresh_from_db()
    assert (third.is_homonym, into.names.get().is_homonym) == (True, True)


def test_name_that_only_the_two_shared_identifies_the_one_again() -> None:
    merged, into = make_party(), make_party()
    for party in (merged, into):
        make_party_name(party=party, name="PCP", is_homonym=True)

    merge(merged, into)

    assert not into.names.get(folded="pcp").is_homonym


def test_name_shared_with_a_third_stays_shared() -> None:
    merged, into, third = make_party(), make_party(), make_party()
    for party in (merged, into, third):
        make_party_name(party=party, name="PCP", is_homonym=True)

    merge(merged, into)

    assert into.names.get(folded="pcp").is_homonym


def test_every_old_address_leads_to_the_party_that_stays(client: Client) -> None:
    merged, into = two_with_everything()

    merge(merged, into)

    for old in ("other", "another"):
        answer = client.get(f"/parties/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/parties/one/")


def test_filters_and_counts_are_right_after_a_merge_and_its_undo(client: Client) -> None:
    merged, into = two_with_everything()

    def shown(asked: str, slug: str) -> tuple[int, int]:
        page = client.get("/statements.json", {"party": asked}).json()
        return page["count"], next((each["count"] for each in page["facets"]["party"] if each["value"] == slug), 0)

    before = shown("another", "another"), shown("one", "one")
    done = merge(merged, into)
    merged_counts = shown("another", "one"), shown("one", "one")
    undo(done)

    assert before == ((2, 2), (1, 1))
    assert merged_counts == ((2, 2), (2, 2))
    assert (shown("another", "another"), shown("one", "one")) == before


def test_who_signs_with_whom_is_right_after_a_merge_and_its_undo() -> None:
    merged, into = two_with_everything()

    def signing_with() -> dict[str, int]:
        return {each.slug: each.likeness.shared for each in cosigners(statement_index(), into.slug)}

    before = signing_with()
    done = merge(merged, into)
    while_merged = signing_with()
    undo(done)

    assert (before, while_merged) == ({"third": 1, "another": 1}, {"third": 1})
    assert signing_with() == before


def test_party_is_not_merged_into_itself() -> None:
    party = make_party()

    with pytest.raises(UnmergeableError, match="into itself"):
        merge(party, party)


def test_party_that_is_merged_already_is_refused_with_where_it_went() -> None:
    one, other = make_party(name="One"), make_party(name="Other")
    merge(one, other)

    with pytest.raises(UnmergeableError, match="“One” has been merged into “Other” meanwhile"):
        merge(other, one)


def test_merge_that_would_close_a_circle_of_successors_is_refused() -> None:
    one, between, other = make_party(), make_party(), make_party()
    relate(one, between)
    relate(between, other)
    before = dump()

    with pytest.raises(UnmergeableError, match="succeed themselves"):
        merge(one, other)

    assert dump() == before


def test_undo_twice_is_undo_once() -> None:
    merged, into = two_with_everything()
    before = dump()
    done = merge(merged, into)
    undo(done)

    undo(done)

    assert dump() == before


def refused(done: PartyMerge) -> str:
    """Why it cannot be undone; nothing may have been written."""
    before = dump()
    with pytest.raises(ChangedSinceError) as error:
        undo(done)
    assert dump() == before
    assert not PartyMerge.objects.get(pk=done.pk).is_undone
    return str(error.value)


def test_undo_names_what_was_changed_since() -> None:
    merged, into = make_party(), make_party()
    statement = make_statement(signed_by=[merged])
    done = merge(merged, into)
    statement.signatories.update(party=make_party())

    assert f"signatory “{merged.name}” ({statement.title}" in refused(done)


def test_undo_names_what_was_deleted_since() -> None:
    merged, into = make_party(), make_party()
    statement = make_statement(signed_by=[merged])
    done = merge(merged, into)
    statement.delete()

    assert f"signatory “{merged.name}”, deleted" in refused(done)


def test_undo_leaves_other_work_on_the_same_rows_alone() -> None:
    merged, into = make_party(name="As signed"), make_party()
    statement = make_statement(signed_by=[merged])
    done = merge(merged, into)
    statement.signatories.update(note="Signed later.")

    undo(done)

    assert [*statement.signatories.values_list("party", "note")] == [(merged.pk, "Signed later.")]


def test_undo_does_not_mind_that_a_name_it_would_take_back_is_gone_already() -> None:
    merged, into = make_party(name="A"), make_party()
    before = dump()
    done = merge(merged, into)
    into.names.get().delete()

    undo(done)

    assert dump() == before


def test_undo_does_not_take_back_a_name_that_was_worked_on_since() -> None:
    merged, into = make_party(name="A"), make_party()
    done = merge(merged, into)
    into.names.update(language="es")

    assert "Changed since the merge: party name “A”" in refused(done)


def test_undo_waits_for_the_undo_of_a_later_merge() -> None:
    one, other, third = make_party(), make_party(name="Other"), make_party(name="Third")
    before = dump()
    first = merge(one, other)
    second = merge(other, third)

    assert "“Other” has itself been merged into “Third” since" in refused(first)
    undo(second)
    undo(first)
    assert dump() == before


def test_undo_names_a_party_that_stands_at_the_old_address() -> None:
    merged, into = make_party(slug="old"), make_party()
    done = merge(merged, into)
    make_party(slug="old")

    assert "address “old”" in refused(done)


def test_undo_is_refused_where_what_comes_back_names_what_is_gone() -> None:
    merged, into, third = make_party(), make_party(), make_party()
    relate(third, merged)
    relate(third, into)
    done = merge(merged, into)
    third.delete()

    refused(done)


def test_old_address_stays_with_whoever_took_it_after_an_undo() -> None:
    merged, into = make_party(slug="old"), make_party()
    done = merge(merged, into)

    undo(done)

    assert OldAddress.objects.present_slugs(RecordKind.PARTY, ["old"]) == {}


NAMES = ["Communist Party", "Workers Party", "PCP", "P C P", "Unity", "!!"]
pairs = st.tuples(st.integers(0, 3), st.integers(0, 3))


@st.composite
def archives(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "parties": draw(st.lists(st.sampled_from(NAMES), min_size=4, max_size=4)),
        "names": draw(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(NAMES[:5])), max_size=6, unique=True)),
        "lists": draw(st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=3)),
        "news": draw(st.lists(st.sets(st.integers(0, 3)), max_size=2)),
        "hosts": draw(st.sets(st.integers(0, 3))),
        "relations": draw(st.sets(pairs, max_size=5)),
        "apart": draw(st.sets(pairs, max_size=2)),
        "merges": draw(st.lists(pairs, min_size=1, max_size=3)),
    }


def build(archive: dict[str, Any]) -> list[Party]:
    parties = [make_party(name=name, short_name="PCP") for name in archive["parties"]]
    for party, name in archive["names"]:
        if not parties[party].names.written(name).exists():
            make_party_name(party=parties[party], name=name, is_homonym=True)
    for signed in archive["lists"]:
        make_statement(signed_by=[parties[each] for each in signed])
    for named in archive["news"]:
        make_newsitem(parties=[parties[each] for each in named])
    make_meeting().hosts.set(parties[each] for each in archive["hosts"])
    for earlier, later in archive["relations"]:
        if earlier != later:
            relate(parties[earlier], parties[later], PartyRelationKind.SPLIT)
    for one, other in archive["apart"]:
        if one != other:
            DistinctParties.objects.create(one=parties[one], other=parties[other])
    return parties


@settings(max_examples=15)
@given(archive=archives())
def test_any_merges_undone_in_the_opposite_order_leave_no_trace(archive: dict[str, Any]) -> None:
    with rolled_back():
        parties, signatures, states, done = build(archive), Signatory.objects.exclude(party=None).count(), [], []
        for one, other in archive["merges"]:
            states.append(dump())
            try:
                done.append(merge(parties[one], parties[other]))
            except UnmergeableError:
                assert dump() == states.pop()
            assert Signatory.objects.exclude(party=None).count() == signatures
            assert not PartyName.objects.exclude(party__in=Party.objects.all()).exists()
        for each, before in zip(reversed(done), reversed(states), strict=True):
            undo(each)
            assert dump() == before


def test_merge_and_undo_are_in_the_history_of_both(editor: User) -> None:
    one, other = make_party(slug="one", name="One"), make_party(slug="other", name="Other")
    goes, stays = one.pk, other.pk

    undo(merge(one, other, by=editor), by=editor)

    assert [kept.note.event for kept in revisions_of(Party, goes)] == [RevisionEvent.DELETED]
    told = [(kept.comment, kept.user) for kept in revisions_of(Party, stays)]
    assert told[:2] == [("Its merge with “One” was undone.", editor), ("“One” was merged into this record.", editor)]
