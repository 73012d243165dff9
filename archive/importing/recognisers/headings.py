"""The words that open a list or part it: `Signing Parties:`, `Υπογράφουν:`, `Otros partidos`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from archive.models.signatory import SignatorySection

from .markers import stripped
from .names import folded, names_body
from .wordlists import phrases_of


class HeadingKind(StrEnum):
    SIGNING = "signing"
    ATTENDING = "attending"


@dataclass(frozen=True)
class Heading:
    """`continues`: it may part a list that is open, where another would open a new one; `opens`: it may open one."""

    text: str
    kind: HeadingKind = HeadingKind.SIGNING
    section: SignatorySection = SignatorySection.PARTY
    continues: bool = False
    opens: bool = True


def _stems(table: str) -> re.Pattern[str]:
    """Any of the words, "-" standing for any ending; a word is folded as it will be met."""
    words = [folded(word) + (r"\w*" if word.endswith("-") else "") for word in table.split()]
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_SIGNING = _stems("""
    sign signs signed signing signer- signator- undersigned subscrib- endors- adher- cosign- co-sign-
    firma firman firmado firmada firmados firmaron firmante- firmó firmar suscri- adhier- adhesion- adhiri-
    assina- subscrev- subscrit- subscrito- signatári- aderente- adesã- assinatura-
    signataire- signé signée signés signent signer soussign- souscri- signature-
    firmatar- firmato firmata firmano firme sottoscri- aderi- adesion- aderent-
    unterzeichn- unterschr- mitunterzeichn-  erstunterzeichn-
    signen signants signat- adherits
    подпис- подписа- підпис- υπογράφ- υπογραφ- υπέγραψ- προσυπογρ- συνυπογρ-
    imza- imzacı- imzalay- imzalad- imzalı-
    موقع- الموقع- موقعو- توقيع- التوقيع- التواقيع توقيعات وقعت وقعوا امضا- امضاء-
    sygnatari- podpisa- podpisy popierając- wsparł- poparł- podepsan- podepsal- podpísa- signatár- signatář- podpisn-
    potpis- потпис- underteckn- undertegn- underskr- underskriv- signatär- ondertek- aláír- semnat- alairo
    allekirjoit- 签署 署名 서명
""")
_SUPPORTING = _stems("""
    support unterstützen unterstützt unterstützer- unterstützend-
    supporting supported supporters apoyan apoiam soutenu soutiennent soutien sostenuto sostengono däribland
    поддержали поддерживают στηρίζουν destekleyen podržavaju podporují
""")
_ATTENDING = _stems("""
    attend- participa- participe- partecip- participan- delegat- delegac- delegaz- deleg- present
    asist- presen- présent- teilnehm- teilgenommen anwesend- teilnahm- beteilig- took invited guests
    участв- участник- присутств- συμμετ- συμμετέχ- παρόντ- παραβρέθ- katıl- حضر- المشارك- شارك- شرکت-
    uczestni- obecn- účast- zúčast- sudionic- sudjel- učesni- deltag- deltok- deltog- assist-
""")
_OTHERS = _stems("""
    other others also later further additional more non outside
    otros otras también además posteriores outros outras também autres aussi également altri altre anche
    andere weitere außerdem ebenfalls nicht другие также дополнительно άλλα άλλες επίσης diğer ayrıca
    أخرى ايضا دیگر inne inni również také další ostatní ostali drugi ostale također andra även också altres també
""")
_SOLIDNET = re.compile(r"\bsolid ?net\b")
_YOUTH = _stems("""
    youth- young juventud- juvenil- joven- jóvenes juventude- jeune- jugend- giovan- gioventù jovent- νεολα- νέων
    молод- комсомол- gençli- شباب- شبيب- الشباب- الشبيب- جوانان młodzież- mládež- omladin- ungdom- mladež-
""")
_PERSONS = _stems("""
    person- individual- intellectual- personalit- personalidad- individu- einzelperson- persönlich- intelectual-
    intellectuel- intellettual- προσωπικότητ- διανοούμεν- личност- деятел- kişi- aydın- شخصي- الشخصي- شخصیت-
    osob- jednotliv-
    pojedin- personer enskilda
""")
_ORGANISATIONS = _stems("""
    organi- movement- union- unions association- movimient- moviment- movimento- sindica- syndica- gewerkschaft-
    bewegung- verbände verein- asocia- associa- οργαν- κινήματα συνδικά- организац- движени- профсоюз- örgüt-
    hareket- sendika-
    منظم- المنظم- حركات الحركات نقاب- النقاب- سازمان- związk- związek- ruch- hnutí odbor- pokret- sindikat-
    rörels- fackfören-
    mouvement- front- committee- comité- komite-
""")
_PARTIES = _stems("""
    party parties partido- partidos parti partis partei- partit- partiti partij- partia partie partii partije-
    partiler- partisi
    κόμμα- партии партий партия حزب احزاب الأحزاب الحزب strany strana stranke stranka partier partierna pártok
    partidele парти- партиj-
""")
_OPENING = phrases_of("""
    Parties|The Parties|Party|The Party|List|The List|List of parties|List of the parties|Names|Parties list
    Partidos|Los Partidos|Os Partidos|Lista de partidos|Partis|Les partis|Liste des partis|Parteien|Die Parteien
    Liste der Parteien|Partiti|I partiti|Elenco dei partiti|Κόμματα|Τα κόμματα|Партии|Список партий|Partiler|الأحزاب
    احزاب|Partie|Partier|Partierna|Strany|Partije|Stranke|Els partits|Partits|Countries Organizations
    Countries Organisations|Country Party|Country Organization|Country Organisation|País Partido|Pays Parti|Land Partei
    Paese Partito|Communist and Workers Parties|The Communist and Workers Parties|Communist Parties
""")
_REGIONS = phrases_of("""
    Africa|Asia|Europe|America|Americas|Latin America|North America|South America|Central America|Middle East|Oceania
    The Americas|Asia and Oceania|Asia-Pacific|Caribbean|Latin America and the Caribbean|Middle East and Africa
    Arab countries
    África|Asia|Europa|América|América Latina|América Latina y el Caribe|Medio Oriente|Oceanía|Afrique|Asie
    Amérique|Océanie
    Amérique latine|Afrika|Asien|Amerika|Lateinamerika|Naher Osten|America Latina|Medio Oriente|Африка|Азия
    Европа|Америка
    Латинская Америка|Ближний Восток|Αφρική|Ασία|Ευρώπη|Αμερική|Asya|Avrupa|Orta Doğu|أوروبا|آسيا|أفريقيا|Ázia
    Evropa|Azja
""")
_ENDS_OPEN = (":", "：", ":-", ": -")
_COUNT_OR_DATE = re.compile(r"\([^()]*\)|\d+")
_MOST_WORDS, _MOST_WORDS_OPEN = 14, 70


def heading_of(text: str) -> Heading | None:
    """What a line opens, if it is a heading; whether names follow is for others to see."""
    if not _is_shaped_as_heading(text):
        return None
    plain = folded(text[:400])
    if not (_is_opening(plain) or _opens_by_words(text, plain)):
        return None
    return Heading(text, _kind(plain), section_named(plain), continues=_continues(plain))


def parting_of(text: str) -> Heading | None:
    """A sub-heading inside an open list, where words are enough that would open none."""
    plain = folded(text[:200])
    if plain in _REGIONS or (stripped(text).endswith(_ENDS_OPEN) and len(plain.split()) <= _MOST_WORDS):
        return Heading(text, section=section_named(plain), continues=True, opens=False)
    if len(plain.split()) <= 8 and _names_a_section(text, plain):
        return Heading(text, section=section_named(plain), continues=True, opens=False)
    return None


def is_region(text: str) -> bool:
    return folded(text[:80]) in _REGIONS


def speaks_of_signing(text: str) -> bool:
    return _SIGNING.search(folded(text)) is not None


def speaks_of_attending(text: str) -> bool:
    return _ATTENDING.search(folded(text)) is not None


def section_named(plain: str) -> SignatorySection:
    """The section that a folded heading speaks of; parties unless it says otherwise."""
    if _is_opening(plain):
        return SignatorySection.PARTY
    if _YOUTH.search(plain):
        return SignatorySection.YOUTH
    if _PARTIES.search(plain):
        return SignatorySection.PARTY
    if _PERSONS.search(plain):
        return SignatorySection.PERSON
    return SignatorySection.ORGANISATION if _ORGANISATIONS.search(plain) else SignatorySection.PARTY


def _is_shaped_as_heading(text: str) -> bool:
    length = len(text.split(maxsplit=_MOST_WORDS_OPEN + 1))
    if stripped(text).endswith(_ENDS_OPEN):
        return 0 < length <= _MOST_WORDS_OPEN
    return 0 < length <= _MOST_WORDS and not text.rstrip().endswith((".", "!", "?", ";", ","))


def _opens_by_words(text: str, plain: str) -> bool:
    has_colon = stripped(text).endswith(_ENDS_OPEN)
    if _SIGNING.search(plain) or _SOLIDNET.search(plain):
        return True
    about_parties = bool(_PARTIES.search(plain) or _YOUTH.search(plain) or _ORGANISATIONS.search(plain))
    if _SUPPORTING.search(plain):
        return has_colon or about_parties
    return bool(_ATTENDING.search(plain)) and (has_colon or about_parties or len(plain.split()) <= 4)


def _is_opening(plain: str) -> bool:
    without_numbers = folded(_COUNT_OR_DATE.sub(" ", plain))
    return without_numbers in _OPENING


def _kind(plain: str) -> HeadingKind:
    signs = _SIGNING.search(plain) or _SUPPORTING.search(plain) or _SOLIDNET.search(plain)
    return HeadingKind.ATTENDING if _ATTENDING.search(plain) and not signs else HeadingKind.SIGNING


def _continues(plain: str) -> bool:
    return bool(_OTHERS.search(plain) or _SOLIDNET.search(plain)) or section_named(plain) != SignatorySection.PARTY


def _names_a_section(text: str, plain: str) -> bool:
    """`Other parties`, `Youth organisations`, `Personalities`: a kind in the plural, no name."""
    if _OTHERS.search(plain) and (_PARTIES.search(plain) or _ORGANISATIONS.search(plain) or _YOUTH.search(plain)):
        return True
    return _PLURALS.fullmatch(plain) is not None or (bool(_PERSONS.search(plain)) and not names_body(text))


_PLURALS = re.compile(
    r"(?:the |los |las |les |die |i |le |as |os )?(?:(?:communist|political|social|trade|mass|popular|other) ){0,3}"
    r"(?:youth organi[sz]ations|organi[sz]ations|movements|trade unions|unions|individuals|persons|personalities|youth"
    r"|communist youths?|organizaciones(?: juveniles)?|movimientos(?: sociales)?|sindicatos|juventudes(?: comunistas)?"
    r"|organizacoes|movimentos|organisations de jeunesse|mouvements|syndicats|personnalites|jeunesses"
    r"|jugendorganisationen|kommunistische jugendorganisationen|organisationen|bewegungen|gewerkschaften|jugendverbande"
    r"|personlichkeiten|einzelpersonen|organizzazioni(?: giovanili)?|movimenti|sindacati|personalita|"
    r"νεολαιεσ|κομμουνιστικεσ νεολαιεσ|οργανωσεισ(?: νεολαιασ)?|κινηματα|молодежные организации|организации|движения"
    r"|genclik orgutleri|orgutler|منظمات|المنظمات الشبابيه|organizacje|organizace|organizacije|ungdomsorganisationer"
    r"|organisationer)(?: (?:and|y|e|et|und) (?:\w+ ){0,2}\w+)?"
)
