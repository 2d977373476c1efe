"""Fixes: changes of findings into the text of files."""
