"""Tables, a plot and a page of what was measured."""
