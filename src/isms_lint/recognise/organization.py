"""The organization, where no record states it: its name from titles, its edition from what is cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from isms_lint.documents.page import Page
from isms_lint.recognise.habits import FIRMS
from isms_lint.recognise.headings import bare
from isms_lint.recognise.names import Names, plain
from isms_lint.recognise.plan import QUESTION
from isms_lint.recognise.yaml_text import flow
from isms_lint.written.slugs import slug
from isms_lint.written.vocabulary import words

_EDITION = re.compile(r"27001\s*:\s*(2013|2022)")
_MARKS = (" – ", " — ", " - ", " | ", ": ")
_KEYS = words(
    """
    organization organisation company unternehmen firma empresa organizacao organizacion entreprise
    societe bedrijf organisatie
    """
)
_SYSTEM = re.compile(r"\b(?:ISMS|SGSI|SMSI|GmbH & Co)\b", re.IGNORECASE)


def propose_organization(pages: Iterable[Page], names: Names) -> list[str]:
    """The line of `records` for the organization, with what has to be asked."""
    named: Counter[str] = Counter()
    editions: Counter[str] = Counter()
    for page in pages:
        for name in set(_named(page, names)):
            named[name] += 1
        editions.update(_EDITION.findall(page.sections[0].body[0][:100_000]))
    edition = editions.most_common(1)[0][0] if editions else "2022"
    asked = f"{QUESTION}timezone and top_management: which?"
    if not editions:
        asked += " Edition 2013 or 2022?"
    best = named.most_common(1)
    if not best or (best[0][1] < 2 and not _is_firm(best[0][0])):
        record = {"kind": "organization", "id": "organization", "edition": edition}
        return [f"- {flow(record)} # {QUESTION}name, timezone, top_management: which?"]
    name = best[0][0]
    record = {"kind": "organization", "id": slug(_short(name)), "name": name, "edition": edition}
    return [f"- {flow(record)} # {asked}"]


def _named(page: Page, names: Names) -> Iterator[str]:
    """The names of organizations in titles (`Risk Register – Alder Ltd.`) and in keys."""
    for section in page.sections[:2]:
        for key, value in section.keys:
            if plain(key[0]) in _KEYS and 1 < len(value[0]) < 60:
                yield value[0]
    title = next((bare(s.heading[0]) for s in page.sections if s.level == 1), "")
    for mark in _MARKS:
        before, cut, after = title.partition(mark)
        for part, other in ((after, before), (before, after)):
            name = _SYSTEM.sub("", part).strip(" –-()")
            named = cut and 2 < len(name) < 50 and name[0].isupper()
            if not named or any(c.isdigit() for c in name):
                continue
            if names.kinds_in(other) and not names.kinds_in(name):
                yield name


def _is_firm(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].strip(".,").casefold() in FIRMS


def _short(name: str) -> str:
    """The name without what says which sort of firm it is."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in {*FIRMS, "sdn", "co", "&"}:
        words.pop()
    return " ".join(words)
