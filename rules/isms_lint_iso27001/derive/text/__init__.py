"""What is said in words, and how rules say it."""
