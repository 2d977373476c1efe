"""Two runs compared: what a change brings, what it mends, and whether it lowers its own bar."""
