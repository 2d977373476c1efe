"""What a run leaves behind for the next one: outside of the repository, and never believed unseen.

A change cannot poison it: it lies in the user's own cache folder, not in the repository that is judged.
"""
