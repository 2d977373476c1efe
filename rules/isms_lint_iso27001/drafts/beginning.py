"""A record as it comes together: what is known of it, and what has to be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.draft import Drafted, Question, Remark
from isms_lint.records.record import Record


class Beginning:
    """Collects fields, open questions, remarks and notes."""

    def __init__(self, **fields: Any) -> None:
        self.data: dict[str, Any] = {}
        self.notes: list[str] = []
        self._questions: list[Question] = []
        self._remarks: list[Remark] = []
        for name, value in fields.items():
            self.put(name, value)

    def put(self, name: str, value: Any) -> None:
        """Set a field; a value of nothing sets none. Days are written as records have them."""
        if value not in (None, "", [], {}):
            self.data[name] = value.isoformat() if isinstance(value, date) else value

    def ask(self, name: str | FieldPath, text: str, form: str = "") -> None:
        """Leave a question at a field."""
        self._questions.append(Question((name,) if isinstance(name, str) else name, text, form))

    def put_or_ask(self, name: str, value: Any, text: str, form: str = "") -> None:
        """Set a field, or ask for it where nothing is known."""
        if value in (None, "", [], {}):
            self.ask(name, text, form)
        else:
            self.put(name, value)

    def propose(self, name: str, value: Any, why: str) -> None:
        """Set a field that somebody has to agree to."""
        self.put(name, value)
        self.ask(name, why)

    def remark(self, name: str, *lines: str) -> None:
        """Leave lines worth knowing at a field."""
        self._remarks.append(Remark((name,), lines))

    def drafted(self, id: str = "", fills: Record | None = None) -> Drafted:
        """The record as it now is."""
        return Drafted(
            self.data, tuple(self._questions), tuple(self._remarks), tuple(self.notes), id, fills
        )
