"""Written: what people write, into what records hold. Functions of text, which know no record.

Text comes in as it stands in a cell, a heading or below one. What comes out has one reading only; a
text of which several things may be meant is told so, never guessed.
"""
