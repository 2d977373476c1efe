"""What keeps an expression to bounded time and memory, whatever it says.

The CEL library bounds nesting (32), steps of macros (10 000 an evaluation) and regular expressions
(RE2: linear time). What it leaves open is memory: a text of a record is copied wherever a macro
names it, and `+` may double what it has. So these are bounded here, before anything is evaluated.
"""

from __future__ import annotations

from isms_lint.declared.functions import NAMES
from isms_lint.declared.syntax import Node

LONGEST = 2000
"""Characters of an expression."""
MOST_FIELDS = 16
"""Fields that the body of one macro may name: each is copied at every step."""
MOST_ASKED = 4
"""Functions that read a list, or a pattern, in the body of one macro."""
LONGEST_PATTERN = 64
"""Characters of a pattern that a macro matches by, at every step."""
LONGEST_TEXT = 4000
"""Characters of a text in a record that rules with macros read."""
LONGEST_LIST = 1000
"""Entries of a list in a record, or records selected, that rules with macros read."""
LARGEST_RECORD = 200_000
"""Values and characters of text in a record that any declared rule reads."""
SECONDS = 10.0
"""Processor time one rule may take in a run. Honest rules take milliseconds."""
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
        if node.sort == "call" and node.text not in _KNOWN:
            return f"`{node.text}` is none of the functions here"
        if node.sort == "call" and node.text.startswith("get") and len(node.parts) > 1:
            # The library would look for the timezone among the files of the machine.
            return f"`{node.text}` takes no timezone here"
        if node.sort == "struct" and node.text:
            return f"`{node.text}` is none of the types here"
        if node.sort != "comprehension":
            continue
        inside = [one for part in node.parts[_RANGE:] for one in part.walk()]
        if any(_joins(one) for one in inside):
            return (
                "`+` inside all, exists, filter or map joins texts without bound:"
                " compare the parts one by one, or add numbers written out"
            )
        if sum(one.sort == "field" for one in inside) > MOST_FIELDS:
            return f"a macro names more than {MOST_FIELDS} fields: split the rule"
        if sum(one.sort == "call" and one.text in _COSTLY for one in inside) > MOST_ASKED:
            return f"a macro asks more than {MOST_ASKED} times of lists or patterns: split the rule"
        if any(one.sort == "call" and one.text == "matches" and not _short(one) for one in inside):
            return (
                f"a macro matches by a pattern that is written out, of at most {LONGEST_PATTERN}"
                " characters, without counted repetition (`{3}`)"
            )
    return ""


_COSTLY = ("matches", "latest", "earliest", "covers", "overlaps")


def _short(matches: Node) -> bool:
    """Whether a pattern is written out, and has few states."""
    pattern = matches.parts[-1]
    is_text = pattern.sort == "const" and bool(pattern.text)
    return is_text and len(pattern.text) <= LONGEST_PATTERN and "{" not in pattern.text


def _joins(node: Node) -> bool:
    """Whether a call may join texts or lists; a macro's own gathering of items does not count."""
    if node.sort != "call" or node.text != "_+_":
        return False
    gathers = node.parts and node.parts[0].sort == "name" and node.parts[0].text.startswith("@")
    return not gathers and not set(node.overloads) <= set(_NUMBERS)
