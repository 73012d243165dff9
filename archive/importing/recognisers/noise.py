"""Lines that a site, a mail or a blog puts around a document, and that are none of its words."""

import re
from functools import lru_cache

from .language import languages_coded

# Longer lines are the document's own.
_LONGEST = 300

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●■*–—-]|\u2043)\s+(?=\S)|^\s*[•▪‣●](?=\S)")

_MAIL_HEADER = re.compile(
    r"(?i)^\s*(?:from|to|cc|bcc|sent|date|subject|reply-to|e-?mail|web|website|www|tel|fax|phone|von|an|de|para|"
    r"gesendet|betreff|asunto|assunto|objet)\s*:\s*\S"
)
_ADDRESS = re.compile(
    r"(?i)^\s*(?:[\w ]{1,12}:\s*)?(?:https?://|www\.|mailto:|[\w.+-]{1,60}@[\w-]{1,60}\.\w)\S*(?:$|\s+\S*[@/:.]\S+)"
)
_BREADCRUMB = re.compile(
    r"(?i)^\s*(?:you are here|sie sind hier|vous êtes ici|estás aquí|você está aqui|sei qui|βρίσκεστε εδώ)\b"
    r"|^[^»›]{1,60}(?:\s[»›][^»›]{1,200}){2,}$"
)
_SLOGAN = re.compile(
    r"(?i)^\W*(?:(?:workers|proletarians|working men) of (?:all|the) (?:countries|lands|world)|"
    r"proletarier aller länder|proletarios (?:de todos los países|del mundo)|prol[eé]tários de todos os países|"
    r"prolétaires de tous les pays|"
    r"proletari di tutti i paesi|пролетарии всех стран|προλετάριοι όλων των χωρών|bütün ülkelerin işçileri)\b.{0,30}$"
)
_SITE_WORDS = re.compile(
    r"(?i)^\W*(?:home|menu|search|print|e-?mail|share|tweet|facebook|twitter|login|log in|contact(?: us)?|"
    r"about(?: us)?|skip to (?:main )?content|read more|back|next|previous|pdf|rss|news|archive|download|imprimir|"
    r"imprimer|drucken|"
    r"stampa|enviar|inicio|início|accueil|startseite)\W*$"
    r"|^\W*(?:for (?:older|previous|the old) .{0,60}\b(?:site|page|pages|website)\b.{0,60}|share this.{0,30})$"
)
# From here on a page speaks of other things.
_END = re.compile(
    r"(?i)^\W*(?:no comments?|\d{1,4} comments?|comments?(?: \(\d+\))?|posted by\b.{0,80}|leave a (?:reply|comment)|"
    r"post a comment|related (?:posts|articles|links|news)|you (?:may|might) also like|share this.{0,30}|older posts?|"
    r"newer posts?|labels:.{0,120}|tags:.{0,120}|filed under.{0,80}|recent posts|copyright\b.{0,80}|"
    r"kommentare?|commentaires?|comentarios?|comentários?|commenti|sin comentarios|nessun commento|"
    r"deja un comentario|laisser un commentaire|artículos relacionados)\W*$|^\W*©.{0,120}$"
)
_SOURCE = re.compile(
    r"(?i)^\W*(?:source|sources|quelle|fuente|fonte|font|источник|πηγή|kaynak|źródło|källa|photo|foto|picture|image|"
    r"المصدر|منبع)\s*:\s*\S.{0,150}$"
)
_LABEL_WORDS = re.compile(
    r"(?i)\b(?:party|parties|joint statement|working group|(?:\d{1,2}(?:st|nd|rd|th)?\s)?imcwp|solidnet|"
    r"communist and workers['’] parties)\b"
)
_LABEL_END = re.compile(
    r"(?:\s|^)(?:Ar|De|El|En|Es|Fa|Fr|Ge|Gr|It|Po|Pt|Ru|Sp|Tr|Tu)"
    r"(?=$|\s+(?:(?:Ar|De|El|En|Es|Fa|Fr|Ge|Gr|It|Po|Pt|Ru|Sp|Tr|Tu)\b|Africa|America|Asia|Europe|Latin|Middle|North|"
    r"Oceania|South|World|Communist|Documents?|Statements?|News))"
)


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text, count=1).strip()


def has_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))


def is_label(text: str) -> bool:
    """SolidNet's bullet of categories, run together: party, topic, languages, region, kind."""
    plain = without_bullet(text)
    if len(plain) > _LONGEST or re.search(r"[.!?;:“”]", plain) or not _LABEL_END.search(plain):
        return False
    return has_bullet(text) or bool(_LABEL_WORDS.search(plain)) or not _LABEL_END.sub("", plain).strip()


def label_languages(text: str) -> tuple[str, ...]:
    codes = [match.group() for match in _LABEL_END.finditer(without_bullet(text))]
    return languages_coded(" ".join(codes))


def is_mail_header(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_MAIL_HEADER.match(text))


@lru_cache(maxsize=4096)
def is_noise(text: str) -> bool:
    """Of a page's head: breadcrumbs, menus, addresses, headers of mails, slogans above the title."""
    if len(text) > _LONGEST:
        return False
    patterns = (_MAIL_HEADER, _ADDRESS, _BREADCRUMB, _SLOGAN, _SITE_WORDS)
    return any(pattern.search(text) for pattern in patterns)


def is_source(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_SOURCE.match(text) or _ADDRESS.match(text))


def ends_document(text: str) -> bool:
    """Comments, tags and links to other pages follow."""
    return len(text) <= _LONGEST and bool(_END.match(text))
