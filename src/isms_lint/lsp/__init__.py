"""The language server: what editors show of a repository while its records are written.

Needs `pygls`, the extra `isms-lint[lsp]`; nothing else of isms-lint imports this package.
"""
