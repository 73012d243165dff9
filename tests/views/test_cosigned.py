"""The part of a statement's page that names other lists with the same signatories."""

import pytest
from django.template.loader import render_to_string

from archive import queries
from archive.filters.index import statement_index
from archive.models import Statement
from tests.factories import make_draft, make_party, make_statement

pytestmark = pytest.mark.django_db


def rendered(statement: Statement) -> str:
    found = queries.lists_in_common(statement_index(), statement)
    return render_to_string("archive/_cosigned.html", {"statement": statement, "in_common": found})


def test_lists_with_names_in_common_lead_to_the_comparison() -> None:
    parties = [make_party() for _ in range(3)]
    statement = make_statement(slug="one", signed_by=parties)
    make_statement(slug="two", title="<b>Two</b>", signed_by=parties[1:])
    make_draft(slug="three", signed_by=parties)

    text = rendered(statement)

    assert '<a href="/statements/two/"><bdi>&lt;b&gt;Two&lt;/b&gt;</bdi></a>' in text
    assert '<a href="/compare/?a=one&amp;b=two" rel="nofollow">2 in common</a>' in text
    assert "three" not in text


def test_statement_without_names_in_common_with_another_has_no_such_part() -> None:
    make_statement(signed_by=[make_party()])

    assert not rendered(make_statement(signed_by=[make_party(), make_party()])).strip()
