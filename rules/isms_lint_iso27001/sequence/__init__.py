"""The SEQ family: what comes before what in a certification year."""
