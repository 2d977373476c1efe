"""What a repository has the more of the larger it is: teams, their work, and reviews of it."""
