from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.criteria_names import (
    may_name_document,
    missing_ids,
    names_known,
)

DOCUMENTS = "---\n{kind: document, id: POL-1, title: Access control policy}\n"
RUN = run_of("kind: audit\nid: AUD-1\n" + DOCUMENTS)
(AUDIT,) = RUN.register.of("audit")


@pytest.mark.parametrize(
    ("criterion", "known", "document"),
    [
        ("ISO/IEC 27001", True, False),
        ("ISO 9001:2015", True, False),
        ("27001", True, False),
        ("SOC-2", True, False),
        ("NIS-2", True, False),
        ("BS 7799", True, False),
        ("POL-1", True, False),
        ("POL-1 4.2", True, False),
        ("access  control policy", True, True),
        ("Access control policy, version 3", True, True),
        ("9.2", True, False),
        ("A.5.15-A.5.18", True, False),
        ("full-isms", True, False),
        ("POL-99", False, False),
        ("supplier policy", False, True),
        ("best practice", False, False),
        ("the facts", False, False),
        ("nisi", False, False),
        ("", False, False),
    ],
)
def test_what_a_criterion_names(criterion: str, known: bool, document: bool) -> None:
    assert names_known(criterion, AUDIT, RUN) is known
    assert may_name_document(criterion, RUN) is document


def test_an_id_may_be_a_document_where_none_are_on_record() -> None:
    run = run_of("kind: audit\nid: AUD-1\n")
    assert may_name_document("POL-99", run)
    assert not may_name_document("best practice", run)


def missing(criteria: str, documents: str = DOCUMENTS) -> list[tuple[object, str]]:
    text = f"kind: audit\nid: AUD-1\ncriteria: {criteria}\n{documents}"
    run = run_of(text)
    return list(missing_ids(run.register.of("audit")[0], run))


def test_ids_that_no_record_has() -> None:
    assert missing("['ISO/IEC 27001:2022', POL-99]") == [(("criteria", 1), "POL-99")]
    assert missing("SOP-IT-03 section 4") == [(("criteria",), "SOP-IT-03 section 4")]
    assert missing("[POL-1, POL-1 4.2, ISO-27001, SOC-2, best practice, TBD, access-policy]") == []
    assert missing("[POL-99]", documents="") == []


def test_criteria_of_programmes_and_their_entries() -> None:
    run = run_of(
        "kind: audit-programme\nid: P\ncriteria: [POL-2]\n"
        "entries: [{audit: A-1, criteria: [POL-1, POL-3]}]\n" + DOCUMENTS
    )
    (programme,) = run.register.of("audit-programme")
    assert list(missing_ids(programme, run)) == [
        (("criteria", 0), "POL-2"),
        (("entries", 0, "criteria", 1), "POL-3"),
    ]
    (document,) = run.register.of("document")
    assert list(missing_ids(document, run)) == []
