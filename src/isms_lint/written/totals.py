"""Rows that add up the others."""

from __future__ import annotations

from isms_lint.written.normal import normal
from isms_lint.written.vocabulary import words

_TOTALS = words(
    """
    total totals sum subtotal overall average
    summe gesamt gesamtsumme zwischensumme insgesamt mittelwert durchschnitt
    totaux somme sous-total moyenne
    totales suma subtotales promedio
    totais soma média
    totaal som subtotaal gemiddelde
    """
)


def is_total(text: str) -> bool:
    """Whether a text in the place of an id says that the row adds up others: `Total`, `Summe:`."""
    return normal(text) in _TOTALS
