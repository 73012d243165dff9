"""How well and how fast importing reads: `python bench/importing.py`.

It makes its documents itself, from the fixtures: every list of names in every layout;
every known spelling held out of the archive and asked for; and documents by the thousand.
Nothing outside the repository is read, and nothing is kept.
"""

import json
import os
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imcwp.settings")

import django  # noqa: E402

django.setup()

from archive.importing.batches import known_names  # noqa: E402
from archive.importing.matching import Directory, KnownName, KnownParty, Outcome  # noqa: E402
from archive.importing.matching.directory import known_party  # noqa: E402
from archive.importing.parsing import parse  # noqa: E402
from archive.importing.sources import read_source  # noqa: E402
from archive.importing.vocabulary.lexicon import is_english, plain  # noqa: E402
from archive.models import Party  # noqa: E402
from archive.models.folding import fold  # noqa: E402
from bench import layouts  # noqa: E402

Row = tuple[str, str]  # name as signed, slug of its party


def fixture(name: str) -> list[dict[str, Any]]:
    return json.loads((ROOT / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))


def known_parties() -> list[KnownParty]:
    names: dict[str, list[KnownName]] = defaultdict(list)
    parties: list[Party] = []
    for record in fixture("parties"):
        fields = record["fields"]
        if record["model"] == "archive.partyname":
            known = KnownName(fields["name"], fields["folded"], fields["kind"], fields["is_homonym"])
            names[fields["party"][0]].append(known)
        elif record["model"] == "archive.party":
            parties.append(Party(pk=len(parties) + 1, **fields))
    return [known_party(party, names[party.slug]) for party in parties]


def signed_lists() -> list[list[Row]]:
    """The lists of the fixtures, in signed order."""
    lists: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for record in fixture("statements"):
        if record["model"] == "archive.signatory":
            fields = record["fields"]
            party = fields["party"][0] if fields["party"] else ""
            lists[fields["statement"][0]].append((fields["position"], (fields["name_as_signed"], party)))
    return [[row for _, row in sorted(rows)] for rows in lists.values()]


def rows_reached(directory: Directory) -> Iterator[tuple[str, int, int, bool]]:
    """For each layout: rows to the letter and in order, rows in all, and whether it is a line layout."""
    known = known_names(directory)
    lists = [[name for name, _ in rows] for rows in signed_lists() if len(rows) > 2]
    for table, is_line in ((layouts.LINES, True), (layouts.RUNS, False)):
        for name, layout in table.items():
            reached = total = 0
            for number, names in enumerate(lists):
                language = list(layouts.HEADINGS)[number % len(layouts.HEADINGS)]
                heading = layouts.HEADINGS[language][0]
                page = layouts.page(
                    names, layout, heading=heading, ending=layouts.ENDINGS[number % len(layouts.ENDINGS)]
                )
                found = [row.name_as_signed for row in parse(page, known=known).signatories]
                reached += same_rows(names, found)
                total += len(names)
            yield name, reached, total, is_line


def same_rows(expected: Sequence[str], found: Sequence[str]) -> int:
    """Rows that were found to the letter; a row too many costs one."""
    blocks = SequenceMatcher(a=expected, b=found, autojunk=False).get_matching_blocks()
    return max(0, sum(block.size for block in blocks) - max(0, len(found) - len(expected)))


def spellings() -> list[Row]:
    """Every way a party is written in the fixtures, on lists and among its known names."""
    signed = [row for rows in signed_lists() for row in rows if row[1]]
    known = [(name.name, party.slug) for party in known_parties() for name in party.names if name.kind == "spelling"]
    return sorted({(fold(name), slug): (name, slug) for name, slug in [*signed, *known]}.values())


def without(parties: Iterable[KnownParty], held_out: Collection[Row]) -> Directory:
    """The parties as they would be known if nobody had ever seen these spellings; their own names stay."""
    hidden = {(fold(name), slug) for name, slug in held_out}
    return Directory(
        replace(
            party,
            names=tuple(
                name for name in party.names if name.kind != "spelling" or (name.folded, party.slug) not in hidden
            ),
        )
        for party in parties
    )


def matched(parties: Sequence[KnownParty], *, parts: int) -> dict[str, Counter[str]]:
    """Held out a part at a time (`parts` parts; 1 holds out all at once): right, wrong and open, by language."""
    canonical = {fold(party.name) for party in parties}
    rows = [row for row in spellings() if fold(row[0]) not in canonical]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in range(parts):
        asked = rows[part::parts]
        directory = without(parties, asked if parts > 1 else rows)
        for name, slug in asked:
            match = directory.match(name)
            party = match.party.slug if match.outcome == Outcome.MATCHED and match.party else ""
            counts[language_of(name)]["right" if party == slug else "wrong" if party else "open"] += 1
    return counts


def language_of(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", plain(name)) if len(word) > 3]
    return "English" if words and sum(map(is_english, words)) * 2 >= len(words) else "other"


def seconds(work: Callable[[], Any]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def thousand_documents(directory: Directory) -> float:
    """Bytes to matched names, 1,000 documents of 60 signatories each."""
    known = known_names(directory)
    rows = [row[0] for rows in signed_lists() for row in rows]
    pages = [
        layouts.page(layouts.shuffled(rows, seed)[:60], layouts.LINES["bullet •"], heading="Signed by:").encode()
        for seed in range(1000)
    ]

    def read() -> None:
        for page in pages:
            document = parse(read_source(page, "page.txt").text, known=known)
            for found in document.signatories:
                directory.match(found.name_as_signed, section=found.section)

    return seconds(read)


def thousand_names(parties: Sequence[KnownParty]) -> float:
    """One list of 1,000 names, the known parties read anew."""
    rows = [row[0] for rows in signed_lists() for row in rows]
    names = [f"{name}{' ' * (number // len(rows))}" for number, name in enumerate(rows * 3)][:1000]
    page = layouts.page(names, layouts.LINES["plain"], heading="Signed by:").encode()

    def read() -> None:
        directory = Directory(parties)
        for found in parse(read_source(page, "page.txt").text, known=known_names(directory)).signatories:
            directory.match(found.name_as_signed, section=found.section)

    return statistics.median(seconds(read) for _ in range(3))


def main() -> None:
    parties = known_parties()
    directory = Directory(parties)
    print("Rows to the letter and in order, by layout")
    sums: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for name, reached, total, is_line in rows_reached(directory):
        sums[is_line] = [sums[is_line][0] + reached, sums[is_line][1] + total]
        print(f"  {name:24} {reached:5} of {total:5}  {reached / total:7.2%}")
    print(f"  lines {sums[True][0] / sums[True][1]:.2%}, runs {sums[False][0] / sums[False][1]:.2%}")
    for title, parts in (("Spellings held out, a twentieth at a time", 20), ("All spellings held out at once", 1)):
        print(title)
        for language, count in sorted(matched(parties, parts=parts).items()):
            right, wrong, all_of_them = count["right"], count["wrong"], count.total()
            precision = right / max(1, right + wrong)
            print(f"  {language:8} {all_of_them:4} names: precision {precision:.4f}, recall {right / all_of_them:.4f}")
    print("Processor seconds, one core")
    print(f"  1,000 documents with 60 signatories each: {thousand_documents(directory):.1f}")
    print(f"  a list of 1,000 names: {thousand_names(parties):.2f}")


if __name__ == "__main__":
    main()
