"""Records as a sheet for people who edit no YAML, and what they changed in it back into the files."""
