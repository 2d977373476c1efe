"""The plugin door: what plugins can bring, and how they are found and loaded."""
