import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.admin.signatorytext import MOST_LINES, WrittenList, WrittenSignatory, read, shown, write
from archive.models import SignatoryRole, SignatorySection


def one(line: str) -> WrittenSignatory:
    written = read(line)
    assert not written.problems
    return written.signatories[0]


def problem(line: str) -> str:
    written = read(line)
    assert not written.signatories
    return str(written.problems[0])


def test_line_needs_only_a_name() -> None:
    assert one("Communist Party of Cuba") == WrittenSignatory(number=1, name="Communist Party of Cuba")


def test_line_with_all_columns() -> None:
    assert one("KNE | kke | youth | endorser | 2-4 | by letter") == WrittenSignatory(
        number=1,
        name="KNE",
        party="kke",
        section="youth",
        role="endorser",
        first_edition=2,
        last_edition=4,
        note="by letter",
    )


@pytest.mark.parametrize("name", ["Two  blanks", "A\u00a0B", "«Rot»", "حزب", "a\\D", "\u200fRTL"])
def test_name_is_kept_to_the_letter(name: str) -> None:
    assert one(f"  {name} | slug").name == name


@pytest.mark.parametrize(("written", "name"), [(r"a \| b", "a | b"), (r"a \\ b", "a \\ b"), (r"a \\| b", "a \\")])
def test_escapes_are_undone(written: str, name: str) -> None:
    assert one(written).name == name


def test_blank_lines_are_skipped_and_counted() -> None:
    assert [line.number for line in read("\nA\n  \nB\n").signatories] == [2, 4]


def test_empty_text_is_an_empty_list() -> None:
    assert read("") == WrittenList()


@pytest.mark.parametrize("editions", ["2", "0-", "3-2", "a-", "-3", "1-0", "99999-", "1-99999", "١-"])
def test_editions_that_are_none(editions: str) -> None:
    assert problem(f"A | | | | {editions}").startswith(f"Line 1 (“A”): “{editions}” are no editions.")


@pytest.mark.parametrize("editions", ["1-", "1-2", "2 - 3", "2–3"])
def test_editions(editions: str) -> None:
    assert one(f"A | | | | {editions}").first_edition in {1, 2}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A | | sect", "“sect” is no section. Write one of: party, youth, organisation, person."),
        ("A | | | boss", "“boss” is no role. Write one of: initiator, signatory, endorser."),
        (" | slug", "the name is missing."),
        ("A | b | | | | note | more", "there are more than 6 columns."),
        ("A\x00", "it contains a NUL character"),
        ("x" * 501, "the name has 501 characters; shorten it to 500."),
        ("A | | | | | " + "x" * 501, "the note has 501 characters"),
    ],
)
def test_problem_says_the_line_and_what_to_do(line: str, said: str) -> None:
    assert problem(line).startswith("Line 1")
    assert said in problem(line)


def test_one_bad_line_leaves_the_others() -> None:
    written = read("A\n | b\nC")

    assert [line.name for line in written.signatories] == ["A", "C"]
    assert [problem.number for problem in written.problems] == [2]


def test_too_many_lines_are_one_problem() -> None:
    assert len(read("A\n" * (MOST_LINES + 1)).problems) == 1


def test_problems_beyond_the_first_are_counted() -> None:
    assert shown(read(" | a\n" * 30).problems)[-1] == "… and 10 more lines."


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40).map(str.strip)
_SIGNATORIES = st.builds(
    WrittenSignatory,
    number=st.just(0),
    name=_WORDS.filter(bool),
    party=st.sampled_from(["", "kke", "pcp-2"]),
    section=st.sampled_from(SignatorySection.values),
    role=st.sampled_from(SignatoryRole.values),
    first_edition=st.integers(1, 9),
    last_edition=st.none() | st.integers(9, 20),
    note=_WORDS,
)


@given(st.lists(_SIGNATORIES, max_size=20))
def test_what_is_written_is_read_back(signatories: list[WrittenSignatory]) -> None:
    numbered = [WrittenSignatory(**vars(line) | {"number": i}) for i, line in enumerate(signatories, 1)]

    assert read(write(numbered)) == WrittenList(tuple(numbered))


@given(st.text())
def test_any_text_is_read_or_has_its_problems_told(text: str) -> None:
    written = read(text)

    lines = [line for line in text.split("\n") if line.strip()]
    assert len(written.signatories) + len(written.problems) == len(lines)
