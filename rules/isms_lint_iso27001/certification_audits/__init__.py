"""Audits of the certification body."""
