"""PDF: lines page by page, or why there are none."""

import time

import pytest
from pytest_django import Settings

from archive.importing.sources import UnreadableError, read_source

from .source_files import encrypted_pdf, make_pdf


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        read_source(data, "a.pdf")
    assert refused.value.message
    return refused.value.code


def test_pdf_becomes_lines_page_by_page() -> None:
    source = read_source(make_pdf("Joint state-\nment\nKKE", "Partido Comunista de España", title="Appeal"), "a.pdf")

    assert source.text == "Joint state-\nment\nKKE\nPartido Comunista de España"
    assert (source.format, source.title, source.language, source.problems) == ("pdf", "Appeal", "en-GB", ())


def test_pdf_that_opens_without_a_password_is_read() -> None:
    assert read_source(encrypted_pdf(""), "a.pdf").text == "Joint statement"


def test_pdf_under_a_password_says_so() -> None:
    assert refusal(encrypted_pdf("secret")) == "encrypted"


def test_pdf_of_pictures_says_so() -> None:
    assert refusal(make_pdf("", "")) == "no_text_layer"


def test_pdf_with_a_page_of_pictures_names_it() -> None:
    source = read_source(make_pdf("KKE", "", "TKP", ""), "a.pdf")

    assert [problem.code for problem in source.problems] == ["pages_without_text"]
    assert "2, 4" in source.problems[0].message


def test_pdf_with_too_many_pages_is_refused(settings: Settings) -> None:
    settings.IMPORT_MAX_PDF_PAGES = 2

    with pytest.raises(UnreadableError, match="has 3 pages, and 2 can be read"):
        read_source(make_pdf("a", "b", "c"), "a.pdf")


def test_pdf_cut_short_is_refused_or_read() -> None:
    data = make_pdf("Joint statement")

    assert refusal(data[:200]) == "damaged"


def test_pdf_stream_that_unpacks_without_end_is_refused_in_time() -> None:
    bomb = make_pdf(b"BT /F1 11 Tf (" + b"x" * 150_000_000 + b") Tj ET", packed=True)
    began = time.perf_counter()

    assert len(bomb) < 1_000_000
    assert refusal(bomb) in {"damaged", "too_long", "too_heavy", "too_slow"}
    assert time.perf_counter() - began < 60


def test_pdf_that_takes_too_long_is_refused(settings: Settings) -> None:
    settings.IMPORT_TIMEOUT_SECONDS = 1
    data = make_pdf(*["\n".join(["Communist Party of Greece"] * 1_500)] * 100)
    began = time.perf_counter()

    assert refusal(data) == "too_slow"
    assert time.perf_counter() - began < 60
