"""What records say under each input of a management review that is still to be held (9.3.2)."""
