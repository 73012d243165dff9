"""What ends a list and is no signatory: sources, dates, addresses, what a blog writes below."""

import re

from .names import folded, names_body
from .wordlists import phrases_of

_WHOLE = phrases_of("""
    share|home|print|tags|labels|comments|related|next|previous|older|newer|menu|search|login|contact|about|archive|news
    share this|read more|leer mas|lire la suite|weiterlesen|leggi tutto|leia mais|older post|newer post|older posts
    newer posts|related posts|related articles|back|top|email|facebook|twitter|telegram|whatsapp|like this|loading|pdf
    download|reply|post a comment|leave a comment|leave a reply|no comments|english|espanol|francais|links|image|photo
    categories|category|topics|see also|picture|video|gallery|partager|compartir|condividi|teilen|imprimir
    drucken|stampa
""")
_STARTS = re.compile(
    r"(?:sources?|fuentes?|fontes?|quellen?|πηγη|πηγεσ|источники?|kaynak|المصدر|منبع|zrodlo|kalla|zdroj|izvor"
    r"|font|kilde"
    r"|bron|posted|published|publicado|publie|veroffentlicht|pubblicato|comments?|no comments|\d+ comments?"
    r"|share|related"
    r"|leave a|read more|continue reading|copyright|all rights|filed under|tagged|tags|labels|categor(?:y|ies)"
    r"|photo|foto"
    r"|image|picture|bild|imagen|next post|previous post|older|newer|last updated|updated|translated"
    r"|translation|traduccion"
    r"|traduction|ubersetzung|subscribe to|follow us|your email|email address|name email|notify me|powered"
    r"|skip to|sign up"
    r"|sign in|log in|click here|see also|international department|central committee|press office|el comite central"
    r"|tel|fax|www|https?|issued by|posts?)\b"
)
_NEEDS_COLON = phrases_of("""
    font|fonte|fontes|fuente|source|sources|bild|foto|photo|image|picture
    international|central|tel|post|posts|updated|comment|comments|share|related|older|newer|tags|translation|bron|kilde
""")
_ADDRESS = re.compile(
    r"(?i)(?:https?://|\bwww\.)\S+|^\S+@\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gr|info|eu|tr|pt)(?:/\S*)?$"
)
_PICTURE = re.compile(r"(?i)\S+\.(?:jpe?g|png|gif|webp|svg)\b|\[(?:image|photo|img)\b|©|\(c\) \d{4}")
_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]|[Uu]hr|h)\b"
)
_PERSIAN_YEAR = re.compile(r"[٠-٩۰-۹]{4}")


def ends_list(text: str) -> bool:
    """Whether a line can be no entry, whatever its list looks like."""
    if _ADDRESS.search(text[:300]) or _PICTURE.search(text[:300]) or is_date_line(text):
        return True
    plain = folded(text[:120])
    return plain in _WHOLE or _is_furniture(text, plain)


def is_date_line(text: str) -> bool:
    """`Caracas, 26 June 2017`, `(Stand: 12.3.2018)`; no `Philippines Communist Party (PKP-1930)`."""
    if len(text) > 100 or len(text.split()) > 10 or not (_YEAR.search(text) or _PERSIAN_YEAR.search(text)):
        return False
    return not names_body(text)


def _is_furniture(text: str, plain: str) -> bool:
    found = _STARTS.match(plain)
    if not found:
        return False
    return ":" in text[:40] or (found[0] not in _NEEDS_COLON and not names_body(text))
