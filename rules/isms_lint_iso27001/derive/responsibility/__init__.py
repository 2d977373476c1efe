"""Who owned or ran what, and what is open in somebody's name."""
