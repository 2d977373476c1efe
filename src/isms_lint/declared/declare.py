"""The rules of rule files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isms_lint.declared.rule_file import Mistake, rule_record, shape_mistakes
from isms_lint.documents.document import Reading
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.rule import ANY, RECORD, RULE_CODE, RULE_NAME, Rule, rule
from isms_lint.values import NamedTuple

MOST_RULES = 1000
"""Rule files of a repository; more are not read, and a mistake."""
MOST_CHARACTERS = 1_000_000
"""Characters of all expressions in rule files together: each takes some memory."""
MISSING_ENGINE = (
    "rules in YAML need the library that evaluates their expressions:"
    " install isms-lint with its extra `rules`, as `isms-lint[rules]`"
)


class MissingEngine(Exception):
    """There are rules in YAML, and the library for their expressions is not installed."""


class Declared(NamedTuple):
    """The rules of rule files, by code, and what is wrong with the others.

    `records` are their files as records. `broken` are codes of rules that cannot run: they are known,
    so that a configuration may speak of them.
    """

    rules: dict[str, Rule]
    mistakes: list[Mistake]
    records: dict[str, Record]
    broken: set[str]


def declare(
    readings: Iterable[Reading],
    taken: Mapping[str, str],
    kinds: Kinds,
    catalogues: Sequence[ScopeCatalogue],
) -> Declared:
    """The rules in these files. `taken` are the codes and names of other rules, with who has them;
    `catalogues` say which clauses there are.

    Raises MissingEngine where the library for expressions is not installed.
    """
    found = Declared({}, [], {}, set())
    names = dict(taken)
    left = MOST_CHARACTERS
    for number, reading in enumerate(readings):
        record = rule_record(reading)
        if record is None:
            continue
        if number >= MOST_RULES:
            found.mistakes.append(Mistake(record, (), f"more than {MOST_RULES} rule files"))
            break
        mistakes = list(shape_mistakes(reading, record)) or _clashes(record, names)
        made = None
        if not mistakes and left <= 0:
            said = f"the expressions of the rule files before have {MOST_CHARACTERS} characters"
            mistakes = [Mistake(record, ("assert",), f"{said}, and no more are read")]
        if not mistakes:
            made, mistakes, length = _built(record, kinds, catalogues)
            left -= length
        found.mistakes.extend(mistakes)
        if made is None and (made := _stand_in(record, names)) is not None:
            found.broken.add(made.code)
        if made is not None:
            found.rules[made.code] = made
            found.records[made.code] = record
            names[made.code] = names[made.name] = reading.file
    return found


def _built(
    record: Record, kinds: Kinds, catalogues: Sequence[ScopeCatalogue]
) -> tuple[Rule | None, list[Mistake], int]:
    try:
        from isms_lint.declared.build import Builder
    except ImportError as error:
        raise MissingEngine(MISSING_ENGINE) from error
    builder = Builder(record, kinds, catalogues)
    return builder.build(), builder.mistakes, builder.length


def _stand_in(record: Record, names: Mapping[str, str]) -> Rule | None:
    """What stands for a rule that cannot run; None where not even its code and name are sound."""
    code, name = str(record.get("code")), str(record.get("name"))
    if not RULE_CODE.match(code) or not RULE_NAME.match(name) or {code, name} & names.keys():
        return None
    made = rule(
        code=code,
        name=name,
        kinds=ANY,
        scope=RECORD,
        basis=Basis.ORGANIZATION,
        severity=Severity.WARNING,
        since="",
        messages={"fails": "its rule file is malformed"},
    )
    return made(lambda *_: ())._replace(
        explanation=f"{record.text('summary') or name}\n", module=record.file
    )


def _clashes(record: Record, names: Mapping[str, str]) -> list[Mistake]:
    return [
        Mistake(record, (field,), f"`{record.get(field)}` is already taken by {names[word]}")
        for field in ("code", "name")
        if (word := str(record.get(field))) in names
    ]
