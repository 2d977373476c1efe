"""`isms-lint import`: what people changed in a sheet, into the files."""

from __future__ import annotations

import argparse
import os

from isms_lint.checking.root import relative_to
from isms_lint.cli.diff import diff_of
from isms_lint.cli.export import kind_of, read_repository, sheet_of
from isms_lint.cli.output import say, write
from isms_lint.cli.sheet_file import sheet_in
from isms_lint.config.errors import UsageError
from isms_lint.files.leading_out import leads_out
from isms_lint.files.replace import replace
from isms_lint.fixes.mend import write_text
from isms_lint.reporters.escape import plain
from isms_lint.sheets.changes import Changes, find_changes, known_state
from isms_lint.sheets.files import Changed, changed_files
from isms_lint.sheets.sheet import Sheet


def import_(arguments: argparse.Namespace) -> int:
    """Show what the sheet changes; with `--write` write it.

    0 where all that the sheet says is in the files, 1 where something is not.
    """
    given = sheet_in(arguments.file)
    repository = read_repository(arguments, arguments.file)
    kind = kind_of(given.kind, repository.plugins)
    sheet = sheet_of(repository.read, kind, given.rows)
    changes = find_changes(given, sheet, {record.id for record in repository.read.records})
    if changes.gone and not known_state(given, sheet):
        changes = _without_gone(changes, asked=arguments.delete)
    to = _target(arguments.to, repository.side.root, sheet, changes)
    files, told = changed_files(
        repository.side.root,
        sheet,
        changes,
        repository.side.readings,
        repository.plugins.readers,
        to=to,
        delete=arguments.delete,
    )
    for file in files:
        write(diff_of(file.file, file.before, file.after), utf_8=True)
    said = [*changes.told, *told]
    for one in said:
        say(plain(f"{one.place}: {one.message}" if one.place else f"isms-lint: {one.message}"))
    if arguments.write:
        for file in files:
            _write(repository.side.root, file)
    say(f"isms-lint: {_summary(files, len(said), written=arguments.write)}")
    return repository.code or int(bool(said) or (bool(files) and not arguments.write))


def _without_gone(changes: Changes, *, asked: bool) -> Changes:
    """The changes without rows that are gone: records came or went since the export, so what is missing
    may be newer than the sheet. Raises UsageError where it is `asked` to take them out.
    """
    if asked:
        raise UsageError(
            "--delete: records came or went since the export, so what is missing in the sheet may be "
            "newer than it. Export anew, take the rows out, and import"
        )
    number = len(changes.gone)
    rows = "1 row is" if number == 1 else f"{number} rows are"
    say(f"isms-lint: {rows} not in the sheet, and may be newer than it")
    return changes._replace(gone=[])


def _target(given: str | None, root: str, sheet: Sheet, changes: Changes) -> str:
    """The file that takes new records, as seen from the root: the one named, else the only one.

    Raises UsageError where it lies outside, or where it cannot be known.
    """
    if given is not None:
        file = relative_to(root, given)
        if file is None or file == "." or leads_out(given):
            raise UsageError(f"--to {given}: outside the root {root}")
        return file
    if not any(added.record is None for added in changes.added):
        return ""
    records = [unit.record for unit in sheet.units]
    files = sorted({one.file for one in records if one.parent is None and one.origin is None})
    if len(files) == 1:
        return files[0]
    listed = ", ".join(files) or "none"
    raise UsageError(f"--to FILE: say which file takes the new records (there are: {listed})")


def _write(root: str, changed: Changed) -> None:
    path = f"{root}/{changed.file}"
    try:
        if changed.after is None:
            os.unlink(path)
        elif changed.before is None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            replace(path, changed.after.encode("utf-8"))
        else:
            write_text(root, changed.file, changed.after)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", changed.file) from error


def _summary(files: list[Changed], told: int, *, written: bool) -> str:
    if not files:
        said = "nothing to change"
    else:
        number = "1 file" if len(files) == 1 else f"{len(files)} files"
        said = f"wrote {number}; see `git diff`" if written else f"--write changes {number}"
    return f"{said}; {told} not done" if told else said
