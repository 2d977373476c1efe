"""What people leave in a cell until they know better, and what templates have in theirs."""

from __future__ import annotations

import re
from functools import lru_cache

from isms_lint.written.blanks import is_blank
from isms_lint.written.vocabulary import phrases, words

_LONGEST = 400
_LONGEST_PHRASE = 60
"""No longer text that begins with a letter is a phrase for nothing, or a shape of a date."""
_NOTHING = re.compile(r"[\s?#.…_/\\|,;:~='\"*\-‐‑‒–—―−❓❔⁇]+")
"""Dashes, points and question marks."""
_TRIM = re.compile(r"^[\W_]+|[\W_]+$")
_ABBREVIATIONS = words(
    """
    n/a n.a na n\\a #n/a tbd tbc tba tbs tbd/tbc tbd/tba t.b.d t.b.c t.b.a null nan
    k.a k/a o.a o.d n.n n.b
    n/d n.d s/d s.d s.o s/o
    n.t.b ntb n.v.t nvt n.n.b nnb n.n.t.b
    """
)
"""Without space, and without the points at the end."""
_PHRASES = phrases(
    """
    not yet; not yet known; not yet set; not set; not set yet; not defined; not yet defined
    not specified; not stated; not assigned; not yet assigned; unassigned; undefined; unspecified
    not available; not determined; not yet determined; not yet decided; not yet planned
    not yet scheduled; none yet; nothing yet; to follow; to be filled; to be filled in; to fill in
    to do; todo; fixme; placeholder; insert date; insert name
    noch offen; noch zu klären; noch zu definieren; noch zu bestimmen; noch zu benennen
    noch festzulegen; noch nicht bekannt; noch nicht festgelegt; noch nicht definiert
    noch nicht bestimmt; noch nicht vergeben; noch nicht benannt; noch nicht terminiert
    noch unbekannt; noch nicht; folgt; folgt noch; wird nachgereicht; wird ergänzt; wird noch ergänzt
    wird noch festgelegt; wird festgelegt; zu klären; zu definieren; zu bestimmen; zu benennen
    zu ergänzen; zu prüfen und ergänzen; festzulegen; in klärung; in abstimmung; keine angabe
    keine angaben; ohne angabe; ohne datum; nicht definiert; nicht festgelegt; nicht vergeben
    à définir; à déterminer; à confirmer; à préciser; à compléter; à désigner; à planifier
    à renseigner; a déterminer; a confirmer; a préciser; a compléter; non défini; non définie
    non renseigné; non renseignée; non précisé; non déterminé; pas encore défini; pas encore définie
    pas encore; sans date
    por definir; por confirmar; por determinar; por asignar; por designar; por completar
    pendiente de definir; pendiente de confirmar; pendiente de asignar; pendiente de determinar
    sin definir; sin asignar; sin determinar; sin fecha; no definido; no definida; no asignado
    no disponible; aún no; aún no definido; aún por definir
    a definir; a confirmar; a determinar; a designar; a indicar; a preencher; a completar; a agendar
    por preencher; por designar; por agendar; por atribuir; por indicar; não definido; não definida
    não informado; não informada; não disponível; não atribuído; ainda não; ainda por definir
    ainda não definido; ainda não definida; sem data; indefinido; pendente de definição
    nog te bepalen; nader te bepalen; nog niet bekend; nog niet bepaald; nog niet; nog in te vullen
    nog te bevestigen; nog te plannen; volgt; volgt nog; niet bepaald; niet bekend; nog onbekend
    in te vullen
    choose an item; click or tap to enter a date; click or tap here to enter text
    click here to enter text; click here to enter a date; wählen sie ein element aus
    klicken oder tippen sie, um ein datum einzugeben; klicken oder tippen sie hier, um text einzugeben
    choisissez un élément; cliquez ou appuyez ici pour entrer du texte
    elija un elemento; haga clic o pulse aquí para escribir texto
    escolher um item; escolha um item; clique ou toque aqui para introduzir texto
    clique ou toque para introduzir uma data; clique ou toque aqui para inserir o texto
    kies een item; klik of tik om tekst in te voeren
    """
)
_PHRASE = re.compile(
    r"(?:yet )?to be (?:\w+ )?(?:defined|determined|confirmed|decided|agreed|announced|assigned|set"
    r"|specified|advised|filled(?: in)?|scheduled|completed|provided|planned|identified|added|named"
    r"|appointed|nominated|supplied|documented|established|verified)"
)
_PENDING = re.compile(
    r"(?:tb[cda]|t\.b\.[cda]\.?|n\.?t\.?b\.?)\s*(?:[(\[–—:,;-][^\d]*)?\Z|lorem ipsum\b",
    re.IGNORECASE,
)
"""`TBD`, with a remark that has no date; and the text of typesetters."""


def not_stated(text: str) -> bool:
    """Whether a plain text says that nothing is stated yet.

    So do nothing, dashes, question marks, `N/A`, `TBD`, `to be confirmed`, `[DATE]`, `<date>`,
    `{{ date }}`, `YYYY-MM-DD`, `XX`, a choice of boxes none of which is ticked, and the same in
    German, French, Spanish, Portuguese and Dutch. An answer is stated, be it a poor one: `none`,
    `unknown`, `not applicable`, `pending`, `open`, a tick or an empty box alone, and `N/A` with a
    reason.
    """
    text = text.strip()
    if not text:
        return True
    if len(text) > _LONGEST or (len(text) > _LONGEST_PHRASE and text[0].isalnum()):
        return _PENDING.match(text) is not None
    return _says_nothing(text)


@lru_cache(maxsize=8192)
def _says_nothing(text: str) -> bool:
    if _NOTHING.fullmatch(text) or is_blank(text) or _PENDING.match(text.lstrip("❓❔?* ")):
        return True
    folded = " ".join(text.casefold().split())
    bare = _TRIM.sub("", folded)
    return (
        bare.replace(" ", "") in _ABBREVIATIONS
        or bare in _PHRASES
        or _PHRASE.fullmatch(bare) is not None
        or (bare != folded and bool(bare) and is_blank(bare))
    )


_EXAMPLES = words(
    """
    example examples sample dummy beispiel beispiele muster exemplo exemplos exemple exemples
    ejemplo ejemplos voorbeeld voorbeelden placeholder
    """
)
_BETWEEN = re.compile(r"[\s\-_./:–()\[\]<>]+")
_BLANK_PART = re.compile(r"x{2,}|n{2,}|y{4}|j{4}|a{4}|#+|\?+")
_EXAMPLE_LED = re.compile(
    r"[\W_]*(?:e\.\s?g\.|z\.\s?b\.|p\.\s?ex\.|bijv\.|(?:example|beispiel|exemplo|exemple|ejemplo"
    r"|voorbeeld)\s*[:–—-])",
    re.IGNORECASE,
)


_CUT = re.compile(r"[A-Za-z]{1,12}[-_. ]?(?:\.\.\.|…)")
"""`NC-...`: an id of which the rest is left open."""


def is_example(text: str) -> bool:
    """Whether an id stands for no real thing: `RISK-EXAMPLE-001`, `XXX-000`, `NC-YYYY-NN`, `NC-...`.

    Also a text that begins with `Example:` or `e.g.`, in six languages. A title that has the word
    among others is none.
    """
    text = text.strip()
    if not text or len(text) > 80:
        return False
    if _EXAMPLE_LED.match(text) or _CUT.fullmatch(text):
        return True
    words = [part for part in _BETWEEN.split(text.casefold()) if part]
    if len(text.split()) > 2 or not words:
        return False
    blank = any(_BLANK_PART.fullmatch(word) for word in words)
    return blank or (any(w in _EXAMPLES for w in words) and _is_id(text))


def _is_id(text: str) -> bool:
    """One word with parts, or a word and a number."""
    return len(text.split()) == 1 or text.rsplit(maxsplit=1)[-1].strip("#().").isdigit()
