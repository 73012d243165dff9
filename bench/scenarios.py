"""What is asked of the archive and of the limit: the same addresses for both."""

from dataclasses import dataclass

from bench.records import EXPORTED_LANGUAGE, FREQUENT_PARTY, FREQUENT_WORD, RARE_PARTY, RARE_WORD, SIZES, LargeArchive

FREQUENT, RARE = f"party-{FREQUENT_PARTY}", f"party-{RARE_PARTY}"
COUNTRY, YEAR = "AR", 2015
PER_PAGE = 25


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    path: str
    at_most: float  # times the limit's median, at 200,000 statements
    growth: float  # the median at the largest size, at most so many times that at the smallest
    counted: bool = False  # the archive always counts; the limit only if it is told to

    def path_on_limit(self) -> str:
        return f"{self.path}{'&' if '?' in self.path else '?'}facets=1" if self.counted else self.path


def scenarios(size: str) -> list[Scenario]:
    count = SIZES[size]
    joint, last = LargeArchive(count).joint_statement, min(400, count // PER_PAGE)
    word = f"/statements/?q={FREQUENT_WORD}"
    return [
        Scenario("S1", "first list page", "/statements/", 12, 1.3),
        Scenario("S2", "a frequent party", f"/statements/?party={FREQUENT}", 4, 2),
        Scenario("S3", "a rare party", f"/statements/?party={RARE}", 12, 1.3),
        Scenario("S4", "country + year", f"/statements/?country={COUNTRY}&year={YEAR}", 12, 1.3),
        Scenario("S5", "a frequent word", word, 4, 2),
        Scenario("S6", "a rare word + country", f"/statements/?q={RARE_WORD}&country={COUNTRY}", 12, 1.3),
        Scenario("S7", "all facet counts", "/statements/", 0.05, 4, counted=True),
        Scenario("S8", "a statement with 60 signatories", f"/statements/statement-{joint}/", 12, 1.3),
        Scenario("S9", f"page {last}", f"/statements/?page={last}", 6, 2),
        Scenario("S10", "party page", f"/parties/{FREQUENT}/", 4, 2),
        Scenario("S11", "CSV of 1,000 statements", f"/statements.csv?language={EXPORTED_LANGUAGE}", 2, 4),
        Scenario("S12", "all facet counts, party + word", f"{word}&party={FREQUENT}", 0.01, 4, counted=True),
    ]
