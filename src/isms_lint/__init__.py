"""isms-lint: a policy-as-code linter for information security management systems kept in git."""
