"""The rules: one module each, found by `load_rules`."""
