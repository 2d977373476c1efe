"""Documents of one system that contradict one another."""
