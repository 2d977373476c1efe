"""Reads cases: comments say how records are judged and what is found; all else is records.

    # as-of: 2026-11-20
    # rules: CAR005

    # case: a day late
    kind: corrective-action
    id: CAR-1
    due_on: 2026-11-19  # expect: CAR005[overdue]

    ---
    # case: near miss: due today
    ...

`---` between cases is for editors, which read YAML; without it a case begins as well.

What stands before the first case holds for all: settings, and files (`# file: people.yaml`) that each
case has too, unless it has its own of that name. A case without expectations has to be silent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from isms_lint.config.errors import UsageError
from isms_lint.files.leading_out import leaves
from isms_lint.records.validate import nearest
from isms_lint.testing.case import AS_OF, Case, Expected, ExpectedOutcome, File
from isms_lint.testing.directive_values import read_as_of, read_options, read_path, read_rules
from isms_lint.testing.directives import DIRECTIVES, nearly
from isms_lint.testing.expectations import expectations, expected_outcome
from isms_lint.values import NamedTuple

SUFFIX = ".cases.yaml"

_DIRECTIVE = re.compile(r"#[ \t]?(?P<word>[a-z][a-z-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*\Z")
_FIRST_FILE = "isms.yaml"
_LARGEST = 1024 * 1024
"""Characters of one file."""
_MOST = 2000
"""Cases of one file."""


class _Line(NamedTuple):
    number: int
    text: str


def case_files(path: str, within: str | None = None) -> list[str]:
    """The case files at or below `path`, sorted.

    Raises UsageError where there is nothing at all, and where a link leads out of the folder `within`
    (default: the folder that `path` names, or lies in): what is there would be shown.
    """
    if os.path.isdir(path):
        top = path
        found = []
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [os.path.join(folder, name) for name in names if name.endswith(SUFFIX)]
    elif os.path.lexists(path):
        top = os.path.dirname(path) or "."
        found = [path] if path.endswith(SUFFIX) else []
    else:
        raise UsageError(f"{path}: no such file or folder")
    for file in found:
        refuse_what_is_no_file_inside(within or top, file)
    return sorted(found)


def refuse_what_is_no_file_inside(folder: str, file: str) -> None:
    """Raise UsageError where `file` is none, or a link leads it out of `folder`."""
    if leaves(folder, file):
        raise UsageError(f"{file}: a link leads it out of {folder}, where it is not followed")
    if not os.path.isfile(file):
        raise UsageError(f"{file}: no file that can be read")


def read_case_file(path: str) -> list[Case]:
    """The cases of one file. Raises UsageError where one is not well formed."""
    try:
        with open(path, encoding="utf-8") as handle:
            text = handle.read(_LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    if len(text) > _LARGEST:
        raise UsageError(f"{path}: more than {_LARGEST} characters: split the file")
    title = os.path.basename(path).removesuffix(SUFFIX)
    return read_cases(text, path, title)


def read_cases(text: str, source: str, title: str, rules: tuple[str, ...] = ()) -> list[Case]:
    """The cases in `text`, which stands in `source`; one without a name is called `title`.

    `rules` are those under test where the text names none. Raises UsageError.
    """
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    starts = [n for n, line in enumerate(lines) if _word(line) == "case"]
    if not starts:
        return [_Reader(source, rules).case(title, 1, lines, [])]
    if len(starts) > _MOST:
        raise UsageError(f"more than {_MOST} cases: split the file", source)
    header = lines[: starts[0]]
    ends = [*starts[1:], len(lines)]
    cases: list[Case] = []
    for start, end in zip(starts, ends, strict=True):
        found = _DIRECTIVE.match(lines[start].text)
        name = found["value"] if found else None
        if not name:
            raise UsageError("a case has a name: `# case: name`", f"{source}:{start + 1}")
        if any(name == case.title for case in cases):
            raise UsageError(f"two cases are called `{name}`", f"{source}:{start + 1}")
        cases.append(_Reader(source, rules).case(name, start + 1, lines[start + 1 : end], header))
    return cases


def _word(line: _Line) -> str:
    found = _DIRECTIVE.match(line.text)
    return found["word"] if found else ""


class _Reader:
    """Reads one case."""

    def __init__(self, source: str, rules: tuple[str, ...]) -> None:
        self._source = source
        self._rules = rules
        self._set: dict[str, str] = {}
        self._outcomes: list[ExpectedOutcome] = []

    def case(self, title: str, line: int, lines: Sequence[_Line], header: Sequence[_Line]) -> Case:
        """The case of `lines`, begun at `line`; `header` is what holds for all cases of the file."""
        shared = self._files(header)
        if _FIRST_FILE in shared:
            record = next(at for at in shared[_FIRST_FILE] if _is_record(at))
            message = "records before the first `# case:` need a `# file:`"
            raise UsageError(message, self._at(record.number))
        general, self._set = self._set, {}
        parts = {**shared, **self._files(lines)}
        chosen = {**general, **self._set}
        rules = read_rules(chosen["rules"]) if "rules" in chosen else self._rules
        if not rules:
            raise UsageError("say which rules are under test: `# rules: CODE`", self._at(line))
        files: dict[str, File] = {}
        expected: list[Expected] = []
        for path, part in parts.items():
            first = part[0].number
            files[path] = File("\n".join(line.text for line in part), first - 1)
            for at in part:
                if _word(at) in DIRECTIVES:
                    continue
                inside = at.number - first + 1
                expected += expectations(at.text, path, inside, self._at(at.number))
        if not files:
            raise UsageError(f"the case `{title}` has no records", self._at(line))
        return Case(
            title,
            self._source,
            line,
            files,
            rules,
            chosen.get("as-of", AS_OF),
            read_options(chosen["options"], self._at(line)) if "options" in chosen else {},
            tuple(expected),
            tuple(self._outcomes),
        )

    def _files(self, lines: Sequence[_Line]) -> dict[str, list[_Line]]:
        """The files in `lines`, each with its lines; the directives among them are taken."""
        files: dict[str, list[_Line]] = {_FIRST_FILE: []}
        path = _FIRST_FILE
        for line in lines:
            named = self._directive(line, path)
            if not named:
                files[path].append(line)
            elif files.get(named):
                raise UsageError(f"the file {named} stands there twice", self._at(line.number))
            else:
                path = named
                files[path] = []
        return {path: part for path, part in files.items() if any(map(_is_record, part))}

    def _directive(self, line: _Line, file: str) -> str:
        """Take a directive; the path, where it begins a file. Raises UsageError for a wrong one."""
        found = _DIRECTIVE.match(line.text)
        if found is None:
            if meant := nearly(line.text, file):
                how = f"write `# {meant}: ...` at the beginning of a line, or another word"
                raise UsageError(f"this is nearly a directive: {how}", self._at(line.number))
            return ""
        word, value, where = found["word"], found["value"] or "", self._at(line.number)
        if word not in DIRECTIVES:
            advice = nearest(word, DIRECTIVES)
            raise UsageError(f"`# {word}:` is no directive; {advice}", where)
        if word == "expect":
            raise UsageError("an expectation stands at the end of the line it is about", where)
        if not value:
            raise UsageError(f"`# {word}:` says nothing", where)
        if word == "file":
            return read_path(value, where)
        if word == "expect-not-evaluated":
            self._outcomes.append(expected_outcome(value, line.number, where))
            return ""
        if word in self._set:
            raise UsageError(f"`# {word}:` stands there twice", where)
        self._set[word] = read_as_of(value, where) if word == "as-of" else value
        return ""

    def _at(self, line: int) -> str:
        return f"{self._source}:{line}"


def _is_record(line: _Line) -> bool:
    """Whether a part of a record stands in the line."""
    return line.text.strip() not in ("", "---") and not line.text.startswith("#")
