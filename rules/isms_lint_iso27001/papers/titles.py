"""Short titles of clauses, controls and review inputs, in the languages of papers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from isms_lint_iso27001.editions import catalogues
from isms_lint_iso27001.tables import table

_GERMAN = (
    "clauses_2022_de.csv",
    "annex_a_2022_de.csv",
    "review_inputs_2022_de.csv",
    "annex_a_2013_de.csv",
)
_INPUTS = "9.3.2 "


def title(id: str, language: str) -> str:
    """The title of a clause, a theme, a control of either edition (`A.5.7`, `A.9.2.3`) or a review
    input (`9.3.2 d1`). In English where there is none in `language`; empty for any other id.
    """
    return _titles(language).get(id, "")


@cache
def _titles(language: str) -> Mapping[str, str]:
    if language == "de":
        return {row["id"]: row["title"] for name in _GERMAN for row in table(name)}
    found: dict[str, str] = {}
    for catalogue in catalogues():
        for entry in catalogue.entries:
            if catalogue.default or entry.id.startswith("A."):
                found.setdefault(entry.id, entry.title)
    for row in table("clause_items_2022.csv"):
        if row["item_2022"].startswith(_INPUTS):
            found[row["item_2022"]] = row["own_words"]
    return found
