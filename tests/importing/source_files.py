"""Files made for the tests of sources: Word and PDF by hand, and files that mean harm."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_WORD}">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_PART_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Appeal &amp; list</dc:title>'
    "<dc:language>el-GR</dc:language></cp:coreProperties>"
)


def word_paragraph(text: str, *, numbering: int = 0, style: str = "") -> str:
    """One paragraph; numbering 1 is automatic numbers, 2 is bullets."""
    of_list = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{of_list}</w:pPr>{word_run(text)}</w:p>"


def word_run(text: str, *properties: str) -> str:
    """Words set in one way: `b`, `i`."""
    marks = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word_styles(**names: str) -> bytes:
    """The styles of paragraphs, each by its id."""
    styles = (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    return f'{_DECLARATION}<w:styles xmlns:w="{_WORD}">{"".join(styles)}</w:styles>'.encode()


def word_relationships(**links: str) -> bytes:
    """What the main part refers to: numbering, styles, and the addresses of links."""
    parts = [
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in ("numbering", "styles")
    ]
    parts += [
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in links.items()
    ]
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(parts)}</Relationships>'.encode()


def word_table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word_body(body: str, *, doctype: str = "") -> str:
    return (
        f'{_DECLARATION}{doctype}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'
    )


def make_docx(body: str = "", *, document: str | bytes = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document of paragraphs, or with the main part as given."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _DECLARATION + _CONTENT_TYPES,
        "_rels/.rels": _DECLARATION + _RELATIONSHIPS,
        "word/document.xml": document or word_body(body),
        "word/_rels/document.xml.rels": _DECLARATION + _PART_RELATIONSHIPS,
        "word/numbering.xml": _DECLARATION + _NUMBERING,
        "docProps/core.xml": _DECLARATION + _CORE,
    }
    return make_zip({**parts, **(extra or {})})


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def make_zip_bomb(unpacked: int) -> bytes:
    """A Word document whose main part is so many blanks and zeros."""
    file = BytesIO(make_docx("x"))
    with ZipFile(file, "a", ZIP_DEFLATED) as package, package.open("word/comments.xml", "w") as member:
        for _megabyte in range(unpacked // 1_000_000):
            member.write(b"0" * 1_000_000)
    return file.getvalue()


def billion_laughs(encoding: str = "utf-8") -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{entities}]>'
    document = word_body(word_paragraph("&l9;"), doctype=doctype).replace("UTF-8", encoding)
    return make_docx(document=document.encode(encoding))


def make_pdf(*pages: str | bytes, title: str = "", packed: bool = False) -> bytes:
    """A PDF with one line of text for each line of a page; bytes are a page's content as it stands."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode("cp1252"),
    ]
    for at, page in enumerate(pages):
        objects += [_page(6 + 2 * at), _stream(page if isinstance(page, bytes) else _shown(page), packed=packed)]
    return _file(objects)


def _page(content: int) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
        f"/Resources << /Font << /F1 3 0 R >> >> >>"
    ).encode()


def _shown(text: str) -> bytes:
    lines = " ".join(f"({line}) Tj 0 -14 Td" for line in text.split("\n"))
    return f"BT /F1 11 Tf 50 780 Td {lines} ET".encode("cp1252")


def _stream(content: bytes, *, packed: bool) -> bytes:
    kept = zlib.compress(content, 9) if packed else content
    packing = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(kept), packing, kept)


def _file(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    data_end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (
        size,
        table,
        size,
    )
    return data + data_end + b"startxref\n%d\n%%%%EOF\n" % len(data)


def encrypted_pdf(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf("Joint statement"))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
