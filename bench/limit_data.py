"""The limit's own database: a layout made for these pages and for nothing else.

`python -m bench.limit_data 20k FILE`.  A statement's key runs in the order of the list, so
that every index on it does too; the texts lie apart from what lists show.
"""

import sqlite3
import sys
from datetime import date
from pathlib import Path

from babel import Locale
from tqdm import tqdm

from bench.records import SIZES, LargeArchive, StatementRow

TABLES = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
CREATE TABLE country(code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE party(id INTEGER PRIMARY KEY, name TEXT, country TEXT, text TEXT);
CREATE TABLE meeting(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE statement(key INTEGER PRIMARY KEY, id INTEGER, title TEXT, date TEXT, year INTEGER, kind TEXT,
    completeness TEXT, meeting INTEGER, language TEXT, signed INTEGER);
CREATE TABLE body(key INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE signature(key INTEGER, position INTEGER, party INTEGER, PRIMARY KEY(key, position)) WITHOUT ROWID;
CREATE TABLE of_country(country TEXT, key INTEGER, PRIMARY KEY(country, key)) WITHOUT ROWID;
CREATE TABLE of_language(language TEXT, key INTEGER, PRIMARY KEY(language, key)) WITHOUT ROWID;
CREATE TABLE news(party INTEGER, date TEXT, id INTEGER, headline TEXT, statement INTEGER,
    PRIMARY KEY(party, date, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2');
"""
INDEXES = """
CREATE UNIQUE INDEX statement_id ON statement(id);
CREATE UNIQUE INDEX of_party ON signature(party, key);
CREATE UNIQUE INDEX countries ON of_country(key, country);
CREATE UNIQUE INDEX languages ON of_language(key, language);
CREATE INDEX news_of ON news(statement);
INSERT INTO words(words) VALUES('optimize');
ANALYZE;
"""


def key_of(day: date, number: int = 0) -> int:
    return day.toordinal() * 1_000_000 + number


def load(database: sqlite3.Connection, archive: LargeArchive) -> None:
    names = Locale("en").territories
    homes = {party.id: party.country for party in archive.parties}
    insert(database, "country", [(code, names.get(code, code)) for code in {*homes.values()}])
    insert(database, "party", [(party.id, party.name, party.country, party.text) for party in archive.parties])
    insert(
        database, "meeting", [(each.id, f"{each.id} {each.city} {each.started_on.year}") for each in archive.meetings]
    )
    for statement in tqdm(archive.statements(), total=archive.size, unit=" statements", unit_scale=True):
        load_statement(database, statement, homes)
    for news in archive.newsitems():
        insert(database, "news", [(news.party, str(news.dated_on), news.id, news.headline, news.statement)])


def load_statement(database: sqlite3.Connection, row: StatementRow, homes: dict[int, str]) -> None:
    key, day = key_of(row.dated_on, row.id), row.dated_on
    facts = (row.kind, row.completeness, row.meeting, row.languages[0], len(row.parties))
    insert(database, "statement", [(key, row.id, row.title, str(day), day.year, *facts)])
    insert(database, "body", [(key, row.body)])
    insert(database, "signature", [(key, position, party) for position, party in enumerate(row.parties, 1)])
    insert(database, "of_country", [(country, key) for country in {homes[party] for party in row.parties}])
    insert(database, "of_language", [(language, key) for language in row.languages])
    database.execute("INSERT INTO words(rowid, title, body) VALUES(?, ?, ?)", (key, row.title, row.body))


def insert(database: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(rows[0])) if rows else ""
    database.executemany(f"INSERT INTO {table} VALUES({marks})", rows)


def main() -> None:
    size, path = SIZES[sys.argv[1]], Path(sys.argv[2])
    if path.exists():
        return
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished)
    database.executescript(TABLES)
    load(database, LargeArchive(size))
    database.commit()
    database.executescript(INDEXES)
    database.close()
    unfinished.rename(path)


if __name__ == "__main__":
    main()
