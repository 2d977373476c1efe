"""A record to begin with, of what a draft or the schema gives: its id, its fields, its comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from isms_lint.config.errors import UsageError
from isms_lint.documents.commented import Commented
from isms_lint.drafting.from_schema import from_schema
from isms_lint.drafting.held import drafted_held
from isms_lint.drafting.layout import laid_out
from isms_lint.drafting.remarks import inert
from isms_lint.lifting.schema_types import takes_of
from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.plugins.manager import Plugins
from isms_lint.records.free_ids import free_ids
from isms_lint.records.kinds import Kind
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple
from isms_lint.written.slugs import slug

_WORD = re.compile(r"[a-z0-9]+")
_NAME = "{name}"
_SINGLE = 3
"""Letters of a kind of one word that ids of it begin with."""


class Made(NamedTuple):
    """A record to write: `data` is all of it but its kind, with comments. `drafted` is what it is made
    of.
    """

    kind: Kind
    id: str
    data: Commented
    drafted: Drafted

    @property
    def document(self) -> Commented:
        """All of it, its kind first."""
        return Commented({"kind": self.kind.name, **self.data}, self.data.before)


def make(
    kind: Kind,
    draft: Draft,
    given: Mapping[str, str],
    id: str,
    title: str,
    run: Pass,
    plugins: Plugins,
) -> Made:
    """The record that `draft` begins, with the options `given`. `id` and `title` are those that were
    chosen, else empty.

    Raises UsageError where the options do not fit the records, or the id is taken.
    """
    drafted = _drafted(kind, draft, Asked(run, id, given, title), plugins)
    if title:
        drafted = _titled(drafted, kind, title)
    if drafted.fills is not None:
        if id and id != drafted.fills.id:
            raise UsageError(f"--id {id}: {drafted.fills.id} is there already, and keeps its id")
        id = drafted.fills.id
        return Made(kind, id, laid_out(drafted, takes_of(kind)), drafted)
    id = id or drafted.id or _next_id(kind, draft, title, run)
    _refuse_taken(id, run)
    whole = drafted._replace(data={"id": id, **drafted.data})
    return Made(kind, id, laid_out(whole, takes_of(kind)), drafted)


def without_questions(made: Made, names: Collection[str]) -> Made:
    """The record without the open questions on these fields, which are answered where it goes."""
    questions = tuple(one for one in made.drafted.questions if one.path[0] not in names)
    drafted = made.drafted._replace(questions=questions)
    whole = drafted._replace(data=dict(made.data))
    return made._replace(data=laid_out(whole, takes_of(made.kind)), drafted=drafted)


def _drafted(kind: Kind, draft: Draft, asked: Asked, plugins: Plugins) -> Drafted:
    if draft.draft is None:
        return from_schema(kind, asked.run)
    try:
        return drafted_held(draft.draft(asked))
    except NoDraft as error:
        raise UsageError(str(error)) from error
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may raise anything
        failure = plugins.failure_of("draft", kind.name, error)
        said = f"plugin {failure.plugin}: the draft of {kind.name} failed: {failure.message}"
        raise UsageError(said, failure.where) from error


def _titled(drafted: Drafted, kind: Kind, title: str) -> Drafted:
    """The draft with the title that somebody chose."""
    field = called(kind)
    questions = tuple(one for one in drafted.questions if one.path != (field,))
    return drafted._replace(data={**drafted.data, field: title}, questions=questions)


def called(kind: Kind) -> str:
    """The field that says what a record of the kind is called."""
    return "name" if "name" in kind.schema.get("properties", {}) else "title"


def _next_id(kind: Kind, draft: Draft, title: str, run: Pass) -> str:
    """An id like those of the kind; where these have no numbers, as the draft says, else with the
    letters of the kind.
    """
    default = draft.id or _letters(kind)
    if _NAME in default:
        default = default.replace(_NAME, slug(title, kind.name))
        default = default if title else f"{default}-{{number}}"
    like = [record.id for record in run.register.of(kind.name)]
    return next(free_ids(like, run.register, run.as_of.year, default))


def _letters(kind: Kind) -> str:
    words = _WORD.findall(kind.name)
    letters = "".join(word[0] for word in words) if len(words) > 1 else kind.name[:_SINGLE]
    return f"{letters.upper()}-{{number}}"


def _refuse_taken(id: str, run: Pass) -> None:
    there = run.register.get(id)
    if there is not None:
        line = there.locate(()).line
        raise UsageError(f"the id {inert(id)} is taken by a {there.kind} ({there.file}:{line})")
    if not id.strip() or id != id.strip():
        raise UsageError(f"`{inert(id)}` is no id: say another with --id")
