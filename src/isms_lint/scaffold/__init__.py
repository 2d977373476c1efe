"""Writes what somebody begins with: a rule pack of their own."""
