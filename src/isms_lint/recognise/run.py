"""All of it: what a repository holds, and the configuration that says how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from isms_lint.config.mappings import PLACE, read_mappings
from isms_lint.config.settings import settings_of
from isms_lint.documents.document import Reading
from isms_lint.files.globs import Globs
from isms_lint.lifting.lift import lift
from isms_lint.recognise.insert import Configuration
from isms_lint.recognise.names import Names
from isms_lint.recognise.nearest import Near, nearest
from isms_lint.recognise.organization import propose_organization
from isms_lint.recognise.people import propose_people
from isms_lint.recognise.plan import MappingPlan
from isms_lint.recognise.propose import propose
from isms_lint.recognise.refine import lifted, mapped_by, new_for
from isms_lint.recognise.seen import Known, known_of
from isms_lint.recognise.survey import Survey
from isms_lint.recognise.writing import HEAD, entry, question_lines
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_PEOPLE = ("person", "role")
_ORGANIZATION = "organization"


class Outcome(NamedTuple):
    """The configuration as it would be, and what was found on the way.

    `new` counts the files that now have a mapping, `records` what is lifted by new mappings, `noted`
    the entries that were added to. `questions` are those in the text, with their lines, `data` files
    of data (no pages) that have no mapping, in which `check` finds no records. `near` are pages for
    which nothing is proposed.
    """

    text: str
    is_changed: bool
    new: int
    records: int
    noted: int
    mapped: int
    questions: list[tuple[int, str]]
    data: list[str]
    near: list[Near]


def recognise(
    found: Survey,
    settings: Mapping[str, Any],
    text: str,
    shown: str,
    paths: Sequence[str],
    kinds: Kinds,
) -> Outcome:
    """What a configuration has to say of the files `found`, over what it says already.

    `text` is that of the configuration, read as `settings`, empty where there is none, or none that
    lines can be added to; `shown` is its name in messages. Only files at or below `paths` (none: all)
    are looked at. Raises UsageError where nothing can be added to the text.
    """
    known = known_of(kinds)
    outcome = _looked(found, settings, text, shown, paths, known)
    if not outcome.is_changed or (settings and not text):
        return outcome
    # What the new mappings do not account for is noted at once, so that a second run finds nothing.
    after = settings_of(outcome.text.encode("utf-8"), shown)
    again = _looked(found, after, outcome.text, shown, paths, known)
    return outcome._replace(text=again.text, questions=again.questions)


def _looked(
    found: Survey,
    settings: Mapping[str, Any],
    text: str,
    shown: str,
    paths: Sequence[str],
    known: Known,
) -> Outcome:
    kinds = known.kinds
    readings = [reading for reading in found.foreign if _below(reading.file, paths)]
    mappings = read_mappings(settings.get("mappings", ()), ())
    own = mapped_by(readings, mappings)
    mapped = {reading.file for several in own.values() for reading in several}
    fresh = [reading for reading in readings if reading.file not in mapped]
    configuration = Configuration(text or HEAD, shown)
    native = [one for reading in found.native for one in lift(reading, kinds, ()).records]
    there: list[Record] = []
    noted = 0
    for number, several in own.items():
        old, unmapped = lifted(several, mappings[number], kinds)
        there.extend(old)
        if not text:
            continue
        start, end = configuration.span(PLACE, number)
        lines = new_for(unmapped, configuration.lines[start - 1 : end], known.names)
        noted += bool(lines)
        configuration.note(PLACE, number, lines)
    proposed = propose(fresh, found.files, [*native, *there], known)
    records = [*there, *proposed.records]
    about = dict([*_stated(settings), *_of_people([*native, *records])])
    people = propose_people(records, about, settings.get("names", {}), kinds)
    facts = (
        _organization(readings, [*native, *records], settings, text, known.names) if records else []
    )
    had = {line.strip() for line in configuration.lines}
    given = [line for line in [*facts, *people.records] if line.strip() not in had]
    configuration.append_names(people.names)
    configuration.append("records", [[line] for line in given])
    plans = [plan for plan in proposed.plans if not _is_asked(plan, configuration.lines)]
    configuration.append(PLACE, [entry(plan) for plan in plans], apart=True)
    after = configuration.text() if configuration.is_changed else text
    return Outcome(
        after,
        configuration.is_changed,
        sum(
            any(_applies(plan.files, reading) for plan in plans if not plan.page.off)
            for reading in fresh
        ),
        len(proposed.records),
        noted,
        len(mapped),
        question_lines(after),
        [
            reading.file
            for reading in fresh
            if reading.page is None and not any(_applies(plan.files, reading) for plan in plans)
        ],
        nearest(
            (
                reading
                for reading in fresh
                if not any(_applies(plan.files, reading) for plan in proposed.plans)
            ),
            known,
        ),
    )


def _is_asked(plan: MappingPlan, lines: Iterable[str]) -> bool:
    """Whether a mapping that is a question as a whole stands among the comments already."""
    if not plan.page.off:
        return False
    files = next(line for line in entry(plan) if "files:" in line)
    return any(files.strip("# ") in line for line in lines)


def _applies(patterns: Sequence[str], reading: Reading) -> bool:
    return Globs(patterns).match(reading.file)


def _below(file: str, paths: Sequence[str]) -> bool:
    return not paths or any(file == path or file.startswith(f"{path}/") for path in paths)


def _stated(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What persons and roles are called that the configuration states, each with its id."""
    for data in _mappings_in(settings.get("records")):
        for one in (data, *_mappings_in(data.get("records"))):
            if one.get("kind", data.get("kind")) in _PEOPLE:
                names = (one.get(name) for name in ("id", "name", "title"))
                yield from ((str(name), str(one.get("id"))) for name in names if name)


def _mappings_in(value: Any) -> list[dict[str, Any]]:
    """The mappings in a list; what else stands there, or in its place, is for `check` to tell."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _of_people(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    for record in records:
        if record.kind in _PEOPLE:
            names = (record.id, record.text("name"), record.text("title"))
            yield from ((name, record.id) for name in names if name)


def _organization(
    readings: Sequence[Reading],
    records: Iterable[Record],
    settings: Mapping[str, Any],
    text: str,
    names: Names,
) -> list[str]:
    stated = [
        *(record.kind for record in records),
        *(one.get("kind") for one in _mappings_in(settings.get("records"))),
    ]
    if _ORGANIZATION in stated or f"kind: {_ORGANIZATION}" in text:
        return []
    return propose_organization(
        (reading.page for reading in readings if reading.page is not None), names
    )
