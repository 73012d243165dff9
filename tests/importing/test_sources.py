"""Whatever the bytes are: a text in lines, or a message that says what to do."""

import hashlib
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

import archive
from archive.importing.sources import Source, UnreadableError, read_source

from .source_files import make_docx, make_pdf, make_zip, word_paragraph

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\xff\xff" + bytes(range(256)) * 20
REFUSED = [
    ("empty", b"", "a.txt"),
    ("empty", b" \n\t\r\n", "a.txt"),
    ("not_text", PROGRAM, "list.txt"),
    ("not_text", b"\x7fELF\x02\x01\x01\x00" + b"\0" * 90, "list"),
    ("not_text", bytes(range(256)) * 30, "list.txt"),
    ("old_word", OLE, "list.docx"),
    ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le"), "list.docx"),
    ("rtf", rb"{\rtf1\ansi Communist Party of Greece}", "list.doc"),
    ("opendocument", make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "a.odt"),
    ("other_office", make_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "a.xlsx"),
    ("zip_archive", make_zip({"list.txt": "Communist Party of Greece"}), "a.zip"),
    ("packed", b"\x1f\x8b\x08" + b"\0" * 50, "a.gz"),
    ("picture", PNG, "list.txt"),
    ("picture", b"\xff\xd8\xff\xe0\x00\x10JFIF", "list.jpg"),
    ("web_archive", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "a.mht"),
    ("xml", b'<?xml version="1.0"?><rss><channel/></rss>', "a.xml"),
    ("no_text", b"<!doctype html><title>List</title><script>list()</script>", "a.html"),
    ("damaged", make_docx(word_paragraph("x"))[:400], "a.docx"),
    ("damaged", b"%PDF-1.4\n%%EOF", "a.pdf"),
]


@pytest.mark.parametrize(("code", "data", "name"), REFUSED, ids=[f"{code}-{name}" for code, _data, name in REFUSED])
def test_source_that_cannot_be_read_says_what_to_do(code: str, data: bytes, name: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_source(data, name)

    assert refused.value.code == code
    assert str(refused.value) == refused.value.message
    assert re.search(r"paste|Choose|Unpack|Save", refused.value.message)


def test_source_too_large_is_refused_before_any_look(settings: Settings) -> None:
    data = b"a" * (settings.IMPORT_MAX_BYTES + 1)

    with pytest.raises(UnreadableError, match="larger than 25 MB"):
        read_source(data, "a.txt")


def test_source_with_too_long_a_text_is_refused(settings: Settings) -> None:
    settings.IMPORT_MAX_TEXT_CHARACTERS = 100

    with pytest.raises(UnreadableError, match="longer than 100 characters"):
        read_source(b"<p>" + b"Party of Labour " * 10 + b"</p>", "a.html")


def test_source_knows_its_bytes() -> None:
    data = "Κομμουνιστικό Κόμμα Ελλάδας".encode()

    source = read_source(data, "a.txt")

    assert source == Source(
        name="a.txt",
        format="text",
        text="Κομμουνιστικό Κόμμα Ελλάδας",
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("data", "name", "form", "is_mismatch"),
    [
        (b"Communist Party of Greece", "a.txt", "text", False),
        (b"Communist Party of Greece", "", "text", False),
        (b"Communist Party of Greece", "a.html", "text", True),
        (b"<p>Communist Party of Greece</p>", "a.txt", "html", True),
        (b"<html><body>Communist Party of Greece", "a.doc", "html", True),
        (b"<!-- saved --> <!DOCTYPE HTML><p>x", "a.htm", "html", False),
        (b"Greece <br> Turkey", "a.html", "html", False),
        (b"Greece <br> Turkey", "a.txt", "text", False),
        (make_docx(word_paragraph("x")), "a.DOCX", "docx", False),
        (make_docx(word_paragraph("x")), "a.pdf", "docx", True),
        (make_pdf("x"), "a.pdf", "pdf", False),
        (make_pdf("x"), "a.txt", "pdf", True),
        (b"\n\x00 junk\n" + make_pdf("x"), "page.php", "pdf", False),
    ],
)
def test_source_format_is_its_contents(data: bytes, name: str, form: str, *, is_mismatch: bool) -> None:
    source = read_source(data, name)

    assert source.format == form
    assert ("wrong_ending" in {problem.code for problem in source.problems}) == is_mismatch


def test_source_with_a_wrong_ending_says_both() -> None:
    problem = read_source(b"<p>Communist Party of Greece</p>", "a.txt").problems[0]

    assert problem.message == "The name ends in .txt, but the content is a web page and was read as that."


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("list.txt", "list.txt"),
        ("../../etc/passwd", "passwd"),
        (r"C:\fakepath\Δήλωση.docx", "Δήλωση.docx"),
        ("list\u202etxt.exe", "listtxt.exe"),
        ("a\nb\0c\x7f.txt", "abc.txt"),
        ("a\ud800.txt", "a.txt"),
        ("..", ""),
        ("a" * 300 + ".html", "a" * 250 + ".html"),
    ],
)
def test_source_name_is_harmless(name: str, harmless: str) -> None:
    assert read_source(b"Greece", name).name == harmless


SCRAPS = st.sampled_from(
    [
        *(
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"<ul><li>",
            b"</ul>",
            b"<table><td>",
        ),
        *(b"<br>", b"<b>", b"<?xml", b"<!--", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"charset=koi8-r", b"charset=zlib"),
        *(
            b"charset=utf-7",
            b"\xc3\x83\xc2\xb1",
            b"\xf1",
            b"\xcf\xea",
            b"&#0;",
            b"&#xd800;",
            b"\x0c",
            b"\xe2\x80\xa8",
            b"\r",
        ),
    ]
)


def _is_whole_of_lines(text: str) -> bool:
    controls = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs"}} - {"\n", "\t"}
    return not controls and text.removesuffix("\n").split("\n") == (text.splitlines() or [""])


@given(data=st.one_of(st.binary(max_size=3000), st.lists(SCRAPS | st.binary(max_size=8), max_size=60).map(b"".join)))
def test_source_of_any_bytes_is_lines_or_a_message(data: bytes) -> None:
    try:
        source = read_source(data, "list.html")
    except UnreadableError:
        return

    assert source.text.strip()
    assert _is_whole_of_lines(source.text)


@given(
    text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"), min_size=1)
)
def test_source_of_clean_text_is_kept_to_the_letter(text: str) -> None:
    written = f"CP of {text} !"

    source = read_source(written.encode(), "a.md")

    assert source.text == written or {problem.code for problem in source.problems} & {"mojibake_repaired"}


def test_converting_starts_without_django_or_what_it_may_not_need() -> None:
    """The process that reads Word and PDF has no business with settings, secrets and records."""
    code = (
        "import sys, archive.importing.converting.html, archive.importing.converting.word, "
        "archive.importing.converting.plain;"
        "print([name for name in ('django', 'pypdf', 'ftfy', 'charset_normalizer') if name in sys.modules])"
    )
    root = Path(archive.__file__).parents[1]

    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True
    )

    assert said.stdout.strip() == "[]"
