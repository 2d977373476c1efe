"""The parts of a rule file, compiled."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.declared.expression import Expression, Language
from isms_lint.declared.follow import Follow, Holders
from isms_lint.declared.functions import Asking
from isms_lint.declared.message import Message
from isms_lint.declared.selection import Select
from isms_lint.declared.views import Fields
from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

FAILS = "fails"
"""The id of the one message of a declared rule."""
AnyReference = Follow | Holders | Select


class Parts(NamedTuple):
    """What a rule judges by. `record` is the file itself, `fields` are those it names."""

    record: Record
    language: Language
    asking: Asking
    references: Mapping[str, AnyReference]
    for_each: FieldPath
    when: Expression | None
    holds: Expression
    message: Message
    at: FieldPath
    related: tuple[str, ...]
    fields: Fields
