"""The limit: the least that a server can do for the same pages.

A bare WSGI program, one connection a process, SQL and markup written by hand.  It checks
nothing and caches only names and the form; LIMIT_DATABASE names its file.
"""
# ruff: noqa: S608, the SQL is made of the names below

import csv
import io
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from html import escape
from typing import Any
from urllib.parse import parse_qsl

from bench.limit_data import key_of

PER_PAGE = 25
Query = dict[str, str]

database = sqlite3.connect(f"file:{os.environ['LIMIT_DATABASE']}?mode=ro", uri=True, check_same_thread=False)
database.execute("PRAGMA mmap_size=8000000000")
database.execute("PRAGMA cache_size=-65536")
ask = database.execute
PARTIES = {number: (escape(name), country) for number, name, country in ask("SELECT id, name, country FROM party")}
COUNTRIES = {code: escape(name) for code, name in ask("SELECT code, name FROM country")}
MEETINGS = {number: escape(name) for number, name in ask("SELECT id, name FROM meeting")} | {None: ""}
# Parameter -> where its keys are, and the condition; the first that is asked for leads.
SOURCES = {
    "q": ("words", "rowid", "words MATCH ?"),
    "party": ("signature", "key", "party = ?"),
    "country": ("of_country", "key", "country = ?"),
    "language": ("of_language", "key", "language = ?"),
}
# Its name -> the table and the column that it counts, and how a value is shown.
FACETS: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "party": ("signature", "party", lambda value: PARTIES[value][0]),
    "country": ("of_country", "country", lambda value: COUNTRIES[value]),
    "language": ("of_language", "language", str),
    "meeting": ("statement", "meeting", lambda value: MEETINGS[value]),
    "year": ("statement", "year", str),
    "kind": ("statement", "kind", str),
    "completeness": ("statement", "completeness", str),
}


def found(query: Query) -> tuple[str, str, list[object]]:
    """The column of the keys that were asked for, the rest of the SQL, and its values."""
    asked = [name for name in SOURCES if name in query]
    table, key, _ = SOURCES[asked[0]] if asked else ("statement", "key", "")
    values: list[object] = [number_of(query[name]) if name == "party" else query[name] for name in asked]
    conditions = [SOURCES[name][2] for name in asked[:1]]
    for name in asked[1:]:
        other, other_key, condition = SOURCES[name]
        conditions.append(f"EXISTS (SELECT 1 FROM {other} o WHERE o.{condition} AND o.{other_key} = t.{key})")
    if "year" in query:
        conditions.append(f"t.{key} BETWEEN ? AND ?")
        values += [key_of(date(int(query["year"]) + more, 1, 1)) for more in (0, 1)]
    return f"t.{key}", f"FROM {table} t WHERE {' AND '.join(conditions) or '1'}", values


def number_of(slug: str) -> int:
    return int(slug.rpartition("-")[2])


def list_page(query: Query) -> str:
    key, rest, values = found(query)
    page = int(query.get("page", 1))
    pages = "<a href='?page={}'>Previous</a> {} of {} <a href='?page={}'>Next</a>"
    (total,) = ask(f"SELECT count(*) {rest}", values).fetchone()
    keys = ask(f"SELECT {key} {rest} ORDER BY {key} DESC LIMIT {PER_PAGE} OFFSET {PER_PAGE * (page - 1)}", values)
    return html(
        "Statements",
        f"<form><input name=q value='{escape(query.get('q', ''))}'>{facets(query)}<button>Apply</button></form>"
        f"<p>{total} statements</p>{cards([key for (key,) in keys])}"
        f"{pages.format(page - 1, page, -(-total // PER_PAGE), page + 1)}",
    )


def html(title: str, body: str) -> str:
    return f"<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1>{body}</html>"


def cards(keys: list[int]) -> str:
    marks = ", ".join("?" * len(keys))
    rows = ask(
        "SELECT id, title, date, kind, completeness, meeting, signed FROM statement "
        f"WHERE key IN ({marks}) ORDER BY key DESC",
        keys,
    )
    return "".join(
        f"<article><time>{day}</time><h3><a href='/statements/statement-{number}/'>{escape(title)}</a></h3>"
        f"<p>{kind} <a href='/meetings/meeting-{meeting}/'>{MEETINGS[meeting]}</a> "
        f"{signed} signatories, {completeness}</p></article>"
        for number, title, day, kind, completeness, meeting, signed in rows
    )


def facets(query: Query) -> str:
    return "".join(facet(query, name) for name in FACETS) if "facets" in query else choices()


@cache
def choices() -> str:
    """The form of a list that is not asked for counts: a constant."""
    return facets({"facets": "1"})


def facet(query: Query, name: str) -> str:
    """All its counts, its own choice lifted."""
    _, _, label = FACETS[name]
    choices = "".join(
        f"<li><input type=checkbox name={name} value='{value}'>{label(value)} {count}</li>"
        for value, count in counts({other: query[other] for other in query if other != name}, name)
        if value is not None
    )
    return f"<fieldset><legend>{name}</legend><ul>{choices}</ul></fieldset>"


def counts(query: Query, name: str) -> Iterable[tuple[int | str | None, int]]:
    table, column, _ = FACETS[name]
    if not {*query} & {*SOURCES, "year"}:
        index = " INDEXED BY of_party" if name == "party" else ""
        return ask(f"SELECT {column}, count(*) FROM {table}{index} GROUP BY 1 ORDER BY 2 DESC")
    key, rest, values = found(query)
    return ask(
        f"WITH found(key) AS MATERIALIZED (SELECT {key} {rest}) "
        f"SELECT {column}, count(*) FROM found CROSS JOIN {table} f ON f.key = found.key GROUP BY 1 ORDER BY 2 DESC",
        values,
    )


def statement_page(slug: str) -> str:
    select = (
        "SELECT key, title, date, kind, completeness, meeting, text FROM statement JOIN body USING(key) WHERE id = ?"
    )
    key, title, day, kind, completeness, meeting, text = ask(select, [number_of(slug)]).fetchone()
    signed = "".join(
        f"<li><a href='/parties/party-{party}/'>{PARTIES[party][0]}</a> {COUNTRIES[PARTIES[party][1]]}</li>"
        for (party,) in ask("SELECT party FROM signature WHERE key = ? ORDER BY position", [key])
    )
    news = "".join(
        f"<li>{escape(headline)}</li>"
        for (headline,) in ask("SELECT headline FROM news WHERE statement = ?", [number_of(slug)])
    )
    facts = f"<p>{day} {kind} {completeness} {MEETINGS[meeting]}</p>"
    return html(escape(title), f"{facts}{paragraphs(text)}<ol>{signed}</ol><ul>{news}</ul>")


def paragraphs(text: str) -> str:
    return f"<p>{escape(text)}</p>".replace("\n\n", "</p><p>")


def party_page(slug: str) -> str:
    party = number_of(slug)
    name, country, text = ask("SELECT name, country, text FROM party WHERE id = ?", [party]).fetchone()
    key, rest, values = found({"party": slug})
    (total,) = ask(f"SELECT count(*) {rest}", values).fetchone()
    keys = ask(f"SELECT {key} {rest} ORDER BY {key} DESC LIMIT {PER_PAGE}", values)
    news = ask("SELECT date, headline FROM news WHERE party = ? ORDER BY date DESC LIMIT 25", [party])
    items = "".join(f"<li>{day} {escape(headline)}</li>" for day, headline in news)
    signed = f"<p>{total} statements</p>{cards([key for (key,) in keys])}"
    return html(escape(name), f"<p>{COUNTRIES[country]}</p>{paragraphs(text)}{signed}<ul>{items}</ul>")


def export(query: Query) -> Iterator[str]:
    """One row a signature, a statement at a time."""
    key, rest, values = found(query)
    yield "statement,position,name_as_signed,party,country\r\n"
    names = {number: (name, f"party-{number}", country) for number, (name, country) in PARTIES.items()}
    signed = ask(
        f"SELECT id, position, party FROM (SELECT {key} AS key {rest} ORDER BY 1 DESC) "
        "CROSS JOIN statement USING(key) CROSS JOIN signature USING(key)",
        values,
    )
    while rows := signed.fetchmany(1_000):
        lines = io.StringIO()
        csv.writer(lines).writerows((f"statement-{number}", place, *names[party]) for number, place, party in rows)
        yield lines.getvalue()


def application(environ: dict[str, str], start_response: Callable[..., object]) -> Iterable[bytes]:
    section, _, slug = environ["PATH_INFO"].strip("/").partition("/")
    query = dict(parse_qsl(environ["QUERY_STRING"]))
    if section == "statements.csv":
        start_response("200 OK", [("Content-Type", "text/csv; charset=utf-8")])
        return (part.encode() for part in export(query))
    one = {"statements": statement_page, "parties": party_page}
    body = (one[section](slug) if slug else list_page(query)).encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
