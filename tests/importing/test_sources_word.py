"""Word documents: text, automatic numbers and tables; and packages that mean harm."""

import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from pytest_django import Settings

from archive.importing.sources import UnreadableError, read_source

from .source_files import billion_laughs, make_docx, make_zip_bomb, word_body, word_paragraph, word_table


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        read_source(data, "a.docx")
    assert refused.value.message
    return refused.value.code


def test_word_document_becomes_lines() -> None:
    body = (
        word_paragraph("Joint statement")
        + word_paragraph("Communist Party of  Greece", numbering=1)
        + word_paragraph("Türkiye Komünist Partisi", numbering=1)
        + word_paragraph("Signed by", numbering=0)
        + word_paragraph("KSČM", numbering=2)
        + word_table(("Algeria", "PADS"), ("Greece", "KKE"))
    )

    source = read_source(make_docx(body), "a.docx")

    assert source.text == (
        "Joint statement\n\n  1. Communist Party of  Greece\n  2. Türkiye Komünist Partisi\n\n"
        "Signed by\n\n  • KSČM\n\nAlgeria\tPADS\nGreece\tKKE"
    )
    assert (source.format, source.title, source.language, source.problems) == ("docx", "Appeal & list", "el-GR", ())


def test_word_tabs_and_line_breaks_are_kept() -> None:
    body = "<w:p><w:r><w:t>KKE</w:t><w:tab/><w:tab/><w:t>TKP</w:t><w:br/><w:t>PCE</w:t></w:r></w:p>"

    assert read_source(make_docx(body), "a.docx").text == "KKE\t\tTKP\nPCE"


def test_word_picture_is_never_read() -> None:
    data = make_docx(word_paragraph("KKE"), extra={"word/media/image1.png": b"\x89PNG" * 1000})

    assert read_source(data, "a.docx").text == "KKE"


def test_word_document_does_not_say_how_it_is_read() -> None:
    data = make_docx(word_paragraph("KKE"), extra={"mammoth/style-map": b"p => !"})

    assert read_source(data, "a.docx").text == "KKE"


def test_word_document_with_markup_as_text_keeps_it() -> None:
    assert read_source(make_docx(word_paragraph("&lt;script&gt; &amp;amp;")), "a.docx").text == "<script> &amp;"


def test_word_document_without_text_says_so() -> None:
    assert refusal(make_docx(word_paragraph(""))) == "no_text"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_word_document_cut_short_is_damaged(kept: float) -> None:
    data = make_docx(word_paragraph("KKE"))

    assert refusal(data[: int(len(data) * kept)]) == "damaged"


def test_word_document_with_broken_xml_is_damaged() -> None:
    assert refusal(make_docx(document="<w:document>")) == "damaged"


def test_word_document_under_a_password_says_so() -> None:
    data = bytearray(make_docx(word_paragraph("KKE")))
    for entry in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = data.index(entry) + (6 if entry[2] == 3 else 8)
        data[flags] |= 1

    assert refusal(bytes(data)) == "encrypted"


def test_word_package_that_unpacks_without_end_is_refused_at_once() -> None:
    bomb = make_zip_bomb(400_000_000)
    began = time.perf_counter()

    assert refusal(bomb) == "unpacks_too_large"
    assert time.perf_counter() - began < 60


def test_word_package_with_thousands_of_members_is_refused() -> None:
    assert refusal(make_docx("x", extra={f"word/{number}.xml": b"" for number in range(5_001)})) == "unpacks_too_large"


def test_word_package_that_lies_about_its_size_is_refused() -> None:
    data = make_docx(document=word_body(word_paragraph("KKE") * 2_000))
    with ZipFile(BytesIO(data)) as package:
        size = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")

    assert refusal(data.replace(size, (100).to_bytes(4, "little"))) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp500"])
def test_word_entity_bomb_is_refused_in_any_encoding(encoding: str) -> None:
    assert refusal(billion_laughs(encoding)) in {"forbidden_xml", "damaged"}


def test_word_external_entity_is_refused() -> None:
    doctype = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

    assert refusal(make_docx(document=word_body(word_paragraph("&e;"), doctype=doctype))) == "forbidden_xml"


def test_word_declarations_are_refused_in_every_part() -> None:
    hidden = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'

    assert refusal(make_docx(word_paragraph("KKE"), extra={"word/footnotes.xml": hidden})) == "forbidden_xml"


def test_word_document_that_needs_too_much_memory_is_refused(settings: Settings) -> None:
    settings.IMPORT_MAX_MEMORY_BYTES = 150_000_000
    data = make_docx(document=word_body(word_paragraph("Communist Party of Greece") * 60_000))

    assert refusal(data) == "too_heavy"


def test_word_document_that_takes_too_long_is_refused(settings: Settings) -> None:
    settings.IMPORT_TIMEOUT_SECONDS = 1
    data = make_docx(document=word_body(word_paragraph("Communist Party of Greece") * 60_000))
    began = time.perf_counter()

    assert refusal(data) == "too_slow"
    assert time.perf_counter() - began < 60


def test_word_document_nested_without_end_is_refused_or_read() -> None:
    body = "<w:ins>" * 50_000 + word_paragraph("KKE") + "</w:ins>" * 50_000

    assert refusal(make_docx(body)) in {"damaged", "too_heavy", "too_slow"}
