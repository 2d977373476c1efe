"""The whole public door for plugins. The built-in rule pack uses it and no other.

A plugin is a module named by an entry point of the group `isms_lint`:

    [project.entry-points.isms_lint]
    my-rules = "my_rules.plugin"

whose functions carry `@hookimpl`:

    from isms_lint.plugins.hookspecs import hookimpl

    @hookimpl
    def isms_lint_rules():
        return load_rules(my_rules.rules)

Each hook is called at most once a run: those that bring drafts, papers and the like only by the
command that makes them. A name that is no hook, a wrong argument, a code or kind that another
plugin already brings, something that is not what the hook returns, or an exception ends the run with
exit code 2 and a message that names plugin, file and line. What everything else finds is still
reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from isms_lint.documents.read import Reader
    from isms_lint.findings.finding import Finding
    from isms_lint.offers.draft import Draft
    from isms_lint.offers.due import DueOf
    from isms_lint.offers.paper import Paper, Picture
    from isms_lint.offers.start import Start
    from isms_lint.records.scope import ScopeCatalogue
    from isms_lint.reporters import Reporter
    from isms_lint.rules import Pass, Rule

GROUP = "isms_lint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def isms_lint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """The rules of the plugin. Codes are unique across all plugins."""


@hookspec
def isms_lint_rule_files() -> Iterable[str]:  # type: ignore[empty-body]
    """Rules written in YAML: paths of rule files, or of folders whose YAML files are all rules."""


@hookspec
def isms_lint_kinds() -> Mapping[str, str]:  # type: ignore[empty-body]
    """The record kinds of the plugin: for each name the path of its JSON Schema file."""


@hookspec
def isms_lint_common_schemas() -> Iterable[str]:  # type: ignore[empty-body]
    """Paths of JSON Schema files whose `$defs` the kinds of any plugin refer to by their `$id`."""


@hookspec
def isms_lint_scope_catalogues() -> Iterable[ScopeCatalogue]:  # type: ignore[empty-body]
    """The clause and control ids of a standard, one catalogue for each edition."""


@hookspec
def isms_lint_readers() -> Mapping[str, Reader]:  # type: ignore[empty-body]
    """Readers of further file formats: for each file suffix (`.toml`) a function from the text of a
    file to its documents and problems.
    """


@hookspec
def isms_lint_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Further output formats, by the name `--format` takes: for each a function from a Result and a
    Style to the report, as one text or piece by piece.
    """


@hookspec
def isms_lint_mappings() -> Iterable[Mapping[str, Any]]:  # type: ignore[empty-body]
    """Mappings for other people's records, in the shape of the configuration's `mappings`. The
    configuration's own come first.
    """


@hookspec
def isms_lint_profiles() -> Mapping[str, Mapping[str, Any]]:  # type: ignore[empty-body]
    """Named sets of settings, in the shape of the configuration, that `profile` takes."""


@hookspec
def isms_lint_derivations() -> Mapping[str, Callable[[Pass], Any]]:  # type: ignore[empty-body]
    """Facts for rules of other plugins: for each name that `run.fact` takes (`acme.late-suppliers`) a
    function of a Pass, called once a run, when the first rule asks.
    """


@hookspec
def isms_lint_drafts() -> Iterable[Draft]:  # type: ignore[empty-body]
    """How records begin: what `isms-lint new KIND` writes, one for a kind."""


@hookspec
def isms_lint_due() -> Mapping[str, DueOf]:  # type: ignore[empty-body]
    """What is due when, for `isms-lint calendar`: for each sort of thing a function of a Pass."""


@hookspec
def isms_lint_papers() -> Iterable[Paper]:  # type: ignore[empty-body]
    """Documents for people, that `isms-lint report` makes."""


@hookspec
def isms_lint_pictures() -> Mapping[str, Picture]:  # type: ignore[empty-body]
    """Pictures that the templates of papers may show, by name."""


@hookspec
def isms_lint_templates() -> Iterable[str]:  # type: ignore[empty-body]
    """The folder of templates of papers: `<language>/<paper>.md.j2`. Of two plugins that have the
    same, the one that is loaded last counts, so that a house may word the papers of others; it finds
    theirs below their name (`{% extends "iso27001/en/readiness.md.j2" %}`).
    """


@hookspec
def isms_lint_starts() -> Iterable[Start]:  # type: ignore[empty-body]
    """Repositories to start from, that `isms-lint init` writes."""


@hookspec
def isms_lint_adjust_findings(findings: list[Finding]) -> list[Finding]:  # type: ignore[empty-body]
    """Called late, once for each repository state that is judged, with what rules found, rule by
    rule; returns the findings to report. For houses that word messages differently or set severities
    by rules of their own. Plugins run in the order they are loaded, each on what the one before
    returned. What is ignored, waived or in the baseline is settled afterwards.

    The findings of a rule that guards the gate stay as they are; their severity may rise. A hook that
    raises, that returns something else, or that takes from those fails the run, and the findings
    stand as they were before it.
    """
