"""The arguments of every command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LEVELS = ("error", "warning", "info", "never")
_MOST_DIGITS = 5
_NO_TERMINAL = partial(argparse.HelpFormatter, width=80)
"""For the time in which arguments are added: argparse then asks for a formatter to see whether their
names are sound, and one that looks for the terminal's width imports much for it.
"""


class Parser(argparse.ArgumentParser):
    """A parser that repeats nobody's control characters, and whose exit code is the same wherever it
    cannot write.
    """

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """To standard output. Raises UsageError where that cannot be written."""
        del file
        from isms_lint.cli.output import write

        write(self.format_help())

    def error(self, message: str) -> NoReturn:
        from isms_lint.cli.output import say
        from isms_lint.reporters.escape import plain

        say(f"{self.format_usage()}{self.prog}: error: {plain(message)}")
        raise SystemExit(2)


class _InOrder(argparse.Action):
    """Keeps options that belong together in the order in which they were given."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        del parser
        option = (option_string or "").lstrip("-")
        given = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*given, (option, values)])


def build_parser(command: str) -> argparse.ArgumentParser:
    """The parser of `command`; that of all commands, without their arguments, where it is none."""
    parser = Parser(
        prog="isms-lint",
        description="Lints the records of an information security management system kept in git.",
        epilog="`isms-lint PATH...` is `isms-lint check PATH...`.",
        allow_abbrev=False,
        formatter_class=_NO_TERMINAL,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print versions and exit")
    commands = parser.add_subparsers(
        prog="isms-lint", title="commands", metavar="COMMAND", required=True
    )
    for name in (command,) if command in _COMMANDS else _COMMANDS:
        summary, fill = _COMMANDS[name]
        sub = commands.add_parser(
            name,
            help=summary,
            description=summary,
            allow_abbrev=False,
            formatter_class=_NO_TERMINAL,
        )
        if name == command:
            fill(sub)
        sub.formatter_class = argparse.HelpFormatter
    parser.formatter_class = argparse.HelpFormatter
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.check import check

    parser.set_defaults(run=check)
    add = parser.add_argument
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="report only what lies below these files or folders",
    )
    add("--root", metavar="DIR", help="the folder of records that is read as a whole")
    add("--config", metavar="FILE", help="the configuration, instead of the one found upward")
    add("--profile", metavar="NAMES", action="append", help="these named sets of settings")
    add("--select", metavar="RULES", action="append", help="only these codes, families or names")
    add("--extend-select", metavar="RULES", action="append", help="these too")
    add("--ignore", metavar="RULES", action="append", help="not these")
    add("--severity", metavar="CODE=LEVEL", action="append", help="the severity of a rule")
    add("--fail-on", choices=_LEVELS, help="the gravest level that may not occur (default: error)")
    add_plugins(parser)
    add("--as-of", metavar="DATE", help="judge as of this date or instant (default: now)")
    add("--rev", metavar="REV", help="lint this commit instead of the files as they are")
    _add_reports(
        parser,
        "table (default), concise, grouped, json, sarif, ...; several, each with its --output",
    )
    add("--table-style", default="", metavar="STYLE", help="a style of the table: grid, psql, ...")
    add(
        "--group-by",
        type=_grouping,
        metavar="WHAT",
        help="what `grouped` groups by: record (default), file, family, rule, clause, basis",
    )
    add("--category", default="", metavar="NAME", help="tells several runs over one commit apart")
    add("--repository", default="", metavar="NAME", help="the name the results are merged under")
    add("--since", metavar="REV", help="only what is new against where the branch left REV")
    add(
        "--diff-only",
        action="store_true",
        help="what is new, and what was there before in records the change touches",
    )
    add(
        "--config-from",
        choices=("base", "head"),
        help="whose rules, severities and exceptions count for --since (default: base)",
    )
    add("--no-ignores", action="store_true", help="report as open what is ignored or accepted")
    fixes = parser.add_mutually_exclusive_group()
    fixes.add_argument("--fix", action="store_true", help="write the safe fixes into the files")
    fixes.add_argument("--diff", action="store_true", help="print what --fix would change")
    add("--baseline", metavar="FILE", help="the baseline, instead of .isms-lint-baseline.json")
    add("--exit-zero", action="store_true", help="exit with 0 even where there are findings")
    add(
        "--statistics",
        action="store_true",
        help="count findings by rule, clause, ... (table, concise)",
    )
    add("--quiet", "-q", action="store_true", help="findings only, no summary")
    add("--no-color", action="store_true", help="no colour (so does the variable NO_COLOR)")
    add(
        "--jobs",
        "-j",
        type=int,
        metavar="N",
        help="processes that read and check (default: processors)",
    )
    add("--timing", action="store_true", help="say where the time goes, by stage and by rule")
    add("--no-cache", action="store_true", help="use nothing of earlier runs, keep nothing of this")


def _grouping(word: str) -> str:
    """A word of `--group-by`. Only where it is given is loaded what it may be."""
    from isms_lint.findings.counts import GROUPED_BY

    if word not in GROUPED_BY:
        raise argparse.ArgumentTypeError(f"`{word}` is none of {', '.join(GROUPED_BY)}")
    return word


def _map(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.map import map_records

    parser.set_defaults(run=map_records)
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="look only at what lies below these")
    add("--root", metavar="DIR", help="the folder of records that is read as a whole")
    add("--config", metavar="FILE", help="the configuration, instead of the one found upward")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--stdout", action="store_true", help="print the configuration, write no file")
    how.add_argument("--dry-run", action="store_true", help="print what would change in it")
    how.add_argument("--check", action="store_true", help="show what each mapping lifts")
    add("--records", action="store_true", help="with --check: a line for each record")
    add("--format", choices=("text", "json"), default="text", help="of --check (default: text)")
    add_plugins(parser)


def _baseline(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.baseline import baseline

    parser.set_defaults(run=baseline)
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="take in only what lies below these")
    add("--root", metavar="DIR", help="the folder of records that is read as a whole")
    add("--config", metavar="FILE", help="the configuration, instead of the one found upward")
    add("--profile", metavar="NAMES", action="append", help="these named sets of settings")
    add("--select", metavar="RULES", action="append", help="only these codes, families or names")
    add_plugins(parser)
    add("--as-of", metavar="DATE", help="judge as of this date or instant (default: now)")
    add("--output", metavar="FILE", help="the file, instead of .isms-lint-baseline.json")
    add(
        "--cap",
        metavar="DAY=NUMBER",
        action="append",
        help="after this day the baseline may accept at most so many; may be given several times",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--grow", action="store_true", help="take in what is new since it was written")
    how.add_argument("--prune", action="store_true", help="only take out what is gone")


def _explain(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.explain import explain

    parser.set_defaults(run=explain, profile=None)
    parser.add_argument("code", metavar="CODE", help="a rule's code or name")
    _add_here(parser)
    add_plugins(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _rules(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.rules import rules

    parser.set_defaults(run=rules)
    _add_here(parser)
    add_plugins(parser)
    parser.add_argument(
        "--profile", metavar="NAMES", action="append", help="what these profiles make of them"
    )
    parser.add_argument("--format", choices=("table", "json", "markdown"), default="table")


def _add_here(parser: argparse.ArgumentParser) -> None:
    """The options by which `isms_lint.cli.here` finds the configuration."""
    parser.add_argument("--root", metavar="DIR", help="the folder of records that is meant")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config", metavar="FILE", help="the configuration, instead of the one found upward"
    )
    which.add_argument("--isolated", action="store_true", help="without any configuration file")


def _plugins(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.plugins import plugins

    parser.set_defaults(run=plugins)
    add_plugins(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _test_rules(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.rule_tests import run_rule_tests

    parser.set_defaults(run=run_rule_tests)
    add = parser.add_argument
    add(
        "paths",
        nargs="*",
        metavar="PATH",
        help="rule files, case files (*.cases.yaml) or folders of both"
        " (default: the rules of the repository here)",
    )
    add("--select", metavar="RULES", action="append", help="only these codes, families or names")
    add("--format", choices=("text", "json"), default="text")
    add_plugins(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.schema import schema

    parser.set_defaults(run=schema)
    parser.add_argument(
        "kind", metavar="KIND", nargs="?", help="a record kind; without it the kinds are listed"
    )
    parser.add_argument(
        "--install",
        action="store_true",
        help="write the schemas of all kinds, and settings of VS Code that use them",
    )
    parser.add_argument("--root", metavar="DIR", help="the folder of records, for --install")
    add_plugins(parser)


def _merge(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.merge import merge

    parser.set_defaults(run=merge)
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="FILE",
        help="a report of `check --format json`; NAME=FILE names its repository (`-`: standard input)",
    )
    parser.add_argument(
        "--fail-on",
        choices=_LEVELS,
        help="the gravest level that may not occur (default: what each report says)",
    )
    parser.add_argument(
        "--expect",
        metavar="NAMES",
        action="append",
        help="the run fails where there is no report of one of these repositories",
    )
    _add_reports(
        parser, "table (default), json, sarif, junit, markdown; several, each with its --output"
    )


def _trend(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.trend import trend
    from isms_lint.findings.counts import BY

    parser.set_defaults(run=trend)
    add = parser.add_argument
    add("sources", nargs="*", metavar="FILE", help="reports of `check --format json`")
    add(
        "--notes",
        nargs="?",
        const="isms-lint",
        metavar="REF",
        help="the reports in these git notes on the history of HEAD (default: isms-lint)",
    )
    add("--tags", metavar="PATTERN", help="lint what each tag holds, as of the day of the tag")
    add("--root", metavar="DIR", help="the folder of records, in the git repository that is meant")
    add_plugins(parser)
    add("--repository", metavar="NAME", help="only the reports of this repository")
    add(
        "--by",
        choices=tuple(BY),
        default="family",
        help="what open findings are counted by (default: family)",
    )
    _add_reports(parser, "table (default), json, csv, markdown; several, each with its --output")


def _convert(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.convert import convert
    from isms_lint.convert.files import FORMATS, YAML

    parser.set_defaults(run=convert)
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="only what lies below these files or folders")
    add("--root", metavar="DIR", help="the folder of records that is read as a whole")
    add("--config", metavar="FILE", help="the configuration, instead of the one found upward")
    add("--to", metavar="DIR", required=True, help="the folder that the new files are written to")
    add("--format", choices=FORMATS, default=YAML)
    add("--split", action="store_true", help="a file for each record; Markdown has that always")
    add("--kind", metavar="KINDS", action="append", default=[], help="only records of these kinds")
    add("--dry-run", action="store_true", help="only tell what would be written")
    add("--force", action="store_true", help="overwrite files that are there already")
    add_plugins(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.export import export

    parser.set_defaults(run=export)
    add = parser.add_argument
    add("kind", metavar="KIND", help="the kind of record")
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--xlsx", metavar="FILE", help="write a workbook")
    form.add_argument("--csv", metavar="FILE", help="write CSV (`-`: standard output)")
    add(
        "--rows",
        metavar="FIELD",
        help="a row an item of this list of the records (`records`: a row a record)",
    )
    add("--force", action="store_true", help="replace a file that is no earlier export")
    add_root(parser)
    add_plugins(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.import_ import import_

    parser.set_defaults(run=import_)
    add = parser.add_argument
    add("file", metavar="FILE", help="a sheet that `export` wrote, and people changed")
    add("--write", action="store_true", help="write the changes, instead of showing them")
    add("--to", metavar="FILE", help="the file that takes new records")
    add("--delete", action="store_true", help="take out the records whose rows are gone")
    add_root(parser)
    add_plugins(parser)


def add_root(parser: argparse.ArgumentParser) -> None:
    """The options that say which folder is read, and by which configuration."""
    parser.add_argument(
        "--root", metavar="DIR", help="the folder of records that is read as a whole"
    )
    parser.add_argument(
        "--config", metavar="FILE", help="the configuration, instead of the one found upward"
    )


def _new(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.new import new

    parser.set_defaults(run=new)
    parser.add_argument("--list", action="store_true", help="list the kinds of record")
    add_root(parser)
    add_plugins(parser)
    parser.add_argument(
        "what",
        nargs=argparse.REMAINDER,
        metavar="KIND | pack",
        help="the kind of record, or `pack` for a rule pack, and options: `isms-lint new KIND --help`",
    )


def _calendar(parser: argparse.ArgumentParser) -> None:
    from isms_lint.calendar.words import LANGUAGES
    from isms_lint.cli.calendar import calendar

    parser.set_defaults(run=calendar)
    add = parser.add_argument
    add("--from", dest="since", metavar="DATE", help="only what is due on this day or later")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--until", metavar="DATE", help="only what is due by this day")
    length.add_argument(
        "--months", type=_count, metavar="N", help="only what is due in N months (default: 12)"
    )
    add("--what", metavar="SORTS", action="append", help="only these sorts of thing")
    add("--owner", metavar="PERSON", help="only what this person, or holder of a role, has to do")
    add("--language", choices=LANGUAGES, help="default: that of the configuration, else en")
    add("--alarm", type=_count, metavar="DAYS", help="iCalendar: ring so many days before")
    add("--as-of", metavar="DATE", help="judge as of this date or instant (default: now)")
    add_root(parser)
    add_plugins(parser)
    _add_reports(parser, "table (default), markdown, ics, json; several, each with its --output")


def _count(word: str) -> int:
    """A number of months or days, as far as a calendar reaches."""
    if not (word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"`{word}` is no whole number from 0 to 99999")
    return int(word)


def _report(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.report import report

    parser.set_defaults(run=report)
    add = parser.add_argument
    add("paper", nargs="?", metavar="PAPER", help="which document (default: list them)")
    add("record", nargs="?", metavar="ID", help="the record it is about")
    add("--all", action="store_true", help="every document that the records give")
    add(
        "--format",
        action="append",
        metavar="FORMAT",
        help="markdown, html, docx or pdf (default: as the file ends, else markdown)",
    )
    add("--output", metavar="FILE", help="write it to this file")
    add(
        "--directory", metavar="DIR", help="write into this folder, named after document and record"
    )
    add("--language", metavar="LANGUAGE", help="en, de, or one that --templates has")
    add("--templates", metavar="DIR", help="a house's own templates, style and logo")
    add("--profile", metavar="NAMES", action="append", help="these named sets of settings")
    add("--as-of", metavar="DATE", help="judge as of this date or instant (default: now)")
    add_root(parser)
    add_plugins(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.init import init

    parser.set_defaults(run=init)
    add = parser.add_argument
    add(
        "directory",
        nargs="?",
        default=".",
        metavar="DIR",
        help="the folder of the repository (default: this one)",
    )
    add("--answers", metavar="FILE", help="the answers, in YAML or JSON (`-`: standard input)")
    add(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="the answer to one question; may be given several times",
    )
    add(
        "--print-questions",
        action="store_true",
        help="print a file for the answers, and write nothing",
    )
    add("--start", metavar="NAME", help="which one, where plugins bring several")
    add("--as-of", metavar="DATE", help="the day on which it begins (default: today)")
    add_plugins(parser)


def _cache(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.cache import clear, show

    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, help_, run in (
        ("show", "say where what earlier runs left is, and how much it is", show),
        ("clear", "delete it", clear),
    ):
        action = actions.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        action.set_defaults(run=run)


def _lsp(parser: argparse.ArgumentParser) -> None:
    from isms_lint.cli.lsp import lsp

    parser.set_defaults(run=lsp)
    add = parser.add_argument
    add("--config", metavar="FILE", help="the configuration, instead of the one found upward")
    add_plugins(parser)
    add("--as-of", metavar="DATE", help="judge as of this date or instant (default: now)")
    add("--stdio", action="store_true", help="over standard input and output, as always")


def add_plugins(parser: argparse.ArgumentParser) -> None:
    """The options that `isms_lint.plugins.required.load_requested` takes. Only who runs the linter says
    which code it runs: the configuration has no such setting.
    """
    add = parser.add_argument
    add(
        "--plugin",
        metavar="PATH",
        action="append",
        default=[],
        help="load the rules or hooks in this file or folder too",
    )
    add(
        "--require-plugin",
        metavar="NAME[==VERSION]",
        action="append",
        default=[],
        help="the run fails where this plugin is not loaded",
    )


def _add_reports(parser: argparse.ArgumentParser, formats: str) -> None:
    """The options that `isms_lint.cli.reports.asked_for` reads."""
    add = parser.add_argument
    add("--format", dest="reports", action=_InOrder, metavar="FORMAT", help=formats)
    add(
        "--output",
        dest="reports",
        action=_InOrder,
        metavar="FILE",
        help="write the report of the --format before it to this file",
    )


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("lint a repository (the default command)", _check),
    "init": ("write a repository to begin with: records, configuration, pipelines", _init),
    "map": ("write how the records that are there are read, as mappings to review", _map),
    "baseline": ("write down what is found today, so that only what is new counts", _baseline),
    "explain": ("what a rule checks, why, and how to fix its findings", _explain),
    "rules": ("list all rules", _rules),
    "plugins": ("list what is loaded, from where, which version, with which rules", _plugins),
    "test-rules": ("test rules by their cases and examples", _test_rules),
    "schema": ("print the JSON Schema of a record kind, for editors", _schema),
    "merge": ("join the JSON reports of many repositories, or of shards of one", _merge),
    "trend": ("how findings moved, from past JSON reports, git notes or tags", _trend),
    "convert": ("write what mappings lift as native records", _convert),
    "export": ("write the records of a kind as a workbook or CSV", _export),
    "import": ("bring what was changed in such a sheet back into the files", _import),
    "new": ("write a record to begin with, filled from the register; or a rule pack", _new),
    "calendar": ("what is due when: a table, Markdown, iCalendar", _calendar),
    "report": ("documents for people: Markdown, HTML, DOCX, PDF", _report),
    "cache": ("what earlier runs left behind: show it, or delete it", _cache),
    "lsp": ("run the language server, for editors", _lsp),
}
