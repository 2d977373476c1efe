"""What a repository's own pages, tables and data hold, recognised and written down as mappings.

Nothing here is applied: what comes out is configuration that people read, answer and correct.
"""
