"""How records begin, filled with what the register knows: a module for each kind, or for some that belong together."""
