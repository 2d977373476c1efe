"""One expression: compiled once, evaluated for many records.

The CEL library gives an error back as a value. Here it never passes for one: what cannot be
evaluated raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cel_expr_python import cel
from cel_expr_python.ext import ext_optional

from isms_lint.declared import bounds
from isms_lint.declared.cost import Cost
from isms_lint.declared.functions import NOBODY, UNKNOWN_SCOPE, Asking, functions
from isms_lint.declared.overloads import type_in_words
from isms_lint.declared.syntax import Node, read_syntax
from isms_lint.declared.weight import Weight, both
from isms_lint.declared.words import error_at, what_went_wrong
from isms_lint.values import NamedTuple

_TYPES = {
    "string": cel.Type.STRING,
    "int": cel.Type.INT,
    "bool": cel.Type.BOOL,
    "list": cel.Type.List(cel.Type.DYN),
}
# From the start: what follows may be text of a record.
_KEY = re.compile(r'NOT_FOUND: Key not found in map : "?(.*?)"?\Z', re.DOTALL)
_INDEX = re.compile(r"UNKNOWN: Index error: index=(-?\d+) size=(\d+)\Z")
_UNKNOWN = re.compile(rf"[A-Z_]+: (?:{UNKNOWN_SCOPE}|{NOBODY} on [^:]{{1,40}}): ")
_TOO_MUCH = ("optMap", "optFlatMap")
"""Macros that the library writes out twice for each time they stand behind one another."""
_TOO_COSTLY = (
    "it could take too long, as it goes over more than one evaluation may:"
    " select fewer records with `match`, or nest no macros"
)


class Malformed(Exception):
    """An expression that cannot be compiled, or is not bounded; the text says why."""


class NotStated(Exception):
    """The record does not say what the expression asks for; the text says what."""


class CannotJudge(Exception):
    """The expression does not fit what it is evaluated on; the text says why."""


class Values(dict[str, Any]):
    """The variables known so far, with their values; `weight` is how much they hold."""

    def __init__(self, values: Mapping[str, Any], weight: Weight) -> None:
        super().__init__(values)
        self.weight = weight

    def add(self, name: str, value: Any, weight: Weight) -> None:
        """Enter a variable that holds so much."""
        self[name] = value
        self.weight = both(self.weight, weight)


class Given(NamedTuple):
    """Variables as the library takes them, and how much they hold."""

    activation: cel.Activation
    weight: Weight


class Expression:
    """A compiled expression. `names` are the variables it uses; `tree` is its syntax."""

    __slots__ = ("_compiled", "_cost", "names", "source", "tree")

    def __init__(self, source: str, compiled: cel.Expression, tree: Node, cost: Cost) -> None:
        self.source = source
        self.tree = tree
        self._compiled = compiled
        self._cost = cost
        self.names = frozenset(node.text for node in tree.walk() if node.sort == "name")

    def holds(self, given: Given) -> bool:
        """Whether the condition holds. Raises NotStated or CannotJudge where it is no condition."""
        value = self._evaluated(given)
        holds = value.value()
        if holds is True or holds is False:
            return holds
        self._refuse_error(value)
        raise CannotJudge("it gives something that is neither true nor false")

    def refuted(self, given: Given) -> bool:
        """Whether the condition is false already, whatever the variables are that are not given."""
        if self._cost.exceeds(bounds.MOST_COST, given.weight):
            return False
        try:
            value = self._compiled.eval(given.activation)
        except RuntimeError:
            return False
        return value.value() is False

    def value(self, given: Given) -> Any:
        """What the expression gives, as plain data. Raises NotStated or CannotJudge."""
        value = self._evaluated(given)
        self._refuse_error(value)
        try:
            return value.plain_value()
        except (TypeError, SystemError):  # what the library has no plain data for
            raise CannotJudge("it gives something that is no text, number or list") from None

    def _evaluated(self, given: Given) -> cel.Value:
        if self._cost.exceeds(bounds.MOST_COST, given.weight):
            raise CannotJudge(_TOO_COSTLY)
        try:
            return self._compiled.eval(given.activation)
        except RuntimeError as error:
            raise CannotJudge(what_went_wrong(str(error))) from None

    def _refuse_error(self, value: cel.Value) -> None:
        """Raise NotStated or CannotJudge where the value is an error."""
        if value.type() != cel.Type.ERROR:
            return
        said = str(value.value())
        if (key := _KEY.match(said)) is not None:
            raise NotStated(f"`{key.group(1)}` is not stated")
        if (index := _INDEX.match(said)) is not None:
            raise NotStated(f"there is no entry {index.group(1)} in a list of {index.group(2)}")
        if _UNKNOWN.match(said):
            raise NotStated(what_went_wrong(said))
        raise CannotJudge(what_went_wrong(said))


class Language:
    """Compiles the expressions of one rule."""

    def __init__(self, variables: Iterable[str], asking: Asking) -> None:
        """`variables` are the names that expressions may use; `asking` is what functions ask about."""
        self._names = tuple(variables)
        overloads: dict[str, list[cel.Overload]] = {}
        for number, function in enumerate(functions(asking)):
            overloads.setdefault(function.name, []).append(
                cel.Overload(
                    f"isms_{function.name}_{number}",
                    return_type=_TYPES[function.gives],
                    parameters=[_TYPES[name] for name in function.takes],
                    impl=function.call,
                )
            )
        self._environment = cel.NewEnv(
            variables=dict.fromkeys(self._names, cel.Type.DYN),
            functions=[cel.FunctionDecl(name, found) for name, found in overloads.items()],
            extensions=[ext_optional.ExtOptional()],
        )

    def compile(self, source: str, *, condition: bool) -> Expression:
        """The expression in `source`; a `condition` gives true or false.

        Raises Malformed where it is none.
        """
        if len(source) > bounds.LONGEST:
            raise Malformed(f"an expression has at most {bounds.LONGEST} characters")
        for macro in _TOO_MUCH:
            if macro in source:
                raise Malformed(f"`{macro}` is none of the macros here: write `.orValue(...)`")
        try:
            compiled = self._environment.compile(source)
        except RuntimeError as error:
            raise Malformed(error_at(str(error), source, self._names)) from None
        except TypeError:
            raise Malformed("an expression is text of valid Unicode") from None
        if condition and compiled.return_type() not in (cel.Type.BOOL, cel.Type.DYN):
            gives = type_in_words(compiled.return_type().name().lower())
            raise Malformed(f"a condition gives true or false, and this gives {gives}")
        if compiled.return_type().name().startswith("optional_type"):
            raise Malformed("it gives an optional value: write `.orValue(...)` behind it")
        tree = read_syntax(compiled.serialize())
        complaint = bounds.complaint(tree)
        if complaint:
            raise Malformed(complaint)
        return Expression(source, compiled, tree, Cost(tree, condition=condition))

    def given(self, values: Values) -> Given:
        """The variables as expressions take them; several expressions can share them."""
        return Given(self._environment.Activation(values), values.weight)
