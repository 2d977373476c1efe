"""What a run over many records leaves on disk: its records, and what rules read and said.

The next run of the same command reads the files that changed, and runs the rules that read what
changed in them.
"""
