"""Ids that texts cite, and whether a register that should have them does.

Registers number what they hold: `NCR-001`, `NCR-002` and so on. A text that cites `NCR-010` names a
record by its place in such a row. Whether one is missing there can be said only of a row that is kept
here as a whole: most of its numbers are on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.stated.patterns import finds
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.similar_ids import similar_id

_REGISTERED = (
    *("action", "audit", "change", "corrective-action", "external-audit", "incident", "issue"),
    *("management-review", "measure", "nonconformity", "objective", "opportunity-for-improvement"),
    *("result", "risk", "risk-assessment", "treatment-plan"),
)
"""Kinds that are kept in registers. Documents and evidence may lie anywhere; people and controls have
names that look like ids of something else.
"""
_DIGITS = "0123456789"
_WORD = Pattern(rf"(?<![\w.-])[^\W\d_][\w.-]*[{_DIGITS}][\w.-]*")
_LONGEST = 60
_NEAR = 10
"""How far behind the last number on record a cited one still belongs to the row."""
_AROUND = 60
"""Characters around an id in which words bear on it."""


class Cited(NamedTuple):
    """An id as it stands in a text, and where it begins."""

    id: str
    start: int


class Row(NamedTuple):
    """The numbers on record of ids that are alike but for it, and how many digits they are written
    with (0: not filled up with zeros). `last` is the id with the highest.
    """

    numbers: frozenset[int]
    lowest: int
    highest: int
    width: int
    last: str

    def lacks(self, digits: str) -> bool:
        """Whether the row goes over this number, and has it not."""
        number, lowest, highest = int(digits), self.lowest, self.highest
        is_whole = 2 * len(self.numbers) > highest - lowest
        alike = len(digits) == self.width if self.width else not digits.startswith("0")
        near = number <= highest + max(_NEAR, len(self.numbers))
        return is_whole and alike and near and lowest < number and number not in self.numbers


def cited_in(text: str) -> Iterator[Cited]:
    """What looks like an id in a text: a word that begins with a letter and has a digit in it."""
    for match in _WORD.finditer(text):
        word = match.group().rstrip(".-_")
        if len(word) <= _LONGEST:
            yield Cited(word, match.start())


def cites(id: str, text: str) -> bool:
    """Whether a text cites `id`."""
    return any(cited.id == id for cited in cited_in(text))


def row_without(id: str, run: Pass) -> Row | None:
    """The row that `id` belongs to where no record has it; None where one has, or none needs to."""
    head, digits = _split(id)
    row = run.derive(_rows).get(head) if digits else None
    if row is None or run.register.get(id) is not None or not row.lacks(digits):
        return None
    known = id in run.derive(_planned) or run.register.is_external(id)
    return None if known or similar_id(id, ("*",), run) else row


def is_no_citation(text: str, cited: Cited) -> bool:
    """Whether an id stands in a text as an example, as one that is no more, or one that is to come."""
    end = cited.start + len(cited.id)
    around = text[max(0, cited.start - _AROUND) : end + _AROUND]
    return bool(_NO_MORE.search(around) or _EXAMPLE.search(around))


def _split(id: str) -> tuple[str, str]:
    """What stands before the last number of an id that ends with one, and that number."""
    head = id.rstrip(_DIGITS)
    return head, id[len(head) :]


def _rows(run: Pass) -> dict[str, Row]:
    """By what stands before the number: the rows with more than one record (a derivation)."""
    found: dict[str, dict[int, str]] = {}
    for record in run.register.of(*_REGISTERED):
        head, digits = _split(record.id)
        # One letter with a number (`P1`, `Q3`) may be anything in a text.
        if digits and len(head) > 1 and len(record.id) <= _LONGEST:
            found.setdefault(head, {}).setdefault(int(digits), digits)
    return {head: _row(head, numbers) for head, numbers in found.items() if len(numbers) > 1}


def _row(head: str, numbers: dict[int, str]) -> Row:
    lowest, highest = min(numbers), max(numbers)
    width = _width(numbers.values())
    return Row(frozenset(numbers), lowest, highest, width, head + numbers[highest])


def _width(numbers: Iterable[str]) -> int:
    widths = {len(number) for number in numbers}
    filled = any(number.startswith("0") for number in numbers)
    return widths.pop() if filled and len(widths) == 1 else 0


def _planned(run: Pass) -> frozenset[str]:
    """The audits that programmes plan: their records may still be missing (a derivation)."""
    return frozenset(
        str(entry.get("audit"))
        for programme in run.register.of("audit-programme")
        for _, entry in programme.items("entries")
    )


_EXAMPLE = finds(
    r"e\.g|for example|such as|format|numbered|naming|next (?:free )?(?:id|number)|will be|reserved",
    r"z\. ?B|beispiel(?:sweise)?|etwa|nummerierung|nächste nummer|wird als",
    r"par exemple|p\. ?ex|por ejemplo|p\. ?ej|por exemplo|bijvoorbeeld|bijv|formato|formaat|sera|será",
)
_NO_MORE = finds(
    r"withdrawn|deleted|merged|renumbered|superseded|cancell?ed|void|duplicates?|formerly|archived",
    r"zurückgezogen|gelöscht|zusammengeführt|zusammengelegt|entfällt|entfallen|storniert|ehemals|früher",
    r"annulée?|supprimée?|fusionnée?|retirée?|anciennement|archivée?",
    r"anulad[ao]|eliminad[ao]|fusionad[ao]|retirad[ao]|cancelad[ao]|archivad[ao]|antes",
    r"removid[ao]|excluíd[ao]|arquivad[ao]|ingetrokken|verwijderd|samengevoegd|vervallen|voorheen",
)
