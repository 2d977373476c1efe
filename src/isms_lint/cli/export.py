"""`isms-lint export`: the records of a kind as a sheet."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout

from isms_lint.checking.records import Read, records_of
from isms_lint.checking.request import Request
from isms_lint.checking.side import Side, read_side
from isms_lint.checking.start import start
from isms_lint.cli.load import load_telling
from isms_lint.cli.output import say, write
from isms_lint.cli.sheet_file import refuse_other_format, refuse_what_is_there
from isms_lint.config.errors import UsageError
from isms_lint.files.replace import replace
from isms_lint.findings.locate import location_of
from isms_lint.plugins.manager import Plugins
from isms_lint.records.kinds import Kind
from isms_lint.records.validate import nearest
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import place
from isms_lint.sheets.fields import takes_in
from isms_lint.sheets.sheet import Sheet, make_sheet
from isms_lint.values import NamedTuple

RECORDS = "records"
"""In the place of the name of a list: rows are records."""
_MISSING = "workbooks need the extra `xlsx`: pip install 'isms-lint[xlsx]'; CSV needs nothing"


class Repository(NamedTuple):
    """A repository that was read. `code` is the exit code where plugins failed, else 0."""

    side: Side
    plugins: Plugins
    read: Read
    code: int


def export(arguments: argparse.Namespace) -> int:
    """Write the sheet, and say what is not in it. Raises UsageError where that cannot be done."""
    suffix, target = (".xlsx", arguments.xlsx) if arguments.csv is None else (".csv", arguments.csv)
    if target != "-" or suffix != ".csv":
        refuse_other_format(target, suffix)
    repository = read_repository(arguments)
    kind = kind_of(arguments.kind, repository.plugins)
    rows = arguments.rows or str(kind.schema.get("x-rows", ""))
    sheet = sheet_of(repository.read, kind, "" if rows == RECORDS else rows)
    if arguments.csv != "-":
        refuse_what_is_there(target, repository.side, force=arguments.force)
    if arguments.xlsx is not None:
        _write(target, _workbook(sheet))
    else:
        from isms_lint.sheets.as_csv import as_csv

        text = as_csv(sheet)
        if arguments.csv == "-":
            write(text, utf_8=True)
        else:
            _write(target, b"\xef\xbb\xbf" + text.encode("utf-8", "backslashreplace"))
    rows_said = "1 row" if len(sheet.units) == 1 else f"{len(sheet.units)} rows"
    say(f"isms-lint: {rows_said} of {kind.name}")
    for file, problem in repository.read.problems:
        where = place(location_of(file, problem.span, problem.sheet), Style())
        say(plain(f"isms-lint: not all is in the sheet: {where}: {problem.message}"))
    return repository.code


def read_repository(arguments: argparse.Namespace, *sheets: str) -> Repository:
    """Read the repository that the arguments name, or the one here, without the files `sheets`."""
    with redirect_stdout(sys.stderr):
        request = Request(root=arguments.root, config=arguments.config, outputs=sheets)
        started = start(request)
        plugins, code = load_telling(arguments)
        side = read_side(started, plugins)
        return Repository(side, plugins, records_of(side, plugins), code)


def kind_of(name: str, plugins: Plugins) -> Kind:
    """The kind of that name. Raises UsageError where there is none."""
    kind = plugins.kinds.get(name)
    if kind is None:
        advice = nearest(name, plugins.kinds) or "`isms-lint schema` lists the kinds"
        raise UsageError(f"no kind is called `{name}`; {advice}")
    return kind


def sheet_of(read: Read, kind: Kind, rows: str) -> Sheet:
    """The sheet of a kind. Raises UsageError where it has no such list of rows."""
    takes = takes_in(kind, rows)
    if takes is None:
        raise UsageError(f"`{rows}` is no list of mappings of {kind.name}")
    return make_sheet(read.records, kind, rows, takes)


def _workbook(sheet: Sheet) -> bytes:
    try:
        from isms_lint.sheets.as_xlsx import as_xlsx
    except ImportError as error:
        raise UsageError(_MISSING) from error
    return as_xlsx(sheet)


def _write(path: str, raw: bytes) -> None:
    try:
        replace(path, raw)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
