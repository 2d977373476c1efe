"""Rules written as data: one YAML file each, with expressions in CEL (Common Expression Language).

    reading → rule file (a record of kind `rule`) → expressions, compiled and bounded → Rule

What comes out is a rule like any other. Only what is needed for it is imported, and only where there
are such rules.
"""
