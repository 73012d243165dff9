"""Lists of names laid out as pages lay them out; pure, nothing but strings.

`LINES` are the layouts that give each name a line or a clear sign, `RUNS` those in which names run on.
Each takes names and gives lines of text without a heading.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import cycle

Names = Sequence[str]
Layout = Callable[[Names], str]

# Words that open a list, by language, and the word before the last name of a run.
HEADINGS: Mapping[str, Sequence[str]] = {
    "en": (
        "Subscribing Parties:",
        "Signing Parties",
        "Parties that sign:",
        "The Parties",
        "Signatories:",
        "Signed by:",
    ),
    "es": ("Partidos firmantes:", "Firman:", "Adhieren:", "Suscriben:", "Firmantes"),
    "pt": ("Partidos signatários:", "Assinam:", "Subscritores:", "Os Partidos que subscrevem:"),
    "fr": ("Signataires :", "Partis signataires :", "La liste des signataires"),
    "it": ("Firmatari:", "I partiti firmatari:", "Adesioni (fino al 17 aprile 2018):", "Partiti SolidNet:"),
    "de": ("Unterzeichnende Parteien:", "Unterzeichnet von:", "Unterzeichner (Stand: 12.3.2018):"),
    "ca": ("Signen el comunicat:", "Partits signants:"),
    "ru": ("Подписали:", "Партии, подписавшие заявление:"),
    "el": ("Υπογράφουν:", "Τα κόμματα που υπογράφουν:"),
    "tr": ("İmzacı partiler:", "İmzalayan partiler:", "İmzalayanlar"),
    "ar": ("الأحزاب الموقعة:", "الموقعون:"),
    "fa": ("احزاب امضا کننده:", "امضاکنندگان:"),
    "pl": ("Partie sygnatariusze:", "Partie, które dotychczas wsparły apel:", "Podpisali:"),
    "sv": ("Undertecknande partier:", "Undertecknat av:"),
    "cs": ("Podepsané strany:", "Signatáři:"),
    "hr": ("Potpisnici:", "Potpisale partije:"),
}
ANDS = {
    "en": "and",
    "es": "y",
    "pt": "e",
    "fr": "et",
    "it": "e",
    "de": "und",
    "ca": "i",
    "ru": "и",
    "el": "και",
    "tr": "ve",
    "ar": "و",
    "fa": "و",
    "pl": "i",
    "sv": "och",
    "cs": "a",
    "hr": "i",
}


def each(form: str, names: Names, parting: str = "\n") -> str:
    """One name on each line, led by a sign or by its number."""
    return parting.join(form.format(name=name, n=number) for number, name in enumerate(names, 1))


def misnumbered(names: Names) -> str:
    """A number repeated, one skipped, and one without its dot."""
    lines = []
    for at, name in enumerate(names):
        number = at if at % 7 == 3 else at + 2 if at % 7 == 5 else at + 1
        lines.append(f"{number} {name}" if at % 9 == 4 else f"{number}. {name}")
    return "\n".join(lines)


def several(separator: str, names: Names, count: int = 3) -> str:
    """Some names on each line."""
    return "\n".join(separator.join(names[at : at + count]) for at in range(0, len(names), count))


def numbers_on_one_line(names: Names, count: int = 3) -> str:
    led = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return several(" ", led, count)


def run(separator: str, last: str, names: Names, end: str = ".") -> str:
    """One paragraph, with a word before the last name."""
    *first, final = names
    return f"{separator.join(first)} {last} {final}{end}" if first else f"{final}{end}"


def broken_at(text: str, width: int = 64) -> str:
    """Lines broken at single blanks, inside names too; a blank doubled in a name stays."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width and word and line[-1] not in " \t":
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def wrapped_run(names: Names) -> str:
    return broken_at(run(", ", "and", names))


def tab_run(names: Names) -> str:
    """Double tabs between names, and some lines broken inside a name."""
    return broken_at("\t\t".join(names))


def glued(names: Names) -> str:
    return "".join(names)


def unparted(names: Names) -> str:
    return " ".join(names)


def trailing(names: Names) -> str:
    """Blanks of several kinds before and after the names."""
    ends = cycle(("", " ", "\u00a0", "  ", "\t"))
    return "\n".join(f"{end}{name}{end}" for name, end in zip(names, ends, strict=False))


def broken(names: Names, width: int = 28) -> str:
    """Bullets with names broken over two lines after a small word."""
    return "\n".join("• " + name.replace(" of ", " of\n  ", 1) if len(name) > width else f"• {name}" for name in names)


LINES: Mapping[str, Layout] = {
    "plain": partial(each, "{name}"),
    "plain, blank lines": partial(each, "{name}", parting="\n\n"),
    "trailing blanks": trailing,
    **{f"bullet {sign}": partial(each, f"{sign} {{name}}") for sign in "•-–*·o"},
    "html bullets": partial(each, "  • {name}"),
    "bullets, blank lines": partial(each, "• {name}", parting="\n\n"),
    "bullet without blank": partial(each, "-{name}"),
    "number n.": partial(each, "{n}. {name}"),
    "html numbers": partial(each, "  {n}. {name}"),
    "number n)": partial(each, "{n}) {name}"),
    "number n.-": partial(each, "{n}.- {name}"),
    "number n -": partial(each, "{n} - {name}"),
    "number (n)": partial(each, "({n}) {name}"),
    "number n.blanks": partial(each, "{n}.   {name}"),
    "number n.glued": partial(each, "{n}.{name}"),
    "numbers, blank lines": partial(each, "{n}. {name}", parting="\n\n"),
    "misnumbered": misnumbered,
    "trailing commas": partial(each, "{name}", parting=",\n"),
    "trailing semicolons": partial(each, "{name};"),
    "numbers on one line": numbers_on_one_line,
    "semicolons": partial(several, "; "),
    "bars": partial(several, " | "),
    "strokes": partial(several, " / "),
    "tabs": partial(several, "\t"),
    "broken bullets": broken,
}
RUNS: Mapping[str, Layout] = {
    **{
        f"run {language}": partial(run, "، " if language in {"ar", "fa"} else ", ", word)
        for language, word in ANDS.items()
    },
    "run &": partial(run, ", ", "&"),
    "run, and": partial(run, ", ", ", and"),
    "run without and": partial(run, ", ", ","),
    "run without blanks": partial(run, ",", "and"),
    "wrapped run": wrapped_run,
    "all semicolons": partial(several, "; ", count=1000),
    "all numbers": partial(numbers_on_one_line, count=1000),
    "all dashes": partial(several, " - ", count=1000),
    "double tabs": tab_run,
    "glued": glued,
    "unparted": unparted,
}
# Text of no list; the first is a body, the second what follows.
BODIES = (
    (
        "We, the parties that sign below, condemn the new threats of war.\n\n"
        "The peoples have every reason to oppose them:\n\n"
        "  • Strengthen the struggle for peace and against foreign bases.\n"
        "  • Demand that all troops be withdrawn from the region at once.\n\n"
        "Long live the solidarity of the peoples!"
    ),
    (
        "The blockade has lasted for decades and it has brought hunger and disease to a whole people.\n"
        "Workers in all countries are called upon to raise their voice, to organise and to fight."
    ),
    "Los pueblos tienen derecho a decidir su propio camino. Llamamos a los trabajadores a luchar por la paz.",
)
ENDINGS = (
    "",
    "\n\nSource: Solidnet.",
    "\nCaracas, 26 June 2017",
    "\n\nNo comments:\nPost a Comment",
    "\n\nThe same text was read out at the meeting, and it was welcomed by all who had come from far away.",
    "\n\nhttps://example.org/statement",
)


def page(names: Names, layout: Layout, *, heading: str = "", body: str = BODIES[0], ending: str = "") -> str:
    """A whole page: title, body, heading and list, and what follows."""
    head = f"{heading}\n" if heading else ""
    return f"A joint text on a matter of peace\n\n3/14/19, 2:10 PM\n\n{body}\n\n{head}{layout(names)}{ending}\n"


def sentence(names: Names, opening: str = "This text was signed by the ") -> str:
    """The list in a sentence before the text."""
    listed = run(", the ", "and the", names, end="")
    return f"{opening}{listed}.\n\n{BODIES[1]}\n"


def glued_end(names: Names, layout: Layout, *, heading: str) -> str:
    """The next page's first sentence runs into the last name."""
    rest = "The meeting has ended after three days. It will be held in another city next year."
    return page(names, layout, heading=heading).rstrip("\n") + rest


def two_columns(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{country}\t{name}" for country, name in rows)


def shuffled(names: Names, seed: int) -> list[str]:
    mixed = list(names)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - the same order every time
    return mixed
