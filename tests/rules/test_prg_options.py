"""The parameters of the audit programme's rules, and what they are where nobody sets them."""

from __future__ import annotations

from isms_lint_iso27001 import plugin


def test_defaults() -> None:
    defaults = {
        rule.code: {name: schema["default"] for name, schema in rule.options.items()}
        for rule in plugin.isms_lint_rules()
        if rule.family == "PRG" and rule.options
    }
    assert defaults == {
        "PRG003": {"min_audits": 2},
        "PRG004": {"cycle_years": 3},
        "PRG005": {"cycle_years": 3, "new_control_grace_months": 12},
        "PRG006": {"audit_interval_months": 12, "grace_days": 30},
        "PRG007": {"missed_grace_days": 14},
        "PRG008": {"high_risk_interval_months": 12},
        "PRG009": {"followup_months": 12, "minor_cluster": 3, "react_days": 30},
        "PRG012": {"min_year_share": 0.2, "min_processes": 3, "ahead_months": 24},
        "PRG015": {"react_days": 90},
        "PRG016": {"react_days": 90},
    }
