"""What a template leaves blank: brackets, shapes of dates, boxes nobody ticked, lines to write on."""

from __future__ import annotations

import re

from isms_lint.written.vocabulary import words

_OPEN_BOX = re.compile(r"[☐□⬜◻▢○❏❑🔲🔳]|\[ ?\]|\( ?\)")
_TICKED = re.compile(r"[☑☒✅✔✓✗✘■●⬛◼🗹]|\[[xX✓]\]|\([xX✓]\)")
_BRACKETED = re.compile(
    r"\[(?P<square>[^\[\]]*)\]|<(?P<angle>[^<>]*)>|\{\{(?P<curly>[^{}]*)\}\}|\$\{(?P<dollar>[^{}]*)\}"
    r"|\{%(?P<percent>[^{}]*)%\}|\{(?P<brace>[^{}]*)\}|«(?P<quoted>[^«»]*)»|\[\[(?P<twice>[^\[\]]*)\]\]"
)
_ASKED = re.compile(
    r"\b(?:insert|enter|add|fill|specify|select|choose|pick|describe|your|state|define|placeholder"
    r"|date|name|owner|role|title|company|organi[sz]ation|version|number|signature|department|author"
    r"|approver|reviewer|location|year|month|day|tb[cda]|todo|link|url|email|xx+|y{4}|n{2,}"
    r"|datum|firma|unternehmen|verantwortliche\w*|unterschrift|ort|jahr|einfügen|eintragen|ergänzen"
    r"|ausfüllen|wählen|beschreiben|nom|entreprise|société|signature|insérer|compléter|choisir"
    r"|fecha|nombre|empresa|firma|insertar|completar|elegir|responsable"
    r"|data|nome|organização|assinatura|inserir|preencher|escolher|responsável"
    r"|naam|bedrijf|organisatie|handtekening|invullen|invoegen|kiezen|eigenaar)\b",
    re.IGNORECASE,
)
"""Words by which a text in brackets asks to be filled in."""
_SHAPE_PART = (
    r"(?:[0-9]{0,2}(?:yy|jj|aa|xx|__)|[yja]{4}|[0-9]{3}[x_]|[dth]{2}|m{2,4}|x{2,4}|n{2}|#{2,4}|_{2,}"
    r"|q[?x]|[0-9]{1,4})"
)
_DATE_SHAPE = re.compile(
    rf"{_SHAPE_PART}(?:[-./: ]{{1,3}}{_SHAPE_PART}){{1,4}}(?: (?:to|bis|a|à|–|-) {_SHAPE_PART}"
    rf"(?:[-./: ]{{1,3}}{_SHAPE_PART}){{1,4}})?"
    r"|[dt]{1,2}[-./ ]{1,2}m{1,4}[-./ ]{1,2}[yja]{2,4}|m{1,2}[-./]d{1,2}[-./]y{2,4}"
)
_TO = re.compile(" (?:to|bis|a|à) ")
"""Between two dates."""
_SHAPE = re.compile(r"x{2,}|y{4}|j{4}|v?x\.[xy](?:\.[xyz])?")
_COUNTED = re.compile(r"[^\d]*[^\W\d_]{3,} \d{1,2}")
"""`[Action 1]`."""
_QUARTER = re.compile(r"[QqTtHhSs][1-4]")
_CHOICES = words(
    """
    yes/no y/n ja/nein j/n oui/non o/n sí/no si/no s/n sim/não ja/nee yes/no/n/a yes/no/partial
    yes/no/partially low/medium/high high/medium/low l/m/h h/m/l niedrig/mittel/hoch
    hoch/mittel/niedrig faible/moyen/élevé bajo/medio/alto alto/medio/bajo baixo/médio/alto
    alto/médio/baixo laag/midden/hoog major/minor minor/major open/closed open/inprogress/closed
    offen/geschlossen aberto/fechado abierto/cerrado ouvert/fermé pass/fail
    """
)
"""What a template offers to choose from."""


def is_blank(text: str) -> bool:
    """Whether a text, which has no space around it, waits to be filled in or chosen from.

    `[DATE]`, `<date>`, `{{ date }}`, `dd/mm/yyyy`, `2025-XX-XX`, `XX`, `Name: ______`, `☐ Yes ☐ No`,
    `Yes / No`, `🔴 / 🟡 / 🟢`.
    """
    folded = " ".join(text.casefold().split())
    return (
        _is_bracketed(text)
        or _is_date_shape(folded)
        or _SHAPE.fullmatch(folded) is not None
        or _is_line(text)
        or _is_choice(text)
        or folded.replace(" ", "") in _CHOICES
    )


def _is_bracketed(text: str) -> bool:
    """Whether the text is placeholders in brackets, and nothing else."""
    if text[0] not in "[<{$«(*_`\"'":
        return False
    found = list(_BRACKETED.finditer(text))
    rest = _BRACKETED.sub("", text)
    return bool(found) and not any(map(str.isalnum, rest)) and all(map(_asks, found))


def _asks(bracketed: re.Match[str]) -> bool:
    """Whether what stands in brackets asks to be replaced; `[x]` and `[NC-001]` do not."""
    kind = bracketed.lastgroup
    inner = (bracketed[kind or 0] or "").strip()
    if kind in {"curly", "dollar", "percent"}:
        return True
    if not inner:
        return bracketed[0] == "[]"
    if kind == "brace":
        return '"' not in inner
    if "://" in inner or "@" in inner:
        return False
    if _ASKED.search(inner) or _is_date_shape(inner.casefold()) or _COUNTED.fullmatch(inner):
        return True
    if _QUARTER.fullmatch(inner) or inner.casefold().replace(" ", "") in _CHOICES:
        return True
    return sum(map(str.isalpha, inner)) > 2 and not any(map(str.isdigit, inner))


def _is_date_shape(folded: str) -> bool:
    """`dd/mm/yyyy`, `2025-xx-xx`, `dd/mm hh:mm`: the shape of a date, not all of it numbers."""
    return _DATE_SHAPE.fullmatch(folded) is not None and any(
        character.isalpha() or character in "_#?" for character in _TO.sub(" ", folded)
    )


def _is_line(text: str) -> bool:
    """`Name: ______ Date: ______`: lines to write on, and words that ask for what."""
    return "___" in text and all(_ASKED.fullmatch(word) for word in re.findall(r"[^\W_]+", text))


def _is_choice(text: str) -> bool:
    """`☐ Done / ☐ Overdue`, `🔴 / 🟡 / 🟢`, `↑ ↓ →`, `✅ Yes / ❌ No`: choices, and none made."""
    boxes = _OPEN_BOX.findall(text)
    # A box alone is an answer: not ticked.
    if (len(boxes) > 1 or _OPEN_BOX.match(text)) and not _TICKED.search(text):
        return any(map(str.isalnum, text))
    signs = [part.strip()[:1] for part in (text.split("/") if "/" in text else text.split())]
    if len(signs) < 2 or any(sign.isalnum() or sign.isascii() for sign in signs):
        return False
    return len(set(signs)) == len(signs) and (
        len(signs) > 2 or not any(map(str.isalnum, text)) or set(signs) == {"✅", "❌"}
    )
