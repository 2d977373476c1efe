"""All kinds of defect."""

from __future__ import annotations

from . import (
    accepted_by_nobody,
    action_left,
    broken_yaml,
    dangling_reference,
    done_in_future,
    duplicate_id,
    duplicate_key,
    excluded_without_reason,
    illegal_date,
    late_report,
    missing_input,
    no_approver,
    no_cause,
    no_requirement,
    overdue_action,
    self_audit,
    self_verified,
    unknown_field,
    unknown_word,
    wrong_level,
    wrong_type,
)

IN_BLOCKS = tuple(
    module.DEFECT
    for module in (
        late_report,
        self_audit,
        overdue_action,
        no_cause,
        self_verified,
        dangling_reference,
        duplicate_id,
        unknown_field,
        illegal_date,
        accepted_by_nobody,
        no_requirement,
        wrong_level,
        duplicate_key,
        wrong_type,
        done_in_future,
        broken_yaml,
        no_approver,
        unknown_word,
        action_left,
    )
)
NAMES = frozenset(
    [*(defect.name for defect in IN_BLOCKS), missing_input.NAME, excluded_without_reason.NAME]
)
