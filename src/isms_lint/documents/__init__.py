"""Documents: bytes of a file in, plain data with the place of every value out."""
