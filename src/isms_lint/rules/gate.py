"""The engine's own rules on the gate itself: what accepts findings, and what lowers the bar.

They have no check: their findings are made where others are settled, and where two runs are compared.
"""

from __future__ import annotations

from functools import partial

from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.declared import DECLARED_RULES
from isms_lint.rules.engine_rule import engine_rule
from isms_lint.rules.rule import FINDINGS, Rule

_rule = partial(
    engine_rule,
    scope=FINDINGS,
    basis=Basis.ORGANIZATION,
    since="0.3",
    module=__name__,
)


MALFORMED = _rule(
    "GATE001",
    "ignore-malformed",
    {
        "form": "`{written}` accepts nothing: write `isms-lint: ignore[CODE] reason`",
        "unclosed": "the comment `{written}` never ends, so it accepts nothing: put `-->` behind it",
        "every-row": (
            "this comment would accept what every row of the register does, so it accepts nothing:"
            " put it above the row that is meant"
        ),
        "no-rule": "no rule stands in the brackets: name each rule that is accepted here",
        "no-reason": "no reason is given, so nothing is accepted: write it behind the brackets",
        "placeholder": "`{word}` is no reason, so nothing is accepted: write why",
        "unknown-rule": "no rule is called `{word}`; {advice}",
        "many": "`{word}` stands for {number}: name each rule that is accepted here",
        "guards": "{word} guards the gate itself: no comment accepts what it finds",
    },
    """A comment that should accept a finding and does not.

    What it checks
        Whether each comment that speaks to the linter has the form
        `isms-lint: ignore[CODE] reason`, names rules that exist, one by one, by code or name, and
        says why.
    Why it matters
        Whoever wrote the comment thinks the matter settled. An exception without a reason tells the
        next reader nothing, and one for a whole family accepts what nobody has looked at.
    How to fix
        Write the comment as the message says. Of several rules in one pair of brackets those that are
        named rightly are accepted all the same; without a reason none is.
    Not reported
        Comments that only speak of isms-lint. What stands in quotes, in blocks of text and in code:
        it is no comment.
    """,
    severity=Severity.ERROR,
    unsuppressible=True,
)

UNUSED = _rule(
    "GATE002",
    "ignore-unused",
    {
        "unused": "{codes} {find} nothing here that this comment could accept: delete it",
        "partly-unused": (
            "{codes} {find} nothing here that this comment could accept: take it out of the brackets"
        ),
    },
    """A comment accepts a finding that is not there.

    What it checks
        Whether each rule that a comment names finds something in the lines the comment speaks of. A
        comment at the end of a line speaks of that line; one on a line of its own of the field, list
        item or record that begins below it; one in the text of a Markdown file of its record. In
        Markdown that a mapping reads it speaks of its line, or alone on it of what is below it in its
        table or section. Of several comments that accept one finding the nearest counts.
    Why it matters
        What was put right is put right. As long as the comment stands, the same mistake could come
        back and nobody would be told.
    How to fix
        Delete the comment, or the code in its brackets.
    Not reported
        Rules that do not run, and what they could not evaluate in records of the file.
    """,
    severity=Severity.WARNING,
)

UNMATCHED = _rule(
    "GATE003",
    "baseline-unmatched",
    {
        "unmatched": (
            "{number} of the baseline {hold} what is no longer there, or left to a waiver or a comment"
            " ({named}): `isms-lint baseline --prune` takes out what is gone"
        )
    },
    """The baseline holds findings that are no longer there.

    What it checks
        Each entry of the baseline still has as many findings as it counts, about all it names, and no
        waiver or comment is about them: what these accept is back when they end, and not in the
        baseline. One finding tells of all that have fewer.
    Why it matters
        What was put right is put right: as long as its entry stands, the same mistake could come back
        and nobody would be told.
    How to fix
        Run `isms-lint baseline --prune` and commit the file.
    Not reported
        Entries of rules that do not run, and of records a rule could not evaluate. Nothing is said
        while a file cannot be read: what is in it may be why a finding is not there.
    """,
    severity=Severity.WARNING,
)

OVER_CAP = _rule(
    "GATE004",
    "baseline-over-cap",
    {
        "over-cap": (
            "by {by} the baseline was to accept at most {at_most} of the findings, and it accepts"
            " {accepted}: {over} to be put right"
        )
    },
    """The baseline accepts more findings than was agreed for this day.

    What it checks
        From the day after `by` of a cap of the baseline, it accepts at most `at_most` findings. Of
        several caps that have passed the latest counts.
    Why it matters
        A baseline is for paying off. Without a date it becomes the place where findings are kept.
    How to fix
        Put as many findings right as the message says. A later date is a decision of whoever set the
        cap: `isms-lint baseline --cap` writes it, and `--since` tells of it.
    Not reported
        The day of the cap itself.
    """,
    severity=Severity.ERROR,
    unsuppressible=True,
)

LOOSENED = _rule(
    "GATE005",
    "bar-lowered",
    {
        "rules": "the change no longer runs {codes}: `{setting}` of the configuration",
        "severities": "the change makes findings weigh less: {changes}",
        "severities-set": (
            "the change sets severities that the rules have already ({changes}): where a rule weighs"
            " some records graver, it no longer does"
        ),
        "severities-freed": (
            "the change no longer sets severities ({changes}): where a rule weighs some records less,"
            " it now does"
        ),
        "fail-on": "the change moves `fail_on` from {before} to {after}",
        "ignores": "the change ignores {codes} for `{key}`: `{setting}` of the configuration",
        "exclude": "the change leaves files out that were read: {added}",
        "include": "the change reads fewer files: `include` of the configuration",
        "external-ids": "the change no longer looks up ids that begin with {added}",
        "plugins": "the change no longer requires {plugins}",
        "options": (
            "the change sets options of {code} anew ({changes}): whether that loosens the rule is for"
            " you to say"
        ),
        "mappings": (
            "the change adds or drops mappings: whether all records are read by them is for you to say"
        ),
        "mappings-of-files": "the change reads files by another mapping than before: {files}",
        "names": (
            "the change says otherwise who is meant by {names}: whether that hides what somebody did or"
            " has to do is for you to say"
        ),
        "settings": "the change edits the configuration: {settings}",
        "rule-gone": "the change takes out the rule {code} ({name}): what it found is no longer found",
        "rule-rewritten": (
            "the change rewrites the rule {code} ({fields}), by which it was judged as it was: whether"
            " that loosens it is for you to say"
        ),
        "rule-weighs-less": "the change lowers the rule {code} from {before} to {after}",
        "rule-new": (
            "the change brings the rule {code} ({name}; {severity}): it judges what comes after,"
            " and this change with `--config-from head`"
        ),
        "baseline": "the change has the baseline accept more: {changes}",
        "waiver-new": (
            "the change adds a waiver: it accepts {codes} on {target} up to {until}, approved by"
            " {approver} ({reason})"
        ),
        "waiver-extended": (
            "the change extends a waiver: it accepts {codes} on {target} up to {until} instead of"
            " {was}, approved by {approver} ({reason})"
        ),
        "waiver-rewritten": (
            "the change rewrites whose waiver it is, and why: `{after}` instead of `{before}`"
        ),
        "comment": "the change adds a comment that accepts {code} on {target} ({reason})",
    },
    """A change does not quietly lower its own bar.

    What it checks
        With `--since`: whether the change ignores rules that ran, lowers severities or `fail_on`, for
        all records or for some, reads or looks up less, has the baseline accept more, adds or extends
        a waiver, adds a comment that accepts a finding, takes out a rule of the repository or weighs
        it less. Options of rules, rules that are rewritten, new mappings, and names that mean
        somebody else are told as warnings, since only a person can say whether they loosen anything.
        New rules, and other edits of the configuration (of the records that it states, too), are told
        as infos, so that whoever reviews the change knows.
    Why it matters
        Whoever brings a mistake could bring its exception along. So a change is judged by the
        configuration, the baseline and the waivers of the revision it is compared with, and what it
        loosens is a finding of its own.
    How to fix
        Take the loosening out, or bring it in alone, so that it is seen for what it is. Whoever runs
        the gate lets it pass with `--config-from head`: then the change is judged by its own bar, and
        what it loosens is shown and does not count.
    Not reported
        Waivers that have expired. Exceptions that became narrower or shorter. Everything without
        `--since`: there is nothing to compare with.
    """,
    severity=Severity.ERROR,
    unsuppressible=True,
)

OF_THE_RUN = frozenset({OVER_CAP.code, LOOSENED.code, *(rule.code for rule in DECLARED_RULES)})
"""Rules whose findings are about the run as a whole, and count whatever part of it is reported."""

GATE_RULES: tuple[Rule, ...] = (MALFORMED, UNUSED, UNMATCHED, OVER_CAP, LOOSENED)
