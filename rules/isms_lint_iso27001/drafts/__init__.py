"""How records begin, filled with what the register knows: one module a kind."""
