"""Letters -> plain lines.  What is clean is kept to the letter: no normalising of any kind."""

import re
from dataclasses import replace

from . import Conversion, Finding, RefusedError
from .structure import Written, corrected, parted, read, written

# What ends a line anywhere in Unicode ends one here, so that every way of counting
# lines gives the same number; \x0b and \x0c are a break of line and page in Word.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Invisible and meaningless within a text: files that were glued together have it.
_MARK_WITHIN = "\ufeff"
_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_FINDINGS = 20
_BINARY_SHARE = 50


def tidy(conversion: Conversion) -> Conversion:
    """The text in lines, without what cannot be shown, and what was found on the way."""
    text = _LINE_ENDS.sub("\n", conversion.text).replace(_MARK_WITHIN, "")
    text = _SURROGATES.sub("\ufffd", text)
    text, controls = _without_controls(text)
    text, repaired = _repaired(text)
    findings = (*conversion.findings, *controls, *repaired, *_losses(text))
    return replace(conversion, text=text, structure=_structure(conversion, text), findings=findings)


def _structure(conversion: Conversion, tidied: str) -> Written:
    """That of the lines as they have become."""
    if conversion.text == tidied or not conversion.structure:
        return conversion.structure
    lines = [part for line in read(conversion.structure, conversion.text) for part in parted(line, _LINE_ENDS)]
    texts = tidied.split("\n")
    if len(lines) != len(texts):
        return {}
    return written([corrected(line, text, _without_unseen) for line, text in zip(lines, texts, strict=True)])


def _without_unseen(line: str) -> str:
    return _CONTROLS.sub("", _SURROGATES.sub("\ufffd", line.replace(_MARK_WITHIN, "")))


def _without_controls(text: str) -> tuple[str, list[Finding]]:
    first = _CONTROLS.search(text)
    if not first:
        return text, []
    clean, count = _CONTROLS.subn("", text)
    if count > 2 and count * _BINARY_SHARE > len(text):
        raise RefusedError("not_text")
    line = text.count("\n", 0, first.start()) + 1
    return clean, [Finding(code="control_characters", line=line, words={"count": count})]


def _repaired(text: str) -> tuple[str, list[Finding]]:
    """Undoes UTF-8 that was read as something else and saved so ("EspaÃ±a"), line by line."""
    # Loaded only here: a document of ASCII never needs it.
    if text.isascii():
        return text, []
    from ftfy.badness import is_bad

    lines = text.split("\n")
    fixed = {at: _undone(line) for at, line in enumerate(lines) if not line.isascii() and is_bad(line)}
    changed = [at for at, line in fixed.items() if line != lines[at]]
    if not changed:
        return text, []
    for at in changed:
        lines[at] = fixed[at]
    words: dict[str, str | int] = {"count": len(changed), "after": fixed[changed[0]].strip()[:80]}
    return "\n".join(lines), [Finding(code="mojibake_repaired", line=changed[0] + 1, words=words)]


def _undone(line: str) -> str:
    """The line read rightly if all of it can be; nothing else of ftfy's repairs."""
    from ftfy import TextFixerConfig, fix_encoding

    certain = TextFixerConfig(
        restore_byte_a0=False, replace_lossy_sequences=False, decode_inconsistent_utf8=False, fix_c1_controls=False
    )
    undone = fix_encoding(line, certain)
    # Letters that would break the line or vanish were no letters: leave it alone.
    return line if _LINE_ENDS.search(undone) or _CONTROLS.search(undone) or "\n" in undone else undone


def _losses(text: str) -> list[Finding]:
    """The lines in which letters were lost for good."""
    if "\ufffd" not in text:
        return []
    lossy = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if "\ufffd" in line]
    named, further = lossy[:_MOST_FINDINGS], lossy[_MOST_FINDINGS:]
    losses = [Finding(code="letters_lost", line=number, words={"text": line.strip()[:80]}) for number, line in named]
    if further:
        losses.append(Finding(code="letters_lost_further", line=further[0][0], words={"count": len(further)}))
    return losses
