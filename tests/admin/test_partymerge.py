"""Choosing two parties, comparing and merging them, and the way back, as an editor does it."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import ImportBatch, Party, PartyMerge
from archive.revisions.keeping import revisions_of
from tests.factories import make_meeting, make_newsitem, make_party, make_party_name, make_statement
from tests.merging.archives import dump, relate, two_with_everything

from .forms import address

pytestmark = pytest.mark.django_db
URL = "/admin/archive/party/merge/"


def side_by_side(client: Client, merged: Party, into: Party) -> Any:
    return client.get(URL, {"merged": merged.pk, "into": into.pk})


def confirmed(client: Client, merged: Party, into: Party, **choices: str) -> Any:
    """The page as it was opened, sent with these choices."""
    form = side_by_side(client, merged, into).context["form"]
    data = {"merged": merged.pk, "into": into.pk} | {bound.html_name: bound.value() or "" for bound in form}
    return client.post(URL, data | choices)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_page_shows_both_and_what_will_happen(admin_client: Client) -> None:
    merged, into = two_with_everything()

    page = side_by_side(admin_client, merged, into).content.decode()

    for words in (
        "Both signed the same list",
        "“Work Party” becomes another name",
        "The name “Old Work” (former name) goes along",
        "The name “PdA” is there already, as “PDA”",
        "The relation Third → Work Party (successor) is there already (successor)",
        "The relation Work Party → Party of Work (split) is between the two, and goes",
        "/parties/another/ will lead to the one that stays",
        "Meetings: hosts",
    ):
        assert words in page, words


def test_value_is_proposed_from_the_party_that_goes_where_the_other_has_none(admin_client: Client) -> None:
    merged, into = two_with_everything()

    form = side_by_side(admin_client, merged, into).context["form"]

    proposed = {name for name, field in form.fields.items() if field.initial == "merged"}
    assert proposed == {"website"}


def test_prose_of_both_is_kept_unless_an_editor_says_otherwise(admin_client: Client) -> None:
    merged, into = make_party(note="Doubtful.", description="Same."), make_party(note="Unclear.", description="Same.")

    confirmed(admin_client, merged, into)

    into.refresh_from_db()
    assert (into.note, into.description) == ("Unclear.\n\nDoubtful.", "Same.")
    assert "Note: Doubtful." in admin_client.get(address(PartyMerge.objects.get())).content.decode()


def test_merge_takes_what_was_chosen_and_says_where_it_is_undone(admin_client: Client) -> None:
    merged, into = two_with_everything()

    response = confirmed(admin_client, merged, into, name="merged")

    done = PartyMerge.objects.get()
    into.refresh_from_db()
    assert (response["Location"], into.name, into.website) == (address(into), "Work Party", merged.website)
    assert address(done) in said(admin_client.get(response["Location"]))[0]
    assert (done.merged_by and done.merged_by.username, str(done)) == ("admin", "Work Party → Work Party")


def test_undo_button_brings_both_back(admin_client: Client) -> None:
    merged, into = two_with_everything()
    before = dump()
    confirmed(admin_client, merged, into)
    done = PartyMerge.objects.get()
    assert "Undo this merge" in admin_client.get(address(done)).content.decode()

    admin_client.post(reverse("admin:archive_partymerge_undo", args=[done.pk]))

    page = admin_client.get(address(done))
    assert dump() == before
    assert "Undo this merge" not in page.content.decode()
    assert "both parties are as they were before" in said(page)[0]


def test_reasons_of_a_merge_and_its_undo_are_in_the_history(admin_client: Client) -> None:
    merged, into = two_with_everything()
    # Words that a choice is called by are a reason like any other.
    confirmed(admin_client, merged, into, why="merged")
    admin_client.post(
        reverse("admin:archive_partymerge_undo", args=[PartyMerge.objects.get().pk]), {"why": "They are two."}
    )

    undone, taken_in, *_before = (revision.comment for revision in revisions_of(Party, into.pk))
    assert taken_in.endswith(" was merged into this record. merged")
    assert undone.endswith(" was undone. They are two.")
    assert revisions_of(Party, merged.pk)[0].comment == "Merged into “Party of Work”. merged"


def test_undo_that_cannot_be_says_why(admin_client: Client) -> None:
    merged, into = two_with_everything()
    confirmed(admin_client, merged, into)
    done = PartyMerge.objects.get()
    admin_client.get(address(done))
    into.signatures.update(party=make_party())

    response = admin_client.post(reverse("admin:archive_partymerge_undo", args=[done.pk]), {"why": "Two."}, follow=True)

    assert "Changed since the merge: signatory “Work Party”" in said(response)[0]
    assert said(response)[1] == "The reason that you gave: “Two.”"


def test_looking_changes_nothing(admin_client: Client) -> None:
    merged, into = two_with_everything()
    before = dump()

    side_by_side(admin_client, merged, into)

    assert dump() == before


def problems(response: Any) -> dict[str, str]:
    assert response.status_code == 200
    return {name: str(errors) for name, errors in response.context["pair"].errors.items()}


def test_party_and_itself_is_said_beside_the_field(admin_client: Client) -> None:
    party = make_party()

    assert "cannot be merged into itself" in problems(side_by_side(admin_client, party, party))["into"]


def test_circle_of_successors_is_said_beside_the_field(admin_client: Client) -> None:
    one, between, other = make_party(), make_party(), make_party()
    relate(one, between)
    relate(between, other)

    assert "succeed themselves" in problems(side_by_side(admin_client, one, other))["into"]


def test_second_editor_who_merges_the_other_way_is_told_and_nothing_is_written(admin_client: Client) -> None:
    merged, into = two_with_everything()
    confirmed(admin_client, merged, into)
    before = dump()

    response = admin_client.post(URL, {"merged": into.pk, "into": merged.pk})

    assert "“Work Party” has been merged into “Party of Work” meanwhile" in problems(response)["into"]
    assert dump() == before


def test_change_since_the_page_was_opened_is_shown_before_anything_is_written(admin_client: Client) -> None:
    merged, into = two_with_everything()
    form = side_by_side(admin_client, merged, into).context["form"]
    data = {"merged": merged.pk, "into": into.pk} | {bound.html_name: bound.value() or "" for bound in form}
    make_party_name(party=merged, name="Came later")
    before = dump()

    response = admin_client.post(URL, data | {"name": "merged"})

    assert "has been changed since you opened this page" in str(response.context["form"].errors)
    assert response.context["form"]["name"].value() == "merged"
    assert dump() == before


def test_values_that_do_not_go_together_are_said_beside_the_choice(admin_client: Client) -> None:
    merged, into = make_party(name="A", website="https://a.example/"), make_party(name="B")
    Party.objects.filter(pk=merged.pk).update(website="nonsense")

    response = confirmed(admin_client, Party.objects.get(pk=merged.pk), into, website="merged")

    assert [*response.context["form"].errors] == ["website"]
    assert Party.objects.filter(pk=merged.pk).exists()


@pytest.mark.parametrize("key", ["", "0", "x", "-1", "²", "\x00", "9" * 40])
def test_key_of_no_party_is_said_beside_the_field(admin_client: Client, key: str) -> None:
    data = {"merged": key, "into": str(make_party().pk)}

    for response in (admin_client.get(URL, data), admin_client.post(URL, data | {"name": key, "seen": key})):
        assert [*problems(response)] == ["merged"]
    assert admin_client.get(URL, {"merged": key}).status_code == 200


def test_list_leads_to_the_comparison_of_exactly_two(admin_client: Client) -> None:
    one, other = make_party(), make_party()
    make_statement(signed_by=[one])
    url = reverse("admin:archive_party_changelist")
    chosen = {"action": "merge_two", "_selected_action": [one.pk, other.pk]}

    response = admin_client.post(url, chosen)
    alone = admin_client.post(url, chosen | {"_selected_action": [one.pk]}, follow=True)

    assert response["Location"] == f"{URL}?merged={other.pk}&into={one.pk}"
    assert "Choose exactly two parties" in said(alone)[0]


def test_forms_of_a_party_and_of_all_lead_there(admin_client: Client) -> None:
    party = make_party()

    assert f"{URL}?merged={party.pk}" in admin_client.get(address(party)).content.decode()
    assert "/admin/archive/party/duplicates/" in admin_client.get(address(party, "changelist")).content.decode()
    assert "Party that stays" in admin_client.get(URL, {"merged": party.pk}).content.decode()


def test_form_of_a_merged_party_leads_to_the_one_that_stayed(admin_client: Client) -> None:
    merged, into = make_party(name="A"), make_party()
    confirmed(admin_client, merged, into)
    admin_client.get(address(into))

    response = admin_client.get(address(merged), follow=True)

    assert response.redirect_chain == [(address(into), 302)]
    assert "“A” has been merged" in said(response)[0]


def test_import_that_made_a_party_is_named(admin_client: Client) -> None:
    merged, into = make_party(), make_party()
    ImportBatch.objects.create(name="list.docx", content=b"", journal={"after": {f"archive.party:{merged.pk}": {}}})

    page = side_by_side(admin_client, merged, into).content.decode()

    assert page.count("list.docx") == 1


def editor_who_may(client: Client, *permissions: str) -> None:
    user = User.objects.create_user(username="u", password="u", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


@pytest.mark.parametrize(
    ("permissions", "merges"),
    [
        ((), False),
        (("view_party", "change_party"), False),
        (("merge_party",), False),
        (("view_party", "merge_party"), True),
    ],
)
def test_only_who_may_merge_does(client: Client, permissions: tuple[str, ...], merges: bool) -> None:  # noqa: FBT001
    merged, into = make_party(), make_party()
    editor_who_may(client, *permissions)
    data = {"merged": str(merged.pk), "into": str(into.pk)}

    answers = [client.get(URL, data).status_code, client.post(URL, data).status_code]
    shown = client.get(reverse("admin:archive_party_changelist")).content.decode()

    assert answers == ([200, 200] if merges else [403, 403])
    assert ("merge_two" in shown) == merges


def test_only_who_may_merge_undoes(client: Client, admin_client: Client) -> None:
    merged, into = make_party(), make_party()
    confirmed(admin_client, merged, into)
    done = PartyMerge.objects.get()
    editor_who_may(client, "view_party", "change_party", "view_partymerge")

    answers = [client.get(address(done)), client.post(reverse("admin:archive_partymerge_undo", args=[done.pk]))]

    assert [answer.status_code for answer in answers] == [200, 403]
    assert "Undo this merge" not in answers[0].content.decode()


def test_merge_is_not_edited_nor_deleted(admin_client: Client) -> None:
    confirmed(admin_client, make_party(), make_party())
    done = PartyMerge.objects.get()

    assert admin_client.post(address(done, "delete"), {"post": "yes"}).status_code == 403
    assert admin_client.post(address(done), {"merged_name": "x"}).status_code == 403
    assert admin_client.get(address(done, "changelist")).status_code == 200


def queries(client: Client, merged: Party, into: Party) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert side_by_side(client, merged, into).status_code == 200
    return len(captured)


def test_page_costs_the_same_however_much_there_is(admin_client: Client) -> None:
    merged, into = two_with_everything()
    queries(admin_client, merged, into)
    before = queries(admin_client, merged, into)
    for number in range(10):
        make_party_name(party=merged, name=f"Name {number}")
        relate(make_party(), merged)
        make_statement(signed_by=[merged, into])
        make_newsitem(parties=[merged])
        make_meeting().hosts.add(merged)

    assert queries(admin_client, merged, into) == before < 40
