"""Who answers for what on a day, who manages whom, who leads."""
