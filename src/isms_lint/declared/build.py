"""A rule file into a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isms_lint.declared import bounds
from isms_lint.declared.check import DeclaredCheck
from isms_lint.declared.explain import explanation
from isms_lint.declared.expression import Expression, Language, Malformed
from isms_lint.declared.fields import fields_named
from isms_lint.declared.follow import Follow, Holders
from isms_lint.declared.functions import OF_THE_REGISTER, Asking
from isms_lint.declared.likely import UnlikelyValue
from isms_lint.declared.message import Message
from isms_lint.declared.parts import FAILS, AnyReference, Parts
from isms_lint.declared.rule_file import Mistake
from isms_lint.declared.selection import Select
from isms_lint.declared.shapes import A_DATE, Shape, Shapes, UnknownField
from isms_lint.declared.syntax import Node
from isms_lint.documents.positions import FieldPath
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.records.sound import Compiler, Unsupported
from isms_lint.records.validate import nearest
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.rule import RECORD, REGISTER, Rule

_VARIABLES = ("record", "item", "other", "as_of", "options")


class Builder:
    """Builds one rule; what is wrong with it is gathered in `mistakes`. `length` is that of its
    expressions.
    """

    def __init__(self, record: Record, kinds: Kinds, catalogues: Sequence[ScopeCatalogue]) -> None:
        """`record` is a rule file of sound shape; `catalogues` say which clauses there are."""
        self.mistakes: list[Mistake] = []
        self.length = 0
        self._record = record
        self._kinds = kinds
        self._catalogues = catalogues
        self._shapes = Shapes(kinds)
        self._asking = Asking()
        self._references: dict[str, AnyReference] = {}
        self._expressions: list[Expression] = []
        self._names: dict[str, Shape] = {}
        self._lists: set[str] = set()
        self._allowed: set[str] = {"record", "as_of", "options"}
        names = record.get("references") or {}
        self._language = Language((*_VARIABLES, *names), self._asking)

    def build(self) -> Rule | None:
        """The rule; None where there are mistakes."""
        record = self._record
        kinds = self._kinds_at(("kind",))
        self._names["record"] = self._shapes.of(kinds)
        self._names["as_of"] = A_DATE
        self._check_clauses()
        self._check_options()
        self._check_names()
        for_each = _steps(record.get("for_each"))
        if for_each:
            self._enter_items(for_each)
        for name, settings in (record.get("references") or {}).items():
            self._refer(name, settings)
        when = self._condition("when") if record.get("when") is not None else None
        holds = self._condition("assert")
        message = self._message()
        at = _steps(record.get("at"))
        self._check_path(("at",), self._names["item" if for_each else "record"], at)
        related = tuple(record.get("related_records") or ())
        for index, name in enumerate(related):
            if name not in self._references:
                known = self._references
                self._unknown(("related_records", index), f"no reference is `{name}`", name, known)
        if self.mistakes or holds is None or message is None:
            return None
        parts = Parts(
            record,
            self._language,
            self._asking,
            self._references,
            for_each,
            when,
            holds,
            message,
            at,
            related,
            fields_named(record, self._expressions),
        )
        return self._rule(parts, kinds)

    def _rule(self, parts: Parts, kinds: tuple[str, ...]) -> Rule:
        get = self._record.get
        asks = any(
            node.sort == "call" and node.text in OF_THE_REGISTER
            for expression in self._expressions
            for node in expression.tree.walk()
        )
        return Rule(
            code=get("code"),
            name=get("name"),
            kinds=frozenset(kinds),
            scope=REGISTER if asks or self._references else RECORD,
            clauses=tuple(get("clauses") or ()),
            basis=Basis[(get("basis") or "organization").upper()],
            severity=Severity(get("severity") or "warning"),
            since=get("since") or "",
            messages={FAILS: parts.message.template},
            options=get("options") or {},
            needs=frozenset(),
            faults=frozenset(),
            related=tuple(get("related") or ()),
            check=DeclaredCheck(parts),
            explanation=explanation(self._record),
            module=self._record.file,
        )

    def _kinds_at(self, path: FieldPath) -> tuple[str, ...]:
        """The kinds a field names. One that does not exist is a mistake."""
        value = self._record.get(*path)
        kinds = (value,) if isinstance(value, str) else tuple(value or ())
        for kind in kinds:
            if kind not in self._kinds:
                self._unknown(path, f"no kind is called `{kind}`", kind, self._kinds)
        return kinds

    def _check_options(self) -> None:
        """The default of an option is what the option takes."""
        for name, schema in (self._record.get("options") or {}).items():
            words = {k: v for k, v in schema.items() if k not in ("default", "description")}
            if _has_pattern(words):
                # A text could keep a regular expression of Python busy for ever.
                said = "an option has no `pattern`: list what it takes (`enum`)"
                self._mistake(("options", name), said)
                continue
            try:
                fits = Compiler({}).compile(words)(schema["default"])
            except (Unsupported, TypeError, ValueError, KeyError, AttributeError):
                known = "`type`, `enum`, `minimum`, `maximum`, `minLength`, `items`"
                self._mistake(("options", name), f"its schema cannot be used: it is of {known}")
            else:
                if not fits:
                    said = f"`{schema['default']}` does not fit its own option"
                    self._mistake(("options", name, "default"), said)

    def _check_clauses(self) -> None:
        """What looks like a clause or control of a standard has to be one, of any edition."""
        known = {entry.id for catalogue in self._catalogues for entry in catalogue.entries}
        for number, clause in enumerate(self._record.get("clauses") or ()):
            id = clause.partition(" ")[0]
            means_one = any(catalogue.looks_like.match(id) for catalogue in self._catalogues)
            if means_one and id not in known:
                said = f"`{clause}` is no clause or control"
                self._unknown(("clauses", number), said, id, known)

    def _check_names(self) -> None:
        """Names of references must not hide what has a meaning already, nor be words of CEL."""
        for name in self._record.get("references") or {}:
            if name in _VARIABLES or name in _RESERVED:
                self._mistake(("references", name), f"`{name}` has a meaning: choose another name")

    def _enter_items(self, path: tuple[str, ...]) -> None:
        field = self._check_path(("for_each",), self._names["record"], path)
        self._names["item"] = self._shapes.items(field) or field
        self._allowed.add("item")

    def _refer(self, name: str, settings: Mapping[str, Any]) -> None:
        place: FieldPath = ("references", name)
        reference: AnyReference
        shape: Shape = ()
        if "follow" in settings or "holders" in settings:
            follows, optional = "follow" in settings, bool(settings.get("optional"))
            path = _steps(settings["follow" if follows else "holders"])
            field = self._followed((*place, "follow" if follows else "holders"), path)
            if follows:
                shape = self._shapes.referred(field)
                reference = Follow(path, bool(settings.get("many")), optional)
                if not reference.many and self._shapes.is_list(field):
                    self._mistake((*place, "follow"), f"`{path[-1]}` is a list: say `many: true`")
            else:
                shape = self._shapes.of(["person"]) if "person" in self._kinds else ()
                on = settings.get("on")
                when = self._compile((*place, "on"), on, False) if on else None
                reference = Holders(path, when, optional)
        else:
            reference, shape = self._select(place, settings)
        many = not isinstance(reference, Follow) or reference.many
        # What macros go through is a list whose items have the shape of the records.
        self._names[name] = self._shapes.list_of(shape) if many else shape
        if many:
            self._lists.add(name)
        self._references[name] = reference
        self._allowed.add(name)

    def _followed(self, place: FieldPath, path: tuple[str, ...]) -> Shape:
        if path[0] not in self._allowed - {"as_of", "options"} or len(path) < 2:
            known = sorted(self._allowed - {"as_of", "options"})
            self._mistake(place, f"a field is followed from {' or '.join(known)}: `record.owner`")
            return ()
        if path[0] in self._lists:
            said = f"`{path[0]}` is a list: a field is followed from one record"
            self._mistake(place, f"{said}; ask its records in `where`, or in all and exists")
            return ()
        return self._check_path(place, self._names.get(path[0], ()), path[1:])

    def _select(self, place: FieldPath, settings: Mapping[str, Any]) -> tuple[Select, Shape]:
        kinds = self._kinds_at((*place, "kind"))
        shape = self._shapes.of(kinds)
        match = {}
        for field, source in (settings.get("match") or {}).items():
            self._check_path((*place, "match", field), shape, _steps(field))
            compiled = self._compile((*place, "match", field), source, False)
            if compiled is not None:
                match[_steps(field)] = compiled
        where = settings.get("where")
        self._names["other"] = shape
        self._allowed.add("other")
        condition = self._compile((*place, "where"), where, True) if where else None
        self._allowed.discard("other")
        return Select(kinds, match, condition), shape

    def _condition(self, field: str) -> Expression | None:
        return self._compile((field,), self._record.get(field), True)

    def _message(self) -> Message | None:
        try:
            message = Message(self._record.get("message").strip(), self._language)
        except Malformed as error:
            self._mistake(("message",), str(error))
            return None
        for expression in message.expressions:
            self._check(("message",), expression)
        return message

    def _compile(self, at: FieldPath, source: str, condition: bool) -> Expression | None:
        before, self.length = self.length, self.length + len(source)
        if self.length > bounds.LONGEST_TOGETHER:
            if before <= bounds.LONGEST_TOGETHER:
                most = bounds.LONGEST_TOGETHER
                said = f"the expressions of a rule have at most {most} characters together"
                self._mistake(at, said)
            return None
        try:
            expression = self._language.compile(source.strip(), condition=condition)
        except Malformed as error:
            self._mistake(at, str(error))
            return None
        self._check(at, expression)
        return expression

    def _check(self, at: FieldPath, expression: Expression) -> None:
        """Names that are known here, and fields that the records may have."""
        self._expressions.append(expression)
        bound = {n for node in expression.tree.walk() for n in node.variables}
        known = {*_VARIABLES, *(self._record.get("references") or {})}
        for name in sorted(expression.names & known - self._allowed - bound):
            self._mistake(at, _NOT_HERE.get(name, f"`{name}` is a reference further below"))
        options = self._record.get("options") or {}
        for node in expression.tree.walk():
            if _asks_option(node) and node.text not in options:
                self._mistake(at, f"the rule has no option `{node.text}`: see `options`")
        try:
            self._shapes.check(expression.tree, self._names)
        except UnknownField as error:
            self._unknown(at, f"there is no field `{error.name}`", error.name, error.known)
        except UnlikelyValue as error:
            self._mistake(at, str(error))

    def _check_path(self, place: FieldPath, shape: Shape, path: tuple[str, ...]) -> Shape:
        try:
            return self._shapes.at(shape, path)
        except UnknownField as error:
            self._unknown(place, f"there is no field `{error.name}`", error.name, error.known)
            return ()

    def _unknown(self, at: FieldPath, reason: str, name: str, known: Iterable[str]) -> None:
        """A name that is not there, with those that are much like it."""
        self._mistake(at, f"{reason}; {nearest(name, known)}".rstrip("; "))

    def _mistake(self, at: FieldPath, reason: str) -> None:
        self.mistakes.append(Mistake(self._record, at, reason))


_NOT_HERE = {
    "item": "`item` is an entry of `for_each`, and the rule has none",
    "other": "`other` is a record in a `where`",
}
_WORDS = """
    as break const continue else false for function if import in let loop namespace null package
    return true var void while has all exists exists_one map filter size type int uint double
    string bool bytes list dyn timestamp duration optional matches
"""
_RESERVED = frozenset(_WORDS.split())
"""What means something in CEL."""


def _has_pattern(schema: Any) -> bool:
    """Whether the schema of an option, or one in it, has a regular expression."""
    if isinstance(schema, list):
        return any(_has_pattern(one) for one in schema)
    if not isinstance(schema, dict):
        return False
    inner = (value for word, value in schema.items() if word not in ("enum", "const"))
    return bool(schema.keys() & {"pattern", "patternProperties"}) or any(map(_has_pattern, inner))


def _asks_option(node: Node) -> bool:
    return node.sort == "field" and node.parts[0].sort == "name" and node.parts[0].text == "options"


def _steps(dotted: str | None) -> tuple[str, ...]:
    return tuple(dotted.split(".")) if dotted else ()
