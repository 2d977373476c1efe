"""What is due in a run: asked of everybody who offers it, each with its place and a lasting name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from isms_lint.findings.finding import Acceptance, Finding, Location
from isms_lint.findings.fingerprint import fingerprint, stable_path
from isms_lint.findings.locate import dotted, place_in
from isms_lint.findings.result import RunError
from isms_lint.offers.due import Due, Undated
from isms_lint.plugins.manager import Plugins
from isms_lint.plugins.places import place_of
from isms_lint.plugins.refused import Refused
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple


class Entry(NamedTuple):
    """Something that is due. `uid` stays the same from run to run, whatever becomes of the day.
    `accepted` is what accepts that its rule speaks of it, None where nothing does.
    """

    due: Due
    uid: str
    location: Location
    accepted: Acceptance | None = None

    @property
    def path(self) -> str:
        """The field that tells the day, as people write it."""
        return dotted(self.due.at)


class Blank(NamedTuple):
    """Something of which it cannot be told when it is due; without a place where no record is there."""

    undated: Undated
    location: Location | None


class Gathered(NamedTuple):
    """Everything that is due, by day, what cannot be told, and what failed."""

    entries: tuple[Entry, ...]
    blanks: tuple[Blank, ...]
    failures: tuple[RunError, ...]


def gather(run: Pass, plugins: Plugins, accepted: Iterable[Finding] = ()) -> Gathered:
    """Ask everybody who offers something. What one of them fails to tell costs no other's. `accepted`
    are the findings of the run that something accepts.
    """
    dues: list[Due] = []
    blanks: list[Blank] = []
    failures: list[RunError] = []
    for name in plugins.offered.due:
        try:
            found = list(_told(name, run, plugins))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything
            failures.append(_failure(name, error, plugins))
            continue
        dues.extend(one for one in found if isinstance(one, Due))
        blanks.extend(_blank(one) for one in found if isinstance(one, Undated))
    dues.sort(key=lambda one: one.on)
    by_finding = {(one.code, one.record_id): one.acceptance for one in accepted if one.record_id}
    return Gathered(tuple(_named(dues, run, by_finding)), tuple(blanks), tuple(failures))


def _told(name: str, run: Pass, plugins: Plugins) -> Iterator[Due | Undated]:
    """What is offered under a name. Raises Refused for what is nothing of the sort."""
    function = plugins.offered.due[name]
    for one in function(run):
        fault = _fault(one, name)
        if fault:
            raise Refused(fault, place_of(function))
        yield one


def _fault(one: Any, name: str) -> str:
    """What is wrong with something that is to be due; empty where nothing is."""
    if not isinstance(one, Due | Undated):
        return f"a value of the type {type(one).__name__} is neither Due nor Undated"
    if one.what != name:
        return f"what is called `{one.what}` is offered as `{name}`"
    texts = (one.title, one.why) if isinstance(one, Due) else (one.why,)
    if not all(map(_is_said, texts)):
        return "a text has no words in English (`en`)"
    if not _is_path(one.at):
        return "its place is no tuple of names and numbers"
    if isinstance(one, Undated):
        is_placed = one.record is None or isinstance(one.record, Record)
        return "" if is_placed else "its record is none"
    if not isinstance(one.on, date) or isinstance(one.on, datetime):
        return f"its day is of the type {type(one.on).__name__}"
    if not all(isinstance(record, Record) for record in (one.record, *one.owner)):
        return "its record, or an owner, is no record"
    return "" if isinstance(one.rule, str) else "the code of its rule is no text"


def _is_path(at: Any) -> bool:
    return isinstance(at, tuple) and all(isinstance(step, str | int) for step in at)


def _is_said(text: Any) -> bool:
    return (
        isinstance(text, Mapping)
        and all(isinstance(part, str) for part in text.values())
        and bool(text.get("en"))
    )


def _failure(name: str, error: BaseException, plugins: Plugins) -> RunError:
    failure = plugins.failure_of("due", name, error)
    message = f"what is due as `{name}` cannot be told: {failure.message}"
    return RunError(f"plugin {failure.plugin}", message, failure.where)


def _named(
    dues: list[Due], run: Pass, accepted: Mapping[tuple[str, str], Acceptance | None]
) -> Iterator[Entry]:
    """Each with its lasting name: of the organization, the sort of thing, the record and the field."""
    organization = run.register.organization
    whose = organization.id if organization is not None else ""
    met: dict[str, int] = {}
    for one in dues:
        path = stable_path(one.record.data, one.at)
        name = fingerprint(one.what, whose, one.record.id or f" {one.record.kind}", path)
        count = met[name] = met.get(name, 0) + 1
        uid = name if count == 1 else f"{name}-{count}"
        place = place_in(one.record, one.record.locate(one.at))
        yield Entry(one, uid, place, accepted.get((one.rule, one.record.id)))


def _blank(one: Undated) -> Blank:
    record = one.record
    if record is None:
        return Blank(one, None)
    return Blank(one, place_in(record, record.locate(one.at)))
