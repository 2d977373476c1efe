"""What a rule sees beside its record: the run's facts and its own options, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from isms_lint.records.people import People
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.rules.rule import Rule

Fact = TypeVar("Fact")

WHOLE_RUN = "x-whole-run"
"""The keyword, in the schema of an option, of one that is the same for all records of a run."""


class Found(NamedTuple):
    """What one rule said of one record, as far as rules of the scope FINDINGS need to know it."""

    code: str
    record_id: str


class Deriving(Protocol):
    """What looks on while facts are derived."""

    def derived(self, fact: Any, derive: Callable[[Any], Any], known: dict[Any, Any]) -> None:
        """Derive the fact into `known`, where it is not there. `derive` derives one."""


class _NoOptions(dict[str, Any]):
    """The options a derivation sees: what it derives holds for all rules and records."""

    def __missing__(self, name: str) -> Any:
        raise LookupError(f"a derivation reads the option {name} through `option_of`")


_NONE = _NoOptions()


class Pass:
    """One rule's view of the run.

    `as_of` is the organization's local date of the run. `options` are the rule's own, as they hold
    for the record it looks at. Derivations are functions of a Pass; `derive` runs each once a run,
    whichever rule asks first, so they read options only through `option_of`. `rules` are all rules by
    code, whether selected or not, and `selected` the codes of those that run. `found` is what rules
    of the other scopes said; only a rule of the scope FINDINGS may read it, earlier there is nothing
    in it. `derivations` are those that plugins publish, by the names that `fact` takes.
    """

    __slots__ = (
        "_derivations",
        "_facts",
        "_options",
        "as_of",
        "found",
        "options",
        "register",
        "rules",
        "selected",
        "tracer",
    )

    def __init__(
        self,
        register: Register,
        as_of: date,
        options: Mapping[str, Mapping[str, Any]],
        code: str = "",
        facts: dict[Any, Any] | None = None,
        rules: Mapping[str, Rule] | None = None,
        selected: frozenset[str] = frozenset(),
        found: tuple[Found, ...] = (),
        derivations: Mapping[str, Callable[[Pass], Any]] | None = None,
        tracer: Deriving | None = None,
    ) -> None:
        """`options` are those of all rules, by code; `tracer` looks on."""
        self.register = register
        self.as_of = as_of
        self._options = options
        self.options: Mapping[str, Any] = options.get(code, {})
        self._facts: dict[Any, Any] = {} if facts is None else facts
        self.rules: Mapping[str, Rule] = {} if rules is None else rules
        self.selected = selected
        self.found = found
        self._derivations = {} if derivations is None else derivations
        self.tracer = tracer

    def of_rule(self, code: str, found: tuple[Found, ...] = ()) -> Pass:
        """The same run, seen by another rule."""
        return Pass(
            self.register,
            self.as_of,
            self._options,
            code,
            self._facts,
            self.rules,
            self.selected,
            found,
            self._derivations,
            self.tracer,
        )

    def with_options(self, options: Mapping[str, Any]) -> Pass:
        """The same view, where other options of the rule hold."""
        other = self.of_rule("", self.found)
        other.options = options
        return other

    def derive(self, derivation: Callable[[Pass], Fact]) -> Fact:
        """The fact `derivation` derives from this run, derived once."""
        if self.tracer is not None:
            self.tracer.derived(derivation, self._derived, self._facts)
        elif derivation not in self._facts:
            self._facts[derivation] = self._derived(derivation)
        fact: Fact = self._facts[derivation]
        return fact

    def _derived(self, derivation: Callable[[Pass], Fact]) -> Fact:
        return derivation(self.with_options(_NONE))

    def fact(self, name: str) -> Any:
        """The fact that a plugin publishes under `name`, derived once.

        Raises LookupError where no plugin publishes it, and RuntimeError where it cannot be derived.
        """
        derivation = self._derivations.get(name)
        if derivation is None:
            from isms_lint.records.validate import nearest

            advice = nearest(name, self._derivations) or "`isms-lint plugins` lists them"
            raise LookupError(f"no plugin publishes the fact `{name}`; {advice}")
        try:
            return self.derive(derivation)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a derivation may raise anything
            from traceback import extract_tb

            last = extract_tb(error.__traceback__)[-1]
            where = f"{last.filename}:{last.lineno}"
            said = f"{type(error).__name__}: {error}"
            raise RuntimeError(f"the fact `{name}` cannot be derived: {said} ({where})") from error

    def option_of(self, code: str, name: str) -> Any:
        """An option of any rule, for derivations and other rules.

        It holds for the whole run, which the option's schema says with `x-whole-run: true`. Raises
        LookupError where it does not: a configuration could set it for some records only.
        """
        rule = self.rules.get(code)
        if rule is not None and not rule.options[name].get(WHOLE_RUN):
            raise LookupError(f"`option_of` reads {code}.{name}, which has no `{WHOLE_RUN}: true`")
        return self._options[code][name]

    def date(self, record: Record, *path: str | int) -> date | None:
        """The local date in a field of `record`; None where there is none or it cannot be read."""
        return self.register.calendar.date(record.get(*path))

    @property
    def people(self) -> People:
        """Answers about persons and roles."""
        return self.register.people
