"""How findings moved from one report of a repository to the next."""
