"""Hollin Instruments' own rules for isms-lint."""
