"""What is due, and by when: one module for each sort of thing."""
