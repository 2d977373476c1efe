"""Single internal audits."""
