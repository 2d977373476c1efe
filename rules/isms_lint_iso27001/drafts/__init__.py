"""How records begin, filled with what the register knows.

A module for each kind, or for some that belong together.
"""
