"""What the index of statements costs: `DATABASE_URL=… python -m bench.bitsets`.

For an archive that `bench.archive` made.  Processor time, and the memory that the process
has more than before; beside it the same sets and counts as Python's integers.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.uncached")

import django
import numpy as np

django.setup()

from archive.filters.index import Bits, StatementIndex  # noqa: E402
from archive.filters.index.bits import flags_of  # noqa: E402
from archive.filters.index.joint import JointLists  # noqa: E402
from archive.filters.index.statementindex import built  # noqa: E402
from archive.models import Statement  # noqa: E402

PARAMETERS = ("party", "country", "meeting", "year", "language", "kind", "completeness")
REPEATS = 15


def taken(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median, in milliseconds of processor time."""
    times = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1_000)
    return median(times)


def megabytes() -> float:
    """What the process holds now by itself, files that are in memory for all apart."""
    _size, resident, shared, *_rest = map(int, Path("/proc/self/statm").read_text().split())
    return (resident - shared) * resource.getpagesize() / 1e6


def asked_by_pages(index: StatementIndex) -> list[object]:
    """What is made when a page first asks for it."""
    return [index.ranks("newest"), index.values, index.joint_lists]


def report(index: StatementIndex) -> None:
    chosen = index.mask({"party": [next(iter(index.values["party"]))]})
    changed = list(Statement.objects.published().values_list("pk", flat=True)[:1])
    sets = [bits for parameter in PARAMETERS for bits in index.values[parameter].values()]
    print(f"| sets | {len(sets)}, {sum(len(bits.serialize()) for bits in sets) / 1e6:.1f} MB |")
    print(f"| all counts under a filter | {taken(lambda: counted(index, chosen)):.2f} ms |")
    print(f"| one saved statement taken in | {taken(lambda: index.taking_in(index.edition + 1, changed)):.1f} ms |")
    print(f"| joint lists made ready for comparing | {taken(lambda: joint_lists(index)):.1f} ms |")
    report_integers(index, sets, chosen)


def joint_lists(index: StatementIndex) -> JointLists:
    return JointLists.of(index.sets["party"], index.public, len(index.columns))


def counted(index: StatementIndex, mask: Bits) -> list[dict[str, int]]:
    return [index.counts(parameter, mask) for parameter in PARAMETERS]


def report_integers(index: StatementIndex, sets: list[Bits], chosen: Bits) -> None:
    integers = [integer(bits, len(index.columns)) for bits in sets]
    mask = integer(chosen, len(index.columns))
    held = sum(map(sys.getsizeof, integers)) / 1e6
    milliseconds = taken(lambda: [(each & mask).bit_count() for each in integers])
    print(f"| the same counts by integers | {milliseconds:.2f} ms, {held:.1f} MB |")


def integer(bits: Bits, size: int) -> int:
    return int.from_bytes(np.packbits(flags_of(bits, size), bitorder="little").tobytes(), "little")


def main() -> None:
    Statement.objects.exists()  # what asking the database takes by itself
    before, started = megabytes(), time.process_time()
    index = built(1)
    asked_by_pages(index)
    print(f"\n| {index.count(index.public)} statements | |\n|---|---:|")
    print(f"| built from cold | {time.process_time() - started:.2f} s |")
    print(f"| memory, with what building left behind | {megabytes() - before:.0f} MB |")
    report(index)


if __name__ == "__main__":
    main()
