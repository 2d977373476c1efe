"""Names that say of a page that it is a template."""

from __future__ import annotations

import re

from isms_lint.written.vocabulary import words

_WORDS = words(
    """
    template templates vorlage vorlagen muster mustervorlage mustervorlagen formatvorlage
    dokumentvorlage dokumentenvorlage modelo modelos plantilla plantillas modèle modèles modele
    modeles gabarit gabarits sjabloon sjablonen blanko
    """
)
_SEVERAL = frozenset(word for word in _WORDS if word.endswith(("s", "n")))
"""The word for several: somewhere in the name of a folder."""
_NO_TEMPLATE_OF = words(
    """
    management injection engine library control controls governance policy policies update review
    procedure standard verwaltung gmbh ag kg se mbh inc ltd
    """
)
"""What follows the word where the page is about templates, or a firm is called so."""
_DOUBTFUL = words(
    """
    modelo modelos modèle modèles modele modeles
    """
)
"""Also the word for a model (of data, of governance)."""
_PAPERS = words(
    """
    relatório relatorio ata registo registro política politica plano procedimento declaração
    formulário formulario checklist lista matriz termo contrato programa informe acta plan
    declaración matriz rapport registre politique procédure procedure compte déclaration charte
    formulaire fiche
    """
)
_VERSION = re.compile(r"v?\d+(?:\.\d+)*|en|de|fr|es|pt|nl|br|final|draft|blank|empty|leer")
_WORD = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"[(\[]\s*([^\W_]+)\s*[)\]]")
_SUFFIX = re.compile(
    r"\.(?:md|markdown|csv|tsv|xlsx|xlsm|json|ya?ml|docx?|txt|html?)\Z", re.IGNORECASE
)
_PUNCTUATED = re.compile(r"\s*(?:[:(\[]|\s[-–—|]\s|[-–—_][^\W_])")


def is_template_name(text: str) -> bool:
    """Whether a title or a file's name (with folders) says that it is a template.

    The word (template, Vorlage, Muster, modelo, plantilla, modèle, gabarit, sjabloon) stands on its
    own: as a folder, at the end (`Risk register template`, `review_template_v2.md`), in brackets, or
    at the beginning before what it is a template of (`Vorlage Auditbericht`). A page about templates
    is none (`Template management policy`), nor is one in whose name the word is in the middle; a
    `modelo` or `modèle` at the beginning is one only of a paper (`Modelo de relatório`), for there
    are models of data.
    """
    *folders, name = text.replace("\\", "/").split("/") if _is_path(text) else [text]
    return any(map(_is_folder_of_templates, folders)) or _is_template(_SUFFIX.sub("", name))


def _is_path(text: str) -> bool:
    """A name with slashes and no space around them."""
    return "/" in text and " / " not in text


def _is_folder_of_templates(name: str) -> bool:
    words = _words(name)
    return words[-1:] != [] and (words[-1] in _WORDS or not _SEVERAL.isdisjoint(words))


def _is_template(name: str) -> bool:
    words = _words(name)
    if not words or words[-1] in _WORDS:
        return bool(words)
    bracketed = _BRACKETED.findall(name.casefold())
    return not _WORDS.isdisjoint(bracketed) or (
        words[0] in _WORDS and _of_something(name.strip(), words)
    )


def _words(name: str) -> list[str]:
    """The words of a name, without its version and language at the end."""
    words = _WORD.findall(name.casefold())
    while len(words) > 1 and _VERSION.fullmatch(words[-1]):
        words.pop()
    return words


def _of_something(name: str, words: list[str]) -> bool:
    """Whether a name that begins with the word goes on with what it is a template of."""
    rest = [word for word in words[1:] if word not in {"de", "do", "da", "du", "des", "for", "für"}]
    if not rest or rest[0] in _NO_TEMPLATE_OF:
        return False
    if rest[0] not in _PAPERS and words[0] in _DOUBTFUL:
        return _PUNCTUATED.match(name, len(words[0])) is not None and ":" in name
    return True
