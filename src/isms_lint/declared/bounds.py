"""What keeps an expression to bounded time and memory, whatever it says.

The CEL library bounds nesting (32), steps of macros (10 000 an evaluation) and how long a regular
expression takes for its text. What it leaves open is bounded here: by what is refused before anything
is evaluated, and by what an evaluation may cost (`cost.py`).
"""

from __future__ import annotations

from isms_lint.declared.functions import NAMES
from isms_lint.declared.patterns import states
from isms_lint.declared.syntax import Node

LONGEST = 2000
"""Characters of an expression."""
LONGEST_TOGETHER = 20_000
"""Characters of all expressions of a rule."""
MOST_STATES = 10_000
"""Of a regular expression, with its counted repetition written out."""
MOST_COST = 40_000_000
"""Values that one evaluation may take, each as often as macros go over it: about a second."""
LARGEST_RECORD = 200_000
"""Values and characters of text in a record that any declared rule reads."""
SECONDS = 10.0
"""Processor time one rule may take in a run. Honest rules take milliseconds."""
SECONDS_TOGETHER = 120.0
"""Processor time that all rules in YAML may take in a run."""
MOST_SELECTIONS = 2_000_000
"""Records that one rule may look at, in a run, to select others by a condition."""

_NUMBERS = ("add_int64", "add_uint64", "add_double")
_RANGE = 1
"""Parts of a comprehension that are evaluated once: what it goes through."""
_OPERATORS = """
    _==_ _!=_ _<_ _<=_ _>_ _>=_ _&&_ _||_ !_ -_ _+_ _-_ _*_ _/_ _%_ @in _?_:_ _[_] _?._ _[?_]
    @not_strictly_false
"""
_OF_CEL = """
    size contains startsWith endsWith matches type int uint double string bytes bool dyn
    orValue or hasValue value optional.of optional.none optional.ofNonZeroValue
    timestamp duration getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear
    getHours getMinutes getSeconds getMilliseconds
"""
_KNOWN = frozenset((*_OPERATORS.split(), *_OF_CEL.split(), *NAMES))
"""All that an expression may call: what a later version of the library adds is not among them."""


def complaint(tree: Node) -> str:
    """Why an expression is not bounded; empty where it is."""
    for node in tree.walk():
        said = ""
        if node.sort == "call":
            said = _of_call(node)
        elif node.sort == "comprehension":
            said = _of_macro(node)
        elif node.sort == "struct" and node.text:
            said = f"`{node.text}` is none of the types here"
        if said:
            return said
    return ""


def _of_call(node: Node) -> str:
    if node.text not in _KNOWN:
        return f"`{node.text}` is none of the functions here"
    if node.text.startswith("get") and len(node.parts) > 1:
        # The library would look for the timezone among the files of the machine.
        return f"`{node.text}` takes no timezone here"
    if node.text == "matches":
        pattern = node.parts[-1]
        if pattern.sort != "const":
            return "`matches` takes a pattern that is written out, in quotes"
        if states(pattern.text) > MOST_STATES:
            return f"a pattern has at most {MOST_STATES} states: count fewer repetitions"
    return ""


def _of_macro(node: Node) -> str:
    if any(_joins(one) for part in node.parts[_RANGE:] for one in part.walk()):
        return (
            "`+` inside all, exists, filter or map joins texts without bound:"
            " compare the parts one by one, or add numbers written out"
        )
    if _multiplies(node.parts[0], inside=False):
        return (
            "a macro goes through lists that another one makes, which could double each time:"
            " ask for what is in them inside the first"
        )
    return ""


def _joins(node: Node) -> bool:
    """Whether a call may join texts or lists; a macro's own gathering of items does not count."""
    if node.sort != "call" or node.text != "_+_":
        return False
    gathers = node.parts and node.parts[0].sort == "name" and node.parts[0].text.startswith("@")
    return not gathers and not set(node.overloads) <= set(_NUMBERS)


def _multiplies(node: Node, *, inside: bool) -> bool:
    """Whether what a macro goes through may hold more than the records do: lists or mappings that a
    macro makes of its items, or that are made of what a macro gives. `inside` is the body of a macro.
    """
    if node.sort in ("list", "struct"):
        return inside or any(one.sort == "comprehension" for one in node.walk())
    if node.sort != "comprehension":
        return any(_multiplies(part, inside=inside) for part in node.parts)
    if _multiplies(node.parts[0], inside=inside):
        return True
    value = node.gathered
    if value is None:
        return False
    is_filter = value.sort == "name" and value.text == node.variables[0]
    return not is_filter and (inside or _multiplies(value, inside=True))
