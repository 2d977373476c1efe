"""A record to begin with, as a file: its id, its place, its text."""
