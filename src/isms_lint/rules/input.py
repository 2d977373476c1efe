"""The engine's own rules: what it says of input it could not read as records.

They have no check: the engine turns problems of files and faults of records into their findings.
"""

from __future__ import annotations

from functools import partial

from isms_lint.documents.document import ProblemKind
from isms_lint.records.faults import FaultKind
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.engine_rule import engine_rule
from isms_lint.rules.rule import RECORD, Rule

_rule = partial(
    engine_rule,
    scope=RECORD,
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    module=__name__,
)


_PROBLEM = {"problem": "{problem}"}

OF_PROBLEM: dict[ProblemKind, Rule] = {
    ProblemKind.UNREADABLE: _rule(
        "INP001",
        "unreadable-file",
        _PROBLEM,
        """A file that should be read cannot be.

        What it checks
            Every file of the repository that may hold records can be opened and read.
        Why it matters
            What is not read is not checked, and must not look as if it were.
        How to fix
            Give the account that runs the linter the right to read the file, or exclude it.
        """,
        unsuppressible=True,
    ),
    ProblemKind.SYNTAX: _rule(
        "INP002",
        "syntax",
        _PROBLEM,
        """A file is not valid YAML, JSON or UTF-8 text.

        What it checks
            Each file can be parsed. The rest of the file after the place named is not checked;
            complete documents before it are.
        Why it matters
            A record nobody can parse is no evidence of anything.
        How to fix
            Repair the line named; the message says what usually causes it.
        """,
        unsuppressible=True,
    ),
    ProblemKind.DUPLICATE_KEY: _rule(
        "INP003",
        "duplicate-key",
        _PROBLEM,
        """The same key stands twice in one mapping.

        What it checks
            Each key of a mapping is written once. Where it stands twice, the first value is read.
        Why it matters
            Two values for one field: readers of the file disagree about which one counts.
        How to fix
            Delete one of the two, or turn them into a list.
        """,
    ),
    ProblemKind.UNKNOWN_TAG: _rule(
        "INP004",
        "unknown-tag",
        _PROBLEM,
        """A YAML tag that has no meaning in records.

        What it checks
            Values carry no tag other than those of the YAML core schema (`!!str`, `!!int` ...),
            and a value fits its tag.
        Why it matters
            Tags ask a program to build something; records are plain data.
        How to fix
            Remove the tag; quote the value where it should be text.
        """,
    ),
    ProblemKind.UNDEFINED_ALIAS: _rule(
        "INP005",
        "undefined-alias",
        _PROBLEM,
        """A YAML alias without an anchor above it.

        What it checks
            Each `*name` has its `&name` earlier in the same document, outside the anchored value.
        Why it matters
            The value meant is missing, so whatever depends on it is not checked.
        How to fix
            Correct the name, or write the value out.
        """,
    ),
    ProblemKind.OVER_LIMIT: _rule(
        "INP006",
        "over-limit",
        _PROBLEM,
        """A file beyond the size, depth or expansion the linter reads.

        What it checks
            Files stay below 32 MiB, 64 levels of nesting and two million values, and aliases
            expand to at most 200 000 values; a file holds at most 100 000 documents. What a record
            stands for is followed over 64 levels, and what names an id over a hundred records that
            have it; where there is more, it is listed as not evaluated.
        Why it matters
            No file may make the check hang or exhaust memory; the rest of such a file is not
            checked.
        How to fix
            Split the register, write aliases out, or exclude the file.
        """,
        unsuppressible=True,
    ),
    ProblemKind.NOT_A_RECORD: _rule(
        "INP007",
        "not-a-record",
        _PROBLEM,
        """A document that is not a record.

        What it checks
            Each document is a mapping with a `kind`, a register with `records`, or covered by a
            mapping of the configuration.
        Why it matters
            Nothing in such a document was checked.
        How to fix
            Add the `kind`, map the file (see "Lint records you already have"), or exclude it.
        """,
    ),
}

OF_FAULT: dict[FaultKind, Rule] = {
    FaultKind.MISSING_ID: _rule(
        "INP008",
        "missing-id",
        {
            "missing-id": "the record has no `id`: nothing can refer to it, and no finding can name it"
        },
        """A record without an id.

        What it checks
            Each record has an `id`.
        Why it matters
            Audits, actions and reviews point at records by id; documented information is
            identified.
        How to fix
            Add an id that no other record has.
        """,
    ),
    FaultKind.MISSING_FIELD: _rule(
        "INP009",
        "missing-field",
        {"missing-field": "`{written}` is missing here; without it the entry means nothing"},
        """An entry lacks the field it is about.

        What it checks
            Entries of lists have the fields their schema requires, such as the person that an entry
            of a team is about.
        Why it matters
            The entry cannot be judged without it.
        How to fix
            Add the field, or delete the entry.
        """,
    ),
    FaultKind.WRONG_TYPE: _rule(
        "INP010",
        "wrong-type",
        {"wrong-type": "`{field}` takes {advice}; {said}"},
        """A value of the wrong type.

        What it checks
            Text, numbers, lists and mappings stand where the kind's schema expects them.
        Why it matters
            Rules that read the field cannot judge it.
        How to fix
            Write the value as the message says; `isms-lint schema KIND` prints the schema.
        """,
    ),
    FaultKind.WRONG_VALUE: _rule(
        "INP011",
        "wrong-value",
        {"wrong-value": "`{field}`: {advice}"},
        """A value outside what the schema allows.

        What it checks
            Numbers, lengths and patterns are within what the kind's schema says, and the record is
            not too large to be judged.
        Why it matters
            Rules that read the field cannot judge it.
        How to fix
            Correct the value; `isms-lint schema KIND` prints the schema.
        """,
    ),
    FaultKind.UNMAPPED: _rule(
        "INP012",
        "unmapped",
        {
            "field": "the mapping says nothing of `{written}`: map it or ignore it by name",
            "no-kind": "the row does not say what kind of record it is, so nothing in it was checked",
            "item": "`{written}` is no mapping, so its fields cannot be mapped",
            "word": "the mapping has no word for `{written}`: add it to `words`",
            "date": "`{written}` cannot be read as a date: {said}",
            "table": "no part of the mapping takes the table below `{written}`: add one, or name the"
            " heading under `leave`",
            "loose": "rows below `{written}` stand in no table, so nothing reads them: close the gap"
            " above them, or mend the line of dashes",
            "html": "the table below `{written}` is written in HTML, which is not read: write it in"
            " Markdown, or name the heading under `leave`",
            "unjoined": "no record of this file goes with the row of `{written}`",
            "twice": "a row above speaks of `{written}` too, so nothing reads this one",
            "no-field": "OSCAL has no field `{written}` here, so nothing reads it",
            "no-state": "the finding is neither `satisfied` nor `not-satisfied`, so nothing was made of"
            " it",
        },
        """Something in a mapped file that the mapping does not account for.

        What it checks
            Each field, column and key of a mapped file is taken by the mapping or ignored by name,
            each table is taken or left alone by name, each value with a vocabulary has its word, and
            each date has one reading. A row that belongs to a record has that record. Rows stand in
            a table, and tables of a Markdown file are written in Markdown. A file in OSCAL has the
            fields that OSCAL has.
        Why it matters
            What nobody mapped was not checked, and must not look as if it were.
        How to fix
            Extend the mapping in the configuration, or put the name under `ignore` or `leave`. Say
            `dates: day-first` or `month-first` where days and months may be exchanged.
        """,
    ),
}

IDLE = _rule(
    "INP016",
    "idle-mapping",
    {
        "file": "the mapping of `{written}` matches no file that is read",
        "oscal": "the mapping of `{written}` matches no file that is read: of OSCAL, JSON and YAML are;"
        " convert XML with NIST's `oscal-cli`",
        "row": "nothing was found for `{written}`, so no record was made of it",
        "column": "no row has `{written}`, so the field is empty in every record",
        "field": "nothing was found for `{written}`, so the field is empty in every record",
    },
    """A mapping that finds nothing.

    What it checks
        Each mapping of the configuration matches a file, each of its parts finds a section, a table
        or a list, and each column that it names is there in one of them at least. Files that are
        templates are left out.
    Why it matters
        Where a heading or a column was renamed, its records or fields are gone, and rules that need
        them say nothing.
    How to fix
        Correct the pattern or the name in the mapping, or delete the entry. `isms-lint map --check`
        shows what each mapping finds.
    """,
)

_UNKNOWN_NAME = _rule(
    "INP013",
    "unknown-name",
    {
        "unknown-kind": "`{written}` is no kind of record, so nothing in it was checked; {advice}",
        "unknown-field": "`{written}` is no field here, so it was not checked; {advice}",
        "split-text": "`{written}` stands behind a comma inside braces, so YAML reads it as a field"
        " without a value: put the whole text in quotes{advice}",
        "unknown-word": "`{written}` is no word that `{field}` takes; {advice}",
    },
    """A kind, a field or a word that the schemas do not have.

    What it checks
        Kinds, field names and words of a vocabulary are known. Speaks only where no rule pack has
        a rule of its own for this.
    Why it matters
        A misspelt field is one nobody reads.
    How to fix
        Correct the word; fields of your own begin with `x_`.
    """,
)

OF_FAULT.update(
    {
        FaultKind.UNKNOWN_KIND: _UNKNOWN_NAME,
        FaultKind.UNKNOWN_FIELD: _UNKNOWN_NAME,
        FaultKind.SPLIT_TEXT: _UNKNOWN_NAME,
        FaultKind.UNKNOWN_WORD: _UNKNOWN_NAME,
        FaultKind.BAD_DATE: _rule(
            "INP014",
            "bad-date",
            {"bad-date": "`{written}` is no date (YYYY-MM-DD, or an instant with an offset)"},
            """A date that cannot be read.

            What it checks
                Dates are `YYYY-MM-DD`, or instants with an offset, and exist in the calendar.
                Speaks only where no rule pack has a rule of its own for this.
            Why it matters
                Rules that need the date cannot judge the record.
            How to fix
                Write the date as `2026-03-31`.
            """,
        ),
        FaultKind.NUMERIC_ID: _rule(
            "INP015",
            "id-as-number",
            {
                "numeric-id": "`{written}` is read as a number where an id is meant: put it in quotes"
            },
            """An id that YAML reads as a number.

            What it checks
                Ids are text. Speaks only where no rule pack has a rule of its own for this.
            Why it matters
                `5.10` and `5.1` are one number and two ids.
            How to fix
                Put the id in quotes.
            """,
        ),
    }
)

INPUT_RULES: tuple[Rule, ...] = (
    *OF_PROBLEM.values(),
    *{rule.code: rule for rule in OF_FAULT.values()}.values(),
    IDLE,
)
