"""RIS that rispy reads back to the letter."""

import pytest
import rispy
from hypothesis import given

from archive.exports.as_ris import ris_record
from archive.exports.plaintext import one_line
from archive.models import PartialDate
from tests.exports.citations import WORDS, make_citation


@given(WORDS, WORDS)
def test_odd_words_are_read_back_to_the_letter(title: str, name: str) -> None:
    written = ris_record(make_citation(title=title, authors=(name, "Another"))) + ris_record(make_citation(key="next"))

    first, second = rispy.loads(written)

    assert first.get("title", "") == one_line(title)
    assert first["authors"] == [*filter(None, [one_line(name)]), "Another"]
    assert second["id"] == "next"


@pytest.mark.parametrize(
    ("dated", "read"),
    [
        ("2019-11-01", {"year": "2019", "date": "2019/11/01/"}),
        ("2019-11", {"year": "2019", "date": "2019/11//"}),
        ("2019", {"year": "2019"}),
        ("c. 2019", {"year": "2019", "notes": ["appeal; about 2019"]}),
        ("", {"notes": ["appeal; date unknown"]}),
    ],
)
def test_date_is_as_precise_as_it_is_known(dated: str, read: dict[str, object]) -> None:
    [record] = rispy.loads(ris_record(make_citation(date=PartialDate.parse(dated))))

    assert {name: record[name] for name in ("year", "date", "notes") if name in record} == {"notes": ["appeal"]} | read
