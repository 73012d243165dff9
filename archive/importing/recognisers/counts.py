"""How many have signed, as the document says itself: `Joint Statement of 48 Communist and Workers' Parties`."""

import re
from collections.abc import Iterable
from functools import cache

from .names import folded

_NUMBERS = """
    two dos deux due zwei dois|three tres trois tre drei|four cuatro quatre quattro vier quatro|
    five cinco cinq cinque funf|
    six seis sei sechs|seven siete sept sette sieben sete|eight ocho huit otto acht oito|nine nueve neuf nove neun|
    ten diez dix dieci zehn dez|eleven once onze undici elf|twelve doce douze dodici zwolf doze|thirteen trece treize|
    fourteen catorce quatorze|fifteen quince quinze|sixteen|seventeen|eighteen|nineteen|
    twenty veinte vingt venti zwanzig
"""
_BETWEEN = (
    r"(?:(?:the|and|of|y|e|i|et|und|og|och|en|и|και|κι|ve|de|les|los|di|a|و|[ck]ommun\w*|komun\w*|comun\w*"
    r"|kommun\w*|work\w*"
    r"|labour|obrer\w*|operari\w*|ouvri\w*|operai\w*|arbeit\w*|arbetar\w*|robotnicz\w*|laburist\w*|trabajador\w*"
    r"|trabalh\w*|delnick\w*|radnick\w*|κομμουνιστικ\w*|εργατικ\w*|коммунист\w*|рабоч\w*|komunist\w*|isci|شيوعي\w*"
    r"|عمالي\w*|left\w*|progressive|signator\w*|signing|firmant\w*|signatair\w*|firmatar\w*|initial|political"
    r"|youth|first"
    r"|unterzeichnend\w*|imzaci|sygnatari\w*|potpisnic\w*)\s){0,6}"
)
_COUNTED = (
    r"(?:parties|parti[st]?|partidos|partiti|partits|parteien|partei|partii|partier|partiler|partije|partija"
    r"|arbeiterparteien"
    r"|arbetarpartier|stran|stranaka|strany|κομματα|κομματων|партии|партий|حزبا?|احزاب|الاحزاب|organi[sz]ations"
    r"|signator\w*|"
    r"subscri\w*|signatair\w*|firmatari|firmantes|organizaciones|organisations|subscritores|unterzeichner\w*)"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(word for group in _NUMBERS.split("|") for word in group.split())
    number = rf"(?P<{{}}>\d{{{{1,3}}}}|{words})"
    return re.compile(
        rf"\b{number.format('before')}\s{_BETWEEN}{_COUNTED}\b"
        rf"|\b(?:subscribed|signed|supported|firmad[ao]s?|suscrit[ao]s?|signee?|sottoscritt[ao]|unterzeichnet)"
        rf"\s(?:by|por|par|da|von)\s{number.format('after')}\b(?!\s(?:of|de|days?|years?))"
    )


@cache
def _values() -> dict[str, int]:
    return {word: value for value, group in enumerate(_NUMBERS.split("|"), 2) for word in group.split()}


def claimed_count(texts: Iterable[str]) -> int | None:
    """The first number that a text speaks of; a meeting's own number is none."""
    return next(filter(None, map(_count_in, texts)), None)


def _count_in(text: str) -> int | None:
    found = _pattern().search(folded(text[:400]))
    if not found:
        return None
    number = found["before"] or found["after"]
    value = int(number) if number.isdecimal() else _values()[number]
    return value if value > 1 else None
