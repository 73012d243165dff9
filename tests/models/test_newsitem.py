import pytest
from pytest_django import DjangoAssertNumQueries

from archive.models import NewsItem
from tests.factories import make_meeting, make_newsitem, make_party

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["CU"], ["both", "cuba"]),
        (["CN", "GR"], ["both", "greece"]),
        ([], []),
        (["XX"], []),
        (["C"], []),
        (["U,C"], []),
        ([","], []),
        ([""], []),
        (["cu"], []),
        (["%"], []),
        (["²"], []),
        (["XX", "CU"], ["both", "cuba"]),
    ],
)
def test_about_countries_finds_true_codes_only(codes: list[str], found: list[str]) -> None:
    make_newsitem(slug="cuba", countries=["CU"])
    make_newsitem(slug="both", countries=["CU", "CN"])
    make_newsitem(slug="greece", countries=["GR"])
    make_newsitem(slug="nowhere")

    about = NewsItem.objects.about_countries(codes)

    assert sorted(newsitem.slug for newsitem in about) == found


@pytest.mark.parametrize(
    ("slugs", "found"),
    [(["a"], ["ab"]), (["a", "b"], ["ab", "b"]), ([], []), (["nobody"], []), (["nobody", "b"], ["ab", "b"])],
)
def test_about_parties_finds_each_once(slugs: list[str], found: list[str]) -> None:
    one, other = make_party(slug="a"), make_party(slug="b")
    make_newsitem(slug="ab", parties=[one, other])
    make_newsitem(slug="b", parties=[other])
    make_newsitem(slug="none")

    about = NewsItem.objects.about_parties(slugs)

    assert sorted(newsitem.slug for newsitem in about) == found


def test_about_meetings_finds_by_slug() -> None:
    newsitem = make_newsitem(meeting=make_meeting(slug="21-imcwp"))
    make_newsitem(meeting=make_meeting())
    make_newsitem()

    about = NewsItem.objects.about_meetings(["21-imcwp", "99-imcwp"])

    assert list(about) == [newsitem]


def test_for_cards_takes_two_queries_however_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        make_newsitem(meeting=make_meeting(title="M"), parties=[make_party(name="P")])

    with django_assert_num_queries(2):
        shown = [(str(item.meeting), [*map(str, item.parties.all())]) for item in NewsItem.objects.for_cards()]

    assert shown == [("M", ["P"])] * 3
