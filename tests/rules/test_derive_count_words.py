"""The words that a text is looked through for before the patterns of counts are asked."""

from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.stated.count_words import (
    COUNTED,
    LISTED,
    OPEN_COUNTED,
    may_count,
    may_count_open,
)


@pytest.mark.parametrize(
    "text",
    [
        "3 MINOR nonconformities",
        "two majors",
        "3 m\u0131nor NCs",
        "3 M\u0130NOR NCs",
        "3 NCRs",
        "4 NKs",
        "2 wesentliche Abweichungen",
        "eine schwerwiegende Nichtkonformität",
        "zwei geringfügige Abweichungen",
        "zwei untergeordnete",
        "3 kleinere",
        "3 Haupt- und 2 Nebenabweichungen",
        "2 grote tekortkomingen",
        "drie afwijkingen",
        "2 non-conformités majeures",
        "2 mineures",
        "3 mayores",
        "3 maiores",
        "3 menores",
        "3 não conformidades",
        "5 observations",
        "5 Beobachtungen",
        "5 observaties",
        "2 OFIs",
        "2 improvement opportunities",
        "2 Verbesserungspotenziale",
        "2 pistes d'amélioration",
        "2 oportunidades de melhoria",
        "2 verbeterpunten",
        "2 kansen voor verbetering",
    ],
)
def test_a_figure_is_never_looked_past(text: str) -> None:
    assert COUNTED.search(text)
    assert may_count(text)


@pytest.mark.parametrize("text", ["Minor nonconformities: 7", "Observations | 3 |", "OFI: 2"])
def test_nor_one_behind_what_it_counts(text: str) -> None:
    assert LISTED.search(text)
    assert may_count(text)


@pytest.mark.parametrize(
    "text",
    ["3 open NCs", "3 offene Abweichungen", "2 non-conformités ouvertes", "3 NKs sind offen"],
)
def test_nor_one_of_what_is_open(text: str) -> None:
    assert OPEN_COUNTED.search(text)
    assert may_count_open(text)


def test_a_text_about_something_else_is_not_looked_at() -> None:
    assert not may_count("12 backups were restored at once")
    assert not may_count_open("12 backups are open")
