"""Audit programmes, their cycles, and what they cover."""
