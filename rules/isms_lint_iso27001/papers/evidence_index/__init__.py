"""The evidence pack: which records and which evidence are in it, each with its hash."""
