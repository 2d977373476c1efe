"""Clause and control ids of the standard and of others."""
