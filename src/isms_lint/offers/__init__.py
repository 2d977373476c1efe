"""What plugins offer beside rules, each only asked for by the command that needs it: records to begin
with, days on which something is due, papers for people, a repository to start from.
"""
