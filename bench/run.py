"""How fast the archive answers beside the limit: `make bench`, `make bench SIZES=1k,20k,200k`.

Both are loaded with the same archive and served alike; every round drives one after the
other, and a figure is the median of the rounds.  Prints Markdown.

SIZES: which archives.  ONLY: which scenarios, such as S1,S5.  ROUNDS, SECONDS: how often
and for how long each is driven.  DATABASE_URL_BENCH: a PostgreSQL server on which a
database for each size may be made; without it, SQLite under var/bench/.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from bench.scenarios import Scenario, scenarios
from bench.serving import Figures, answer, drive, serve, wrk

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
ROUNDS, SECONDS = int(os.environ.get("ROUNDS") or 3), float(os.environ.get("SECONDS") or 2)
ONLY = [name for name in os.environ.get("ONLY", "").split(",") if name]
SERVER = os.environ.get("DATABASE_URL_BENCH", "")
UNCACHED = {"DJANGO_SETTINGS_MODULE": "bench.uncached"}
# A page that takes longer is not worth more than one answer.
GIVE_UP = 10_000


@dataclass(frozen=True)
class Row:
    scenario: Scenario
    archive: Figures
    limit: Figures
    kilobytes: int  # of the archive's page

    @property
    def ratio(self) -> float:
        return self.archive.p50 / self.limit.p50


def prepare(size: str) -> None:
    """Both databases of that size, unless they are there already."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    run_module("bench.limit_data", size, str(limit_file(size)))
    run_module("bench.archive", size, DATABASE_URL=database_url(size))


def run_module(*arguments: str, **environment: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], check=True, env={**os.environ, **environment})  # noqa: S603, ours


def limit_file(size: str) -> Path:
    return FOLDER / f"limit-{size}.sqlite3"


def database_url(size: str) -> str:
    return f"{SERVER.rstrip('/')}/bench_{size}" if SERVER else f"sqlite:///{FOLDER / f'archive-{size}.sqlite3'}"


def measure(size: str) -> list[Row]:
    with ExitStack() as servers:
        archive = servers.enter_context(serve("imcwp.wsgi", DATABASE_URL=database_url(size), **UNCACHED))
        limit = servers.enter_context(serve("bench.limit:application", LIMIT_DATABASE=str(limit_file(size))))
        asked = [each for each in scenarios(size) if not ONLY or each.name in ONLY]
        rows = [compare(each, archive, limit) for each in tqdm(asked, desc=size, unit=" scenarios")]
    return [row for row in rows if row]


def compare(scenario: Scenario, archive: int, limit: int) -> Row | None:
    """None where the archive has no such page."""
    paths = {archive: scenario.path, limit: scenario.path_on_limit()}
    if not all(answer(port, path)[0] == 200 for port, path in paths.items()):
        return None
    driven: dict[int, list[Figures]] = {archive: [], limit: []}
    for _ in range(ROUNDS):
        for port, path in paths.items():
            driven[port].append(one_round(port, path))
    kilobytes = answer(archive, scenario.path)[3] // 1_000
    return Row(scenario, middle(driven[archive]), middle(driven[limit]), kilobytes)


def one_round(port: int, path: str, *headers: str) -> Figures:
    taken = answer(port, path)[2]
    single = Figures(requests=1, errors=0, per_second=1_000 / taken, p50=taken, p95=taken)
    return single if taken > GIVE_UP else drive(port, path, SECONDS, *headers)


def middle(rounds: list[Figures]) -> Figures:
    def of(figure: Callable[[Figures], float]) -> float:
        return statistics.median(map(figure, rounds))

    requests, errors = sum(each.requests for each in rounds), sum(each.errors for each in rounds)
    return Figures(requests, errors, of(lambda r: r.per_second), of(lambda r: r.p50), of(lambda r: r.p95))


def print_sizes(size: str, rows: list[Row]) -> None:
    print(f"\n## {size} statements, {'PostgreSQL' if SERVER else 'SQLite'}: p50 / p95 in milliseconds, one client\n")
    print("| scenario | archive | limit | times the limit | at most, at 200k |\n|---|---:|---:|---:|---:|")
    for row in rows:
        times = f"{row.ratio:.3g}{' (errors)' if row.archive.errors + row.limit.errors else ''}"
        cells = [f"{each.p50:.3g} / {each.p95:.3g}" for each in (row.archive, row.limit)]
        print(
            f"| {row.scenario.name} {row.scenario.title} | {' | '.join(cells)} | {times} | {row.scenario.at_most:g} |"
        )


def print_growth(measured: dict[str, list[Row]], first: str, last: str) -> None:
    smaller = {row.scenario.name: row for row in measured[first]}
    print(f"\n## Growth of p50 from {first} to {last}\n")
    print(
        "| scenario | archive | limit | at most, from 1k to 200k | the archive's page, KB |\n|---|---:|---:|---:|---:|"
    )
    for row in measured[last]:
        if before := smaller.get(row.scenario.name):
            grown = [row.archive.p50 / before.archive.p50, row.limit.p50 / before.limit.p50]
            sizes = f"{before.kilobytes} → {row.kilobytes}"
            print(f"| {row.scenario.name} | {grown[0]:.3g} | {grown[1]:.3g} | {row.scenario.growth:g} | {sizes} |")


def print_again(size: str) -> None:
    """The first list page again: from the page cache, and not at all since nothing changed."""
    with ExitStack() as servers:
        constant = servers.enter_context(serve("bench.constant:application"))
        archive = servers.enter_context(serve("imcwp.wsgi", DATABASE_URL=database_url(size)))
        etag = answer(archive, "/statements/")[1].get("ETag")
        cases: dict[str, tuple[int, list[str]]] = {
            "a constant page of 20 KB": (constant, []),
            "page cache on": (archive, []),
        }
        cases |= {"ETag sent": (archive, [f"If-None-Match: {etag}"])} if etag else {}
        rounds: dict[str, list[Figures]] = {name: [] for name in cases}
        for _ in range(ROUNDS):
            for name, (port, headers) in cases.items():
                rounds[name].append(one_round(port, "/statements/", *headers))
    print_rates(size, {name: middle(figures) for name, figures in rounds.items()})


def print_rates(size: str, rates: dict[str, Figures]) -> None:
    print(f"\n## The first list page again, {size} statements\n")
    print("| | requests a second | share of the constant page | p50 / p95 ms |\n|---|---:|---:|---:|")
    constant, *_ = rates.values()
    for name, each in rates.items():
        share = each.per_second / constant.per_second
        print(f"| {name} | {each.per_second:.0f} | {share:.2f} | {each.p50:.3g} / {each.p95:.3g} |")


def main() -> None:
    wrk()
    sizes = (os.environ.get("SIZES") or "1k,20k").split(",")
    measured: dict[str, list[Row]] = {}
    for size in sizes:
        prepare(size)
        measured[size] = measure(size)
        print_sizes(size, measured[size])
    for smaller in sizes[:-1]:
        print_growth(measured, smaller, sizes[-1])
    if not ONLY:
        print_again(sizes[-1])


if __name__ == "__main__":
    main()
